import type { Jour } from '#domain/jour.ts'
import { Select } from '#ui/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Filters } from '#ui/filters.tsx'
import { Hidden } from '#ui/form.tsx'
import { jour, jourChiffres, jourLong, nameTypologie, nombre, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { ETATS, type Etat, type LigneCommission, type Tri, type Vue } from '../queries/tableau.ts'
import { FICHES_ETAT, LECTURE_SEULE } from '../texts.ts'

const ICI = '/bailleur/commissions'

type Props = { lignes: readonly LigneCommission[]; total: number; pages: number; counts: ReadonlyMap<Etat, number>; vue: Vue; lecture: boolean; gestes: boolean }

/** The sittings to come and past, the homes of each, and what is left to do. */
export function SeancesPage(props: Props) {
  const { vue, counts } = props
  const filtered = vue.etat !== undefined || vue.jour !== undefined
  const shown = ETATS.filter((etat) => (counts.get(etat) ?? 0) > 0 || etat === vue.etat)
  return (
    <Page title="Commissions" active="commissions" width="wide" back={{ href: '/bailleur', label: 'Tableau de bord' }}>
      <PageTitle lead="Les logements à présenter à la commission d’attribution, ce qu’elle a décidé et ce qui reste à faire.">Commissions</PageTitle>
      {props.lecture && <Notice>{LECTURE_SEULE}</Notice>}
      {shown.length > 0 && <Stats items={shown.map((etat) => ({ label: FICHES_ETAT[etat].libelle, value: nombre(counts.get(etat) ?? 0), href: `${ICI}?etat=${etat}`, tone: FICHES_ETAT[etat].ton }))} />}
      <Section title={titleOf(vue, props.total)} actions={filtered ? <a href={ICI}>Tous les logements</a> : undefined}>
        <Filters action={ICI} count={Number(vue.etat !== undefined) + Number(vue.jour !== undefined)} clearHref={ICI}>
          <Select form={{ values: { etat: vue.etat }, errors: {} }} name="etat" label="Où en est le logement" optional width="medium" placeholder="Tous" options={ETATS.map((etat) => ({ value: etat, label: FICHES_ETAT[etat].libelle }))} />
          {vue.jour !== undefined && <Hidden name="jour" value={vue.jour} />}
        </Filters>
        <Table caption="Logements en commission" captionHidden columns={columnsOf(props)} rows={props.lignes} rowKey={({ offreId, passageId }) => `${offreId}-${passageId ?? 0}`} empty={<Vide filtered={filtered} />} />
        <Pagination page={vue.page} pages={props.pages} href={(page) => addressOf(vue, { page })} />
      </Section>
    </Page>
  )
}

function titleOf({ etat, jour: day }: Vue, total: number): string {
  const who = etat === undefined ? 'Tous les logements' : `Logements\u00a0: ${FICHES_ETAT[etat].libelle.toLowerCase()}`
  return `${day === undefined ? who : `Commission du ${jourLong(day)}`} (${nombre(total)})`
}

function columnsOf({ vue, gestes }: Props): readonly Column<LigneCommission>[] {
  const sort = (tri: Tri) => ({ sort: { href: addressOf(vue, { tri, sens: vue.tri === tri && vue.sens === 'asc' ? 'desc' : 'asc', page: 1 }), ...(vue.tri === tri ? { direction: vue.sens } : {}) } })
  return [
    { key: 'reference', label: 'Logement', heading: true, ...sort('reference'), render: (row) => <a class="nowrap" href={`/bailleur/offres/${row.offreId}`}>{row.reference}</a> },
    { key: 'ville', label: 'Lieu', ...sort('ville'), render: (row) => `${nameTypologie(row.typologie)}, ${surface(row.surface)}, ${row.ville} (${row.codePostal})` },
    { key: 'jour', label: 'Commission', ...sort('jour'), render: (row) => <Day jour={row.jour} /> },
    { key: 'candidats', label: 'Candidats', align: 'end', render: (row) => nombre(row.candidats) },
    { key: 'decides', label: 'Décisions', align: 'end', render: (row) => (row.passageId === null ? '–' : `${nombre(row.decides)} sur ${nombre(row.candidats)}`) },
    { key: 'etat', label: 'État', ...sort('etat'), render: (row) => <Status tone={FICHES_ETAT[row.etat].ton}>{FICHES_ETAT[row.etat].libelle}</Status> },
    { key: 'geste', label: 'À faire', render: (row) => <Geste ligne={row} gestes={gestes} /> },
  ]
}

function Day(props: { jour: Jour | null }) {
  if (props.jour === null) return <>À choisir</>
  return (
    <a class="nowrap" href={`${ICI}?jour=${props.jour}`} aria-label={`Commission du ${jour(props.jour)}`}>
      {jourChiffres(props.jour)}
    </a>
  )
}

/** Where the next act is done; who only reads has the same page, without its form. */
function Geste(props: { ligne: LigneCommission; gestes: boolean }) {
  const { ligne } = props
  const label = props.gestes ? FICHES_ETAT[ligne.etat].geste : 'Voir'
  return (
    <a href={`/bailleur/offres/${ligne.offreId}/${PAGES[ligne.etat]}`}>
      {label}
      <span class="sr-only">{`\u00a0: ${ligne.reference}`}</span>
    </a>
  )
}

const PAGES: Readonly<Record<Etat, string>> = {
  a_convoquer: 'commission', a_venir: 'commission', a_decider: 'decisions', a_notifier: 'notification', condition: 'decisions', notifiee: 'decisions', sans_candidat: 'decisions',
}

function addressOf(vue: Vue, change: Partial<Vue>): string {
  const { etat, jour: day, tri, sens, page } = { ...vue, ...change }
  const query = { ...(etat ? { etat } : {}), ...(day ? { jour: day } : {}), tri, sens, ...(page > 1 ? { page: String(page) } : {}) }
  return `${ICI}?${new URLSearchParams(query).toString()}`
}

function Vide(props: { filtered: boolean }) {
  return (
    <EmptyState title={props.filtered ? 'Aucun logement ici' : 'Aucun logement n’est à présenter'} drawing="list" level={3} actions={props.filtered ? <a href={ICI}>Tous les logements</a> : <a href="/bailleur">Mes logements</a>}>
      <p>{props.filtered ? 'Choisissez un autre état, ou revenez à tous les logements.' : 'Un logement vient ici quand Action Logement vous a envoyé les dossiers des candidats.'}</p>
    </EmptyState>
  )
}
