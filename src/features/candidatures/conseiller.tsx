import { Hono } from 'hono'
import { findOffre, type Offre } from '#features/offres/queries.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, idOf, show, type Env } from '#src/context.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { euros, jour, jourHeure, nameTypologie, nombre, rang, surface } from '#ui/format.ts'
import { Facts } from '#ui/facts.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { listListe, type LigneListe } from './queries/liste.ts'
import { StatutBadge } from './views.tsx'

export const candidaturesConseiller = new Hono<Env>()

candidaturesConseiller.get('/conseiller/offres/:id', async (c) => {
  const { ctx } = c.var
  const id = idOf(c)
  const offre = id === undefined ? undefined : await findOffre(ctx.db, id)
  if (!offre || !isMine(actorOf(ctx, 'conseiller').departements, offre)) throw new NotFound()
  return show(c, <ListePage offre={offre} lignes={await listListe(ctx.db, offre.id, ctx.today)} />)
})

/** A conseiller reads the homes of the territory; none named: all. */
function isMine(departements: readonly string[], { departement }: Offre): boolean {
  return departements.length === 0 || departements.includes(departement)
}

function ListePage(props: { offre: Offre; lignes: readonly LigneListe[] }) {
  const { offre, lignes } = props
  const frozen = offre.statut !== 'en_ligne'
  return (
    <Page title={`Candidats de l’offre ${offre.reference}`} active="accueil" width="wide" back={{ href: '/conseiller', label: 'Offres' }}>
      <PageTitle kicker={`Offre ${offre.reference}, ${offre.bailleur}`}>
        {nameTypologie(offre.typologie)}, {surface(offre.surface)}, {offre.ville}
      </PageTitle>
      <Facts
        items={[
          { label: 'Financement', value: offre.financement },
          { label: 'Loyer charges comprises', value: euros(offre.loyer) },
          { label: frozen ? 'Close' : 'Clôture', value: offre.cloture_le === null ? '–' : jourHeure(offre.cloture_le.subtract({ minutes: 1 })) },
          { label: 'Disponible dès le', value: jour(offre.disponible_le) },
        ]}
      />
      <Section title={frozen ? 'Liste arrêtée' : 'Liste en cours'} lead={frozen ? 'L’ordre est celui de la clôture, il ne change plus.' : 'L’ordre change jusqu’à la clôture.'}>
        <Table caption="Candidats dans l’ordre" captionHidden columns={COLUMNS} rows={lignes} rowKey={({ id }) => String(id)} rowTone={({ statut }) => (statut === 'retiree' ? 'struck' : undefined)} empty={<Personne />} />
      </Section>
    </Page>
  )
}

const COLUMNS = [
  { key: 'rang', label: 'Rang', render: (row: LigneListe) => (row.rang === undefined ? '–' : rang(row.rang)) },
  { key: 'nom', label: 'Candidat', heading: true, render: (row: LigneListe) => `${row.nom} ${row.prenom}` },
  { key: 'numero', label: 'Numéro unique', render: (row: LigneListe) => row.numeroUnique },
  { key: 'points', label: 'Points', align: 'end' as const, render: (row: LigneListe) => (row.total === undefined ? '–' : nombre(row.total)) },
  { key: 'depot', label: 'Demande du', render: (row: LigneListe) => jour(row.dateDepot) },
  { key: 'taille', label: 'Entreprise', render: (row: LigneListe) => row.categorie ?? '–' },
  { key: 'statut', label: 'État', render: (row: LigneListe) => <StatutBadge candidature={{ statut: row.statut, attente_piece: row.attentePiece }} /> },
]

function Personne() {
  return (
    <EmptyState title="Personne n’a encore postulé" drawing="list" level={3}>
      <p>Les candidats apparaissent ici dès qu’ils postulent, dans l’ordre de leurs points.</p>
    </EmptyState>
  )
}
