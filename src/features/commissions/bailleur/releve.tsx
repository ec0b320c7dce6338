import { describeStatut } from '#domain/candidature.ts'
import { writeDecision } from '#domain/commission-lettre.ts'
import type { Financement } from '#domain/offre.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { jusquAu, rang } from '#ui/format.ts'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { Examen, Examine } from '../queries/examen.ts'
import { nameOf } from './cadre.tsx'

/** What was decided for each, and what is awaited now. */
export function TableDecisions(props: { examen: Examen }) {
  const { candidats, passage, offre } = props.examen
  const notified = passage !== undefined && passage.notifieLe !== null
  const rows = notified ? candidats.filter(({ decision }) => decision !== undefined) : candidats
  return <Table caption="Décisions" captionHidden columns={columnsOf(offre.financement, { notified, left: rows.some(({ statut }) => statut !== 'en_commission') })} rows={rows} rowKey={({ id }) => String(id)} rowTone={({ statut }) => (statut === 'retiree' || statut === 'offre_retiree' ? 'struck' : undefined)} empty={<Personne />} />
}

/** As long as all are before the commission, their state tells nothing. */
function columnsOf(financement: Financement, { notified, left }: { notified: boolean; left: boolean }): readonly Column<Examine>[] {
  const suite: Column<Examine> = { key: 'suite', label: 'Suite', render: (row) => <Suite candidat={row} /> }
  const etat: Column<Examine> = { key: 'statut', label: 'État', render: (row) => <Etat candidat={row} /> }
  return [
    { key: 'nom', label: 'Candidat', heading: true, render: (row) => <a href={`/bailleur/candidatures/${row.id}`}>{nameOf(row)}</a> },
    { key: 'liste', label: 'Liste', render: (row) => (row.rangGele === null ? '–' : rang(row.rangGele)) },
    { key: 'decision', label: 'Décision', render: (row) => (row.decision ? writeDecision(row.decision, financement) : 'À saisir') },
    ...(left ? [etat] : []),
    ...(notified ? [suite] : []),
  ]
}

function Etat(props: { candidat: Examine }) {
  const { statut, rangCommission } = props.candidat
  const { libelle, couleur } = describeStatut(statut, rangCommission === null ? {} : { rang: rangCommission })
  return <Status tone={couleur}>{LIBELLES[statut] ?? libelle}</Status>
}

/** Said to the landlord, where the label speaks to the applicant. */
const LIBELLES: Readonly<Partial<Record<Examine['statut'], string>>> = { attribuee: 'Attribué\u00a0: réponse attendue', acceptee: 'A accepté', refusee: 'A refusé' }

function Suite(props: { candidat: Examine }) {
  const { id, statut, echeanceLe } = props.candidat
  if (statut === 'attribuee' && echeanceLe) return <>Réponse attendue {jusquAu(echeanceLe.subtract({ minutes: 1 }))}</>
  if (statut !== 'attribuee_sous_condition' || !echeanceLe) return <>–</>
  return (
    <>
      Pièce attendue {jusquAu(echeanceLe.subtract({ minutes: 1 }))}. <a href={`/bailleur/candidatures/${id}/condition`}>Suivre la condition</a>
    </>
  )
}

function Personne() {
  return (
    <EmptyState title="Plus de candidat devant la commission" drawing="list" level={3}>
      <p>Les candidats de ce logement sont partis. Action Logement peut vous en désigner d’autres, dans l’ordre de la liste.</p>
    </EmptyState>
  )
}
