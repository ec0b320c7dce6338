import { EmptyState } from '#ui/empty-state.tsx'
import { nombre, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { LISTES, TRIS_DOSSIERS, type Liste, type VueDossiers } from '../queries/dossiers.ts'
import type { Recue } from '../queries/recues.ts'
import { NOMS_LISTES } from '../texts.ts'
import { writeAdresse } from '../vue.ts'
import { TableDossiers } from './table-dossiers.tsx'

type Props = { vue: VueDossiers; liste: { dossiers: readonly Recue[]; total: number; pages: number }; counts: ReadonlyMap<Liste, number> }

/** The files received, by what is awaited. */
export function DossiersPage(props: Props) {
  const { vue, liste, counts } = props
  const { titre, vide } = NOMS_LISTES[vue.liste]
  return (
    <Page title={titre} active="dossiers" width="wide" back={{ href: '/bailleur', label: 'Tableau de bord' }}>
      <PageTitle lead={liste.total === 0 ? undefined : pluriel(liste.total, 'dossier')}>{titre}</PageTitle>
      <ul class="chips" aria-label="Listes de dossiers">
        {LISTES.map((key) => (
          <li key={key}>
            <a class="chip" href={`/bailleur/dossiers?liste=${key}`} aria-current={key === vue.liste ? 'true' : undefined}>
              {NOMS_LISTES[key].compte} <span class="chip-count">{nombre(counts.get(key) ?? 0)}</span>
            </a>
          </li>
        ))}
      </ul>
      <TableDossiers caption={titre} dossiers={liste.dossiers} sort={sortOf(vue)} avecLogement empty={<Vide texte={vide} />} />
      <Pagination page={vue.page} pages={liste.pages} href={(page) => writeAdresse('/bailleur/dossiers', { liste: vue.liste, tri: vue.tri, sens: vue.sens, page: String(page) })} />
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
