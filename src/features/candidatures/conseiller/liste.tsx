import { isHeld } from '#domain/candidature.ts'
import type { Offre } from '#features/offres/queries.ts'
import { SubmitButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { jourCourt, jourChiffres, jourDe, nombre, rang } from '#ui/format.ts'
import { Table, type Column } from '#ui/table.tsx'
import type { ListeConseil, LigneConseil } from '../queries/liste-conseil.ts'
import { PiecesCourt, Signalements, titresOf } from './apercus.tsx'
import { StatutDossier } from './statut.tsx'

const RANG: Column<LigneConseil> = { key: 'rang', label: 'Rang', align: 'end', render: (row) => (row.rang === undefined ? '–' : rang(row.rang)) }
const NOM: Column<LigneConseil> = {
  key: 'nom', label: 'Candidat', heading: true,
  render: (row) => (
    <a href={`/conseiller/candidatures/${row.id}`}>
      {row.nom} {row.prenom}
    </a>
  ),
}
const ETAT: Column<LigneConseil> = { key: 'statut', label: 'État', render: (row) => <StatutDossier candidature={{ statut: row.statut, attente_piece: row.attentePiece }} /> }

/** Those whose priority a conseiller checked, above the list (K9). */
export function PrioritairesTable(props: { lignes: readonly LigneConseil[] }) {
  const titres: Column<LigneConseil> = { key: 'titres', label: 'À quel titre', render: titresOf }
  return <Table caption="Publics prioritaires" captionHidden columns={[RANG, NOM, titres, ETAT]} rows={props.lignes} rowKey={({ id }) => `p${id}`} rowTone={toneOf} />
}

/** The list in its order; who left is struck through, and keeps the place (K8). */
export function ListeTable({ offre, liste }: { offre: Offre; liste: ListeConseil }) {
  const columns: readonly Column<LigneConseil>[] = [
    RANG,
    NOM,
    { key: 'points', label: 'Points', align: 'end', render: (row) => (row.total === undefined ? '–' : nombre(row.total)) },
    { key: 'depot', label: 'Demande du', render: (row) => jourChiffres(row.dateDepot) },
    { key: 'taille', label: 'Entreprise', render: (row) => row.categorie ?? '–' },
    { key: 'pieces', label: 'Pièces', render: (row) => <PiecesCourt dossier={row.dossier} /> },
    { key: 'signalements', label: 'Signalements', render: (row) => <Signalements ligne={row} /> },
    ETAT,
    { key: 'acte', label: 'À faire', render: (row) => <Acte row={row} liste={liste} /> },
  ]
  return <Table caption="Candidats dans l’ordre" captionHidden columns={columns} rows={liste.lignes} rowKey={({ id }) => String(id)} rowTone={toneOf} empty={<Personne enLigne={offre.statut === 'en_ligne'} />} />
}

function toneOf({ statut }: LigneConseil): 'struck' | undefined {
  return isHeld(statut) || statut === 'non_designee' ? undefined : 'struck'
}

/** The act close at hand; the others are on the page of the file. */
function Acte({ row, liste }: { row: LigneConseil; liste: ListeConseil }) {
  if (row.statut === 'deposee') {
    return (
      <Form action={`/conseiller/candidatures/${row.id}/validation`} label={`Valider le dossier de ${row.nom} ${row.prenom}`}>
        <Hidden name="retour" value="liste" />
        <SubmitButton look="secondary" small>
          Valider
        </SubmitButton>
      </Form>
    )
  }
  if (row.statut !== 'non_designee') return <span>–</span>
  const rappel = row.ecarte?.rappel
  if (rappel?.reponse === null) return <span>Rappelé, réponse jusqu’au {jourCourt(jourDe(rappel.expireLe.subtract({ minutes: 1 })))}</span>
  if (row.ecarte?.obstacle !== undefined) return <span>{row.ecarte.obstacle}</span>
  if (liste.places === 0) return <span>–</span>
  return <a href={`/conseiller/candidatures/${row.id}#rappel`}>{liste.aRappeler === row.id ? 'À rappeler en premier' : 'Rappeler'}</a>
}

function Personne(props: { enLigne: boolean }) {
  return (
    <EmptyState title={props.enLigne ? 'Personne n’a encore postulé' : 'Personne n’était candidat à la clôture'} drawing="list" level={3}>
      <p>{props.enLigne ? 'Les candidats apparaissent ici dès qu’ils postulent, dans l’ordre de leurs points.' : 'Vous pouvez déclarer l’offre sans candidat.'}</p>
    </EmptyState>
  )
}
