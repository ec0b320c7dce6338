import type { Temporal } from 'temporal-polyfill'
import { FICHES_OFFRE, type StatutOffre } from '#domain/offre.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { euros, jour, jourChiffres, jourDe, jourHeure, nameTypologie, nombre, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { Offre } from '../queries.ts'
import type { LigneOffre } from '../queries/portail.ts'

export type TableauProps = {
  titre: string
  base: string
  counts: ReadonlyMap<StatutOffre, number>
  offres: readonly LigneOffre[]
  statut: StatutOffre | undefined
  page: number
  pages: number
  avecBailleur: boolean
}

/** The offers of a professional: counts that lead to lists, then the list. */
export function TableauOffres(props: TableauProps) {
  const shown = [...props.counts].filter(([statut, total]) => total > 0 || statut === props.statut)
  return (
    <Page title={props.titre} active="accueil" width="wide">
      <PageTitle>{props.titre}</PageTitle>
      <Stats items={shown.map(([statut, total]) => ({ label: FICHES_OFFRE[statut].libelle, value: nombre(total), href: `${props.base}?statut=${statut}` }))} />
      <Section
        title={props.statut === undefined ? 'Toutes les offres' : `Offres : ${FICHES_OFFRE[props.statut].libelle.toLowerCase()}`}
        actions={props.statut === undefined ? undefined : <a href={props.base}>Toutes les offres</a>}
      >
        <Table caption="Offres" captionHidden columns={columnsOf(props)} rows={props.offres} rowKey={({ id }) => String(id)} empty={<Vide />} />
        <Pagination page={props.page} pages={props.pages} href={(page) => `${props.base}?${new URLSearchParams({ ...(props.statut ? { statut: props.statut } : {}), page: String(page) }).toString()}`} />
      </Section>
    </Page>
  )
}

function columnsOf({ base, avecBailleur }: TableauProps): readonly Column<LigneOffre>[] {
  const bailleur: Column<LigneOffre> = { key: 'bailleur', label: 'Bailleur', render: (row) => row.bailleur }
  return [
    { key: 'reference', label: 'Référence', heading: true, render: (row) => <a class="nowrap" href={`${base}/offres/${row.id}`}>{row.reference}</a> },
    { key: 'logement', label: 'Logement', render: (row) => `${nameTypologie(row.typologie)}, ${surface(row.surface)}, ${row.ville} (${row.code_postal})` },
    ...(avecBailleur ? [bailleur] : []),
    { key: 'financement', label: 'Financement', render: (row) => row.financement },
    { key: 'loyer', label: 'Loyer', align: 'end', render: (row) => euros(row.loyer) },
    { key: 'candidats', label: 'Candidats en liste', align: 'end', render: (row) => nombre(row.candidats) },
    { key: 'cloture', label: 'Dernier jour', render: (row) => (row.cloture_le === null ? '–' : jourChiffres(dernierJour(row.cloture_le))) },
    { key: 'statut', label: 'État', render: (row) => <StatutOffreBadge statut={row.statut} /> },
  ]
}

/** One home as its landlord reads it. */
export function FicheOffrePage(props: { offre: Offre; retour: { href: string; label: string } }) {
  const { offre } = props
  return (
    <Page title={`Offre ${offre.reference}`} active="accueil" width="wide" back={props.retour}>
      <PageTitle kicker={`Offre ${offre.reference}`} actions={<StatutOffreBadge statut={offre.statut} />}>
        {nameTypologie(offre.typologie)}, {surface(offre.surface)}, {offre.ville}
      </PageTitle>
      <Facts
        items={[
          { label: 'Adresse', value: `${offre.adresse}, ${offre.code_postal} ${offre.ville}` },
          { label: 'Financement', value: offre.financement },
          { label: 'Loyer charges comprises', value: euros(offre.loyer) },
          { label: 'Loyer hors charges', value: euros(offre.loyer_hors_charges) },
          { label: 'Dépôt de garantie', value: euros(offre.depot_garantie) },
          { label: 'Disponible dès le', value: jour(offre.disponible_le) },
          { label: 'Clôture des candidatures', value: offre.cloture_le === null ? '–' : jourHeure(offre.cloture_le.subtract({ minutes: 1 })) },
          { label: 'Candidats en liste', value: nombre(offre.candidats) },
          { label: 'Candidats désignés au plus', value: nombre(offre.designes_max) },
          { label: 'Description', value: offre.description },
        ]}
      />
    </Page>
  )
}

/** The last day on which one may apply, in Paris. */
function dernierJour(cloture: Temporal.Instant): string {
  return jourDe(cloture.subtract({ minutes: 1 }))
}

export function StatutOffreBadge(props: { statut: StatutOffre }) {
  const { libelle, couleur } = FICHES_OFFRE[props.statut]
  return <Status tone={couleur}>{libelle}</Status>
}

function Vide() {
  return (
    <EmptyState title="Aucune offre ici" drawing="list" level={3}>
      <p>Choisissez un autre état au-dessus, ou revenez à toutes les offres.</p>
    </EmptyState>
  )
}
