import { ButtonLink } from '#ui/button.tsx'
import { Breadcrumb } from '#ui/breadcrumb.tsx'
import { euros, jourChiffres, nombre } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Stats } from '#ui/stats.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'

type Ligne = { id: string; rang: number; nom: string; points: number; depot: string; loyer: number; statut: string; tone: StatusTone; etat?: 'highlight' | 'struck' }

const LIGNES: readonly Ligne[] = [
  { id: '1', rang: 1, nom: 'LECLERC Aïcha', points: 539, depot: '2019-03-14', loyer: 50000, statut: 'Dossier validé', tone: 'blue', etat: 'highlight' },
  { id: '2', rang: 2, nom: 'TABANOU Luc', points: 536, depot: '2020-01-05', loyer: 50000, statut: 'En attente d’examen', tone: 'blue' },
  { id: '3', rang: 3, nom: 'VAN DER MEERSCH-DE LA ROCHEFOUCAULD Marie-Antoinette', points: 510, depot: '2018-11-30', loyer: 50000, statut: 'En attente de pièces complémentaires', tone: 'orange' },
  { id: '4', rang: 4, nom: 'NGUYEN Théo', points: 486, depot: '2021-07-01', loyer: 50000, statut: 'Candidature annulée', tone: 'grey', etat: 'struck' },
  { id: '5', rang: 5, nom: 'DUPONT Élise', points: -40, depot: '2024-02-29', loyer: 50000, statut: 'Dossier non validé', tone: 'red' },
]

const COLONNES: readonly Column<Ligne>[] = [
  { key: 'rang', label: 'Rang', align: 'end', render: (row) => row.rang, sort: { href: '?tri=rang', direction: 'asc' } },
  { key: 'nom', label: 'Nom', heading: true, render: (row) => <a href="/conseiller">{row.nom}</a>, sort: { href: '?tri=nom' } },
  { key: 'points', label: 'Points', align: 'end', render: (row) => nombre(row.points), sort: { href: '?tri=points' } },
  { key: 'depot', label: 'Demande du', render: (row) => jourChiffres(row.depot) },
  { key: 'loyer', label: 'Loyer', align: 'end', render: (row) => euros(row.loyer) },
  { key: 'statut', label: 'Statut', render: (row) => <Status tone={row.tone}>{row.statut}</Status> },
]

export function ProfessionalPage() {
  const nav = [
    { key: 'accueil', href: '/conseiller', label: 'Tableau de bord' },
    { key: 'demandes', href: '/conseiller/demandes', label: 'Demandes', count: 18 },
    { key: 'offres', href: '/conseiller/offres', label: 'Offres' },
    { key: 'candidatures', href: '/conseiller/candidatures', label: 'Candidatures', count: 42 },
    { key: 'entreprises', href: '/conseiller/entreprises', label: 'Entreprises' },
  ]
  return (
    <Page title="Candidatures" active="candidatures" width="wide" nav={nav}>
      <Breadcrumb items={[{ href: '/conseiller', label: 'Tableau de bord' }, { href: '/conseiller/offres', label: 'Offres' }, { label: 'Lyon 6e, T1' }]} />
      <PageTitle actions={<ButtonLink href="#" small icon="send">Transmettre au bailleur</ButtonLink>}>Lyon 6e, T1 à 500&nbsp;€</PageTitle>
      <Stats
        items={[
          { label: 'à examiner', value: 18, href: '?statut=deposee', tone: 'blue' },
          { label: 'pièces attendues', value: 4, href: '?statut=pieces', tone: 'orange', hint: 'dont 1 en retard' },
          { label: 'validées', value: 12, href: '?statut=validee', tone: 'green' },
          { label: 'chez le bailleur', value: 3, href: '?statut=transmise', tone: 'violet' },
          { label: 'non validées', value: 5, href: '?statut=invalidee', tone: 'red' },
          { label: 'jours avant clôture', value: 4, tone: 'grey' },
        ]}
      />
      <Section title="Candidatures">
        <Tabs label="Candidatures par état" active="toutes" items={[{ key: 'toutes', href: '?', label: 'Toutes', count: 42 }, { key: 'examiner', href: '?a', label: 'À examiner', count: 18 }, { key: 'closes', href: '?b', label: 'Closes' }]} />
        <Table caption="Candidatures dans l’ordre du classement" captionHidden columns={COLONNES} rows={LIGNES} rowKey={(row) => row.id} rowTone={(row) => row.etat} />
        <Pagination page={1} pages={3} href={(page) => `?page=${page}`} />
      </Section>
    </Page>
  )
}
