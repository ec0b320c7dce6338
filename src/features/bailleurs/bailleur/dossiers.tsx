import { EmptyState } from '#ui/empty-state.tsx'
import { nombre, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { LISTES, PAR_PAGE, TRIS_DOSSIERS, type Liste, type VueDossiers } from '../queries/dossiers.ts'
import type { Recue } from '../queries/recues.ts'
import { NOMS_LISTES } from '../texts.ts'
import { writeAdresse } from '../vue.ts'
import { TableDossiers } from './table-dossiers.tsx'

type Props = { vue: VueDossiers; dossiers: readonly Recue[]; counts: ReadonlyMap<Liste, number> }

/** The files received, by what is awaited. */
export function DossiersPage(props: Props) {
  const { vue, dossiers, counts } = props
  const total = counts.get(vue.liste) ?? 0
  const { titre, vide } = NOMS_LISTES[vue.liste]
  return (
    <Page title={titre} active="dossiers" width="wide" back={{ href: '/bailleur', label: 'Tableau de bord' }}>
      <PageTitle lead={total === 0 ? undefined : pluriel(total, 'dossier')}>{titre}</PageTitle>
      <ul class="chips" aria-label="Listes de dossiers">
        {LISTES.map((key) => (
          <li key={key}>
            <a class="chip" href={`/bailleur/dossiers?liste=${key}`} aria-current={key === vue.liste ? 'true' : undefined}>
              {NOMS_LISTES[key].compte} <span class="chip-count">{nombre(counts.get(key) ?? 0)}</span>
            </a>
          </li>
        ))}
      </ul>
      <TableDossiers caption={titre} dossiers={dossiers} sort={sortOf(vue)} avecLogement empty={<Vide texte={vide} />} />
      <Pagination page={vue.page} pages={Math.max(1, Math.ceil(total / PAR_PAGE))} href={(page) => writeAdresse('/bailleur/dossiers', { liste: vue.liste, tri: vue.tri, sens: vue.sens, page: String(page) })} />
    </Page>
  )
}

function sortOf({ liste, tri, sens }: VueDossiers) {
  return Object.fromEntries(
    TRIS_DOSSIERS.map((one) => [one, { href: writeAdresse('/bailleur/dossiers', { liste, tri: one, sens: one === tri && sens === 'asc' ? 'desc' : 'asc' }), ...(one === tri ? { direction: sens } : {}) }]),
  )
}

function Vide(props: { texte: string }) {
  return (
    <EmptyState title="Rien à faire ici" drawing="list">
      <p>{props.texte}</p>
    </EmptyState>
  )
}
