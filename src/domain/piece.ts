import { DELAI_PIECE, PIECES_LEGALES, type CodePiece } from './baremes/pieces.ts'
import { addJours, age, writeJour, type Jour } from './jour.ts'
import { isACharge, type Menage } from './menage.ts'
import { anneeReference } from './ressources.ts'
import type { Demande } from './demande.ts'

/** Compulsory papers: arrêté du 22 décembre 2020, annexe; CCH R441-2-4-1. Nothing else is a condition to apply (K16). */
export const TYPES_PIECE = ['identite', 'filiation', 'avis_imposition'] as const
export type TypePiece = (typeof TYPES_PIECE)[number]

/** `personne`: its place in the household; absent when one paper serves all. `annee`: of the income. */
export type PieceRequise = { type: TypePiece; personne?: number; annee?: number; exigee: 'enregistrement' | 'instruction' }

/** As the register tells it. `titulaire`: 0 the applicant, n the nth co-applicant. */
export type PieceConnue = { type: string; validee: boolean; titulaire?: number; annee?: number; expireLe?: Jour }
export type EtatPiece = 'validee' | 'deposee' | 'expiree' | 'absente'

/** What a landlord or a commission may ask: the closed list of CCH R441-2-4-1, each paper by the name that people read. */
export const PIECES_DEMANDABLES: readonly { code: CodePiece; libelle: string }[] = Object.entries(PIECES_LEGALES.valeurs).flatMap(([code, { libelle }]) => (isCodePiece(code) ? [{ code, libelle }] : []))

export function isCodePiece(text: string): text is CodePiece {
  return Object.hasOwn(PIECES_LEGALES.valeurs, text)
}

/** A code of an older list is shown as it is. */
export function labelPiece(code: string): string {
  return isCodePiece(code) ? PIECES_LEGALES.valeurs[code].libelle : code
}

/** Does this paper of the register answer what was asked? A paper without a code of its own there can only be seen by the landlord. */
export function isPieceDemandee(code: string, connue: Pick<PieceConnue, 'type'>): boolean {
  return isCodePiece(code) && PIECES_LEGALES.valeurs[code].registre.includes(connue.type)
}

/** The last day given for a paper; undefined: it may be given. */
export function checkDelaiPiece(pourLe: Jour, today: Jour): string | undefined {
  const [first, last] = [addJours(today, DELAI_PIECE.valeurs.minimum), addJours(today, DELAI_PIECE.valeurs.maximum)]
  if (pourLe < first) return `Laissez au moins ${DELAI_PIECE.valeurs.minimum}\u00a0jours\u00a0: choisissez un jour à partir du ${writeJour(first)}.`
  return pourLe > last ? `Choisissez un jour jusqu’au ${writeJour(last)}\u00a0: ${DELAI_PIECE.valeurs.maximum}\u00a0jours au plus.` : undefined
}

const MAJORITE = 18

/** Register code → the paper that it stands for. */
const CODES: Readonly<Record<TypePiece, readonly string[]>> = { identite: ['ID', 'SEJOUR'], filiation: ['FAMILLE'], avis_imposition: ['FISC'] }

/** An adult without birth date is one by the tie: applicant, spouse and co-tenant sign the lease. */
export function isMajeur(personne: Menage['personnes'][number], le: Jour): boolean {
  return personne.naissance === undefined ? !isACharge(personne) : age(personne.naissance, le) >= MAJORITE
}

/** For this household, on that day: the notice of N-2 for each adult, that of N-1 only when it is claimed as lower (K16). */
export function listPiecesRequises({ menage, rfr }: Pick<Demande, 'menage' | 'rfr'>, le: Jour): readonly PieceRequise[] {
  const adultes = menage.personnes.flatMap((personne, index) => (isMajeur(personne, le) || !isACharge(personne) ? [index] : []))
  const annees = listAnnees(rfr, le)
  return [
    ...adultes.map((personne) => ({ type: 'identite', personne, exigee: 'enregistrement' }) as const),
    ...(adultes.length < menage.personnes.length ? [{ type: 'filiation', exigee: 'enregistrement' } as const] : []),
    ...adultes.flatMap((personne) => annees.map((annee) => ({ type: 'avis_imposition', personne, annee, exigee: 'instruction' }) as const)),
  ]
}

/** The best of what the register holds for this paper; one that has run out counts for nothing. */
export function checkPiece(requise: PieceRequise, connues: readonly PieceConnue[], titulaireOf: (personne: number) => number | undefined, le: Jour): EtatPiece {
  const found = connues.filter((connue) => serves(requise, connue, titulaireOf))
  const current = found.filter(({ expireLe }) => expireLe === undefined || expireLe >= le)
  if (current.some(({ validee }) => validee)) return 'validee'
  if (current.length > 0) return 'deposee'
  return found.length > 0 ? 'expiree' : 'absente'
}

function listAnnees(rfr: Demande['rfr'], le: Jour): readonly number[] {
  const reference = anneeReference(le)
  const ancien = rfr[String(reference)]
  const recent = rfr[String(reference + 1)]
  return ancien !== undefined && recent !== undefined && recent < ancien ? [reference, reference + 1] : [reference]
}

/** A paper filed for the household, without a name, serves each of its members. */
function serves(requise: PieceRequise, connue: PieceConnue, titulaireOf: (personne: number) => number | undefined): boolean {
  if (!CODES[requise.type].includes(connue.type)) return false
  if (requise.annee !== undefined && connue.annee !== undefined && connue.annee !== requise.annee) return false
  return requise.personne === undefined || connue.titulaire === undefined || connue.titulaire === titulaireOf(requise.personne)
}
