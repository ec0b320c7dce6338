import { checkPiece, listPiecesRequises, type EtatPiece, type PieceRequise } from '#domain/piece.ts'
import type { Jour } from '#domain/jour.ts'
import type { LoadedDemande } from './queries.ts'

export type LignePiece = { requise: PieceRequise; qui: string; etat: EtatPiece }

/** The compulsory papers of this household, each with what the register says of it (F129, K16). */
export function listPieces({ demande, registre }: Pick<LoadedDemande, 'demande' | 'registre'>, today: Jour): readonly LignePiece[] {
  const { personnes } = demande.menage
  return listPiecesRequises(demande, today).map((requise) => ({
    requise,
    qui: requise.personne === undefined ? 'Votre foyer' : nomOf(registre, personnes, requise.personne),
    etat: checkPiece(requise, registre.piecesDeposees, (personne) => titulaireOf(personnes, personne), today),
  }))
}

type Personnes = LoadedDemande['demande']['menage']['personnes']
const TITULAIRES: readonly string[] = ['demandeur', 'conjoint', 'cotitulaire']

/** Applicant and co-applicants come in the same order in the facts and in the register; the others file no paper of their own there. */
function titulaireOf(personnes: Personnes, index: number): number | undefined {
  if (!TITULAIRES.includes(personnes[index]?.lien ?? '')) return undefined
  return personnes.slice(0, index).filter(({ lien }) => TITULAIRES.includes(lien)).length
}

function nomOf(registre: LoadedDemande['registre'], personnes: Personnes, index: number): string {
  const titulaire = titulaireOf(personnes, index)
  if (titulaire === undefined) return registre.personnesACharge[index - countTitulaires(personnes)]?.prenom ?? 'Une personne à charge'
  return [registre.demandeur, ...registre.cotitulaires][titulaire]?.prenom ?? 'Un demandeur'
}

function countTitulaires(personnes: Personnes): number {
  return personnes.filter(({ lien }) => TITULAIRES.includes(lien)).length
}
