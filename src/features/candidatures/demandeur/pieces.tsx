import { labelPiece } from '#domain/piece.ts'
import type { PieceDemandee } from '#features/bailleurs/queries.ts'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Form } from '#ui/form.tsx'
import { jourHeure } from '#ui/format.ts'
import { writeDernierJour, writeFin } from '../queries/a-faire.ts'
import type { Fiche, SuivieFiche } from '../queries/fiche.ts'

/** Each paper still open: which, why, until when, how; then those that are settled, in a line. */
export function PiecesAFaire(props: { fiche: Fiche }) {
  const { pieces, candidature } = props.fiche
  const open = pieces.filter(({ etat }) => etat === 'demandee' || etat === 'deposee')
  return (
    <>
      {open.map((piece) => (
        <PieceCard key={piece.id} piece={piece} candidatureId={candidature.id} />
      ))}
      {open.some(({ etat }) => etat === 'demandee') && <CommentDeposer />}
    </>
  )
}

function PieceCard(props: { piece: PieceDemandee; candidatureId: number }) {
  const { piece, candidatureId } = props
  return (
    <Card level={3} title={piece.libelle}>
      {piece.precision !== undefined && <p>Le bailleur précise{'\u00a0'}: {piece.precision}</p>}
      <p>
        Attendue jusqu’au <strong>{writeDernierJour(piece.pourLe)}</strong>.
      </p>
      {piece.deposeeLe === undefined ? (
        <Form action={`/demandeur/candidatures/${candidatureId}/pieces/${piece.id}`} label={`Pièce\u00a0: ${piece.libelle}`}>
          <Actions>
            <SubmitButton>
              Je l’ai déposée<span class="sr-only">{'\u00a0'}: {piece.libelle}</span>
            </SubmitButton>
          </Actions>
        </Form>
      ) : (
        <p>Vous avez dit l’avoir déposée {jourHeure(piece.deposeeLe)}. Le bailleur la vérifie. Vous n’avez rien à faire.</p>
      )}
    </Card>
  )
}

function CommentDeposer() {
  return (
    <p class="small">
      Déposez la pièce sur <a href="/numero-unique">le site où vous avez fait votre demande</a>, pas ici ni par e-mail{'\u00a0'}: le bailleur la lit là-bas. Il ne peut demander que les pièces de la liste fixée par la loi (CCH, art. R441-2-4-1). Vous ne
      pouvez pas l’avoir à temps{'\u00a0'}? Appelez-nous au 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800.
    </p>
  )
}

/** The commission gave the home on this condition: the law sets what follows. */
export function PieceCondition(props: { candidature: SuivieFiche }) {
  const { attente_piece, decision_piece, echeance_le, bailleur } = props.candidature
  const piece = attente_piece ?? (decision_piece === null ? undefined : labelPiece(decision_piece))
  return (
    <>
      {piece !== undefined && (
        <p>
          La pièce{'\u00a0'}: <strong>{piece}</strong>
        </p>
      )}
      {echeance_le && (
        <p>
          À déposer jusqu’au <strong>{writeFin(echeance_le)}</strong>.
        </p>
      )}
      <p>
        Déposez-la sur <a href="/numero-unique">le site où vous avez fait votre demande</a>, puis prévenez {bailleur}. Vous ne pouvez pas l’avoir à temps{'\u00a0'}? Appelez-nous au 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800.
      </p>
    </>
  )
}
