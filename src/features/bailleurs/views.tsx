import type { Temporal } from 'temporal-polyfill'
import { FICHES } from '#domain/candidature.ts'
import type { Jour } from '#domain/jour.ts'
import { finDeJour } from '#domain/jour.ts'
import { heure, jour, jourCourt, jourDe, jusquAu } from '#ui/format.ts'
import { Status } from '#ui/status.tsx'
import { PIECE_POSSIBLE, VISITE_POSSIBLE } from './etapes.ts'
import type { Recue } from './queries/recues.ts'
import { LIBELLES } from './texts.ts'

/** The state in the words of the landlord; a paper that is asked covers it (F60). */
export function StatutRecue(props: { recue: Pick<Recue, 'statut' | 'attentePiece' | 'rangCommission'>; large?: boolean }) {
  const { statut, attentePiece, rangCommission } = props.recue
  const covered = attentePiece !== null && PIECE_POSSIBLE.includes(statut)
  return (
    <Status tone={covered ? 'orange' : FICHES[statut].couleur} large={props.large}>
      {covered ? 'Pièce attendue' : statut === 'attribuee_rang' && rangCommission !== null ? `Attribué en rang ${rangCommission}` : LIBELLES[statut]}
    </Status>
  )
}

/** « le 2 décembre 2026 à 23 h 59, heure de Paris »: the last minute before the instant from which it is too late. */
export function sayJusquAu(echeance: Temporal.Instant): string {
  return jusquAu(echeance.subtract({ minutes: 1 }))
}

/** A last day, its end said: « jusqu’au 2 décembre 2026 à 23 h 59, heure de Paris ». */
export function sayDernierJour(le: Jour): string {
  return sayJusquAu(finDeJour(le))
}

/** « sam. 28 nov. à 14 h 30 ». */
export function sayCreneau(creneau: Temporal.Instant): string {
  return `${jourCourt(jourDe(creneau))} à ${heure(creneau)}`
}

/** What comes next for this file, and when: one line of a dense table. */
export function sayProchain(recue: Recue): string {
  return sayEcheance(recue) ?? sayPieces(recue) ?? sayVisite(recue) ?? sayCles(recue) ?? SUITES[recue.statut] ?? '–'
}

function sayEcheance({ statut, echeanceLe }: Recue): string | undefined {
  const what = statut === 'attribuee' ? 'Réponse' : statut === 'attribuee_sous_condition' ? 'Condition' : undefined
  return what === undefined || !echeanceLe ? undefined : `${what} ${sayJusquAu(echeanceLe)}`
}

function sayPieces({ statut, pieces, piecePourLe, pieceDeposee }: Recue): string | undefined {
  if (!PIECE_POSSIBLE.includes(statut) || piecePourLe === null) return undefined
  return `${pieces > 1 ? `${pieces}\u00a0pièces` : 'Pièce'} jusqu’au ${jour(piecePourLe)}${pieceDeposee ? ', dite déposée' : ''}`
}

function sayCles({ bailSigneLe, clesRemisesLe }: Recue): string | undefined {
  if (clesRemisesLe !== null) return `Clés remises le ${jour(clesRemisesLe)}`
  return bailSigneLe === null ? undefined : 'Clés à remettre'
}

function sayVisite({ statut, visiteChoisie, visiteProposeeLe }: Recue): string | undefined {
  if (!VISITE_POSSIBLE.includes(statut)) return undefined
  if (visiteChoisie) return `Visite ${sayCreneau(visiteChoisie)}`
  return visiteProposeeLe ? 'Visite proposée, réponse attendue' : undefined
}

const SUITES: Readonly<Partial<Record<Recue['statut'], string>>> = {
  transmise: 'À étudier', en_commission: 'Décision à saisir', attribuee_rang: 'Attend son tour', acceptee: 'Bail à signer',
}
