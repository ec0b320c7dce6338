import { PIECES_LEGALES } from '#domain/baremes/pieces.ts'
import { isPieceDemandee, PIECES_DEMANDABLES } from '#domain/piece.ts'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jour, jourDe } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { TextField } from '#ui/text-field.tsx'
import { PIECE_POSSIBLE } from '../etapes.ts'
import { PRECISION_MAXIMUM } from '../forms.ts'
import { isEnded, type PieceDemandee } from '../queries.ts'
import type { Dossier } from '../queries/dossier.ts'
import { sayDernierJour } from '../views.tsx'

type Props = { dossier: Dossier; form: FormState; peutDemander: boolean }

/** Papers asked of this candidate, what the register shows of each, and the form to ask for one. */
export function PiecesDemandees({ dossier, form, peutDemander }: Props) {
  const { fiche, recue } = dossier
  const possible = peutDemander && PIECE_POSSIBLE.includes(recue.statut)
  if (fiche.pieces.length === 0 && !possible) return null
  return (
    <Section title="Pièces demandées" id="pieces">
      {fiche.pieces.length > 0 && <Table caption="Pièces demandées à ce candidat" captionHidden columns={columnsOf(dossier, peutDemander)} rows={fiche.pieces} rowKey={({ id }) => String(id)} />}
      {possible && (
        <Disclosure summary="Demander une pièce" look="card" open={Object.keys(form.errors).length > 0}>
          <Demander id={recue.id} form={form} />
        </Disclosure>
      )}
    </Section>
  )
}

function Demander(props: { id: number; form: FormState }) {
  const { form } = props
  return (
    <Form action={`/bailleur/candidatures/${props.id}/pieces`} label="Demander une pièce">
      <Select form={form} name="piece" label="Pièce" hint={`Liste fermée\u00a0: ${PIECES_LEGALES.article}. Rien d’autre ne peut être demandé.`} options={PIECES_DEMANDABLES.map(({ code, libelle }) => ({ value: code, label: libelle }))} />
      <TextField form={form} name="precision" label="Précision pour le candidat" hint="Quelle année, quelle personne du foyer" optional maxLength={PRECISION_MAXIMUM} autocomplete="off" />
      <DateField form={form} name="pour_le" label="Attendue jusqu’au" hint="Entre 3 et 60 jours. Le candidat a jusqu’à la fin de ce jour, heure de Paris." />
      <Actions>
        <SubmitButton>Demander cette pièce</SubmitButton>
      </Actions>
    </Form>
  )
}

function columnsOf(dossier: Dossier, peutAgir: boolean): readonly Column<PieceDemandee>[] {
  return [
    { key: 'piece', label: 'Pièce', heading: true, render: ({ libelle, precision }) => (precision === undefined ? libelle : `${libelle}\u00a0: ${precision}`) },
    { key: 'pour', label: 'Attendue', render: ({ pourLe }) => sayDernierJour(pourLe) },
    { key: 'etat', label: 'État', render: (piece) => <EtatDemande piece={piece} /> },
    { key: 'registre', label: 'Au registre', render: ({ piece }) => sayRegistre(dossier, piece) },
    ...(peutAgir ? [{ key: 'actes', label: 'Actions', render: (piece: PieceDemandee) => <Actes candidatureId={dossier.recue.id} piece={piece} /> }] : []),
  ]
}

const ETATS: Readonly<Record<PieceDemandee['etat'], { tone: StatusTone; texte: string }>> = {
  demandee: { tone: 'orange', texte: 'Attendue' },
  deposee: { tone: 'blue', texte: 'Dite déposée' },
  recue: { tone: 'green', texte: 'Reçue' },
  annulee: { tone: 'grey', texte: 'Plus demandée' },
}

function EtatDemande({ piece }: { piece: PieceDemandee }) {
  const { tone, texte } = ETATS[piece.etat]
  const quand = piece.recueLe ?? piece.annuleeLe ?? piece.deposeeLe
  return (
    <>
      <Status tone={tone}>{texte}</Status>
      {quand && <span class="small"> le {jour(jourDe(quand))}</span>}
    </>
  )
}

/** The latest paper of the register that answers what was asked. */
function sayRegistre({ contenu }: Dossier, piece: string): string {
  const [last] = (contenu?.loaded.registre.piecesDeposees ?? []).filter((connue) => isPieceDemandee(piece, connue)).toSorted((a, b) => (a.date < b.date ? 1 : -1))
  return last === undefined ? 'Rien' : `Déposée le ${jour(last.date)}${last.validee ? ', validée' : ''}`
}

function Actes({ candidatureId, piece }: { candidatureId: number; piece: PieceDemandee }) {
  if (isEnded(piece)) return <>–</>
  const base = `/bailleur/candidatures/${candidatureId}/pieces/${piece.id}`
  return (
    <div class="row-actions">
      <Form action={`${base}/reception`} layout="inline" label={`Reçue\u00a0: ${piece.libelle}`}>
        <SubmitButton small>Reçue</SubmitButton>
      </Form>
      <Form action={`${base}/annulation`} layout="inline" label={`Ne plus demander\u00a0: ${piece.libelle}`}>
        <SubmitButton small look="secondary">
          Ne plus demander
        </SubmitButton>
      </Form>
    </div>
  )
}
