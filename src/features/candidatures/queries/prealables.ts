import { listPrealables, type Prealable } from '#domain/completude.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import type { Verdict } from '#domain/verdict.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import { isOuverte, offreFacts, type FactsRow } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'

/** Why one cannot apply; every reason that can be known at once is given at once. */
export type Refus =
  | { cause: 'introuvable' }
  | { cause: 'prealables'; prealables: readonly Prealable[] }
  | { cause: 'loi'; verdict: Verdict }
  | { cause: 'engagee'; candidatureId: number }
  | { cause: 'deja_candidat' }
  | { cause: 'close' }
/** What the law and the request say, before anything is tried. */
export function checkBefore(ctx: Pick<Ctx, 'today' | 'now'>, loaded: LoadedDemande, offre: FactsRow): Refus | undefined {
  if (!isOuverte(offre, ctx.now)) return { cause: 'close' }
  const prealables = listPrealablesOf(loaded)
  if (prealables.length > 0) return { cause: 'prealables', prealables }
  const verdict = checkEligibilite(loaded.demande, offreFacts(offre, ctx.now), ctx.today)
  return verdict.reponse === 'oui' ? undefined : { cause: 'loi', verdict }
}

/** What this person has still to do before any home. */
export function listPrealablesOf(loaded: LoadedDemande): readonly Prealable[] {
  return listPrealables(etatOf(loaded))
}

function etatOf(loaded: LoadedDemande) {
  return { demande: loaded.statut, employeur: loaded.rattachement !== undefined, confidentialite: loaded.choix !== undefined, pieces: loaded.piecesConfirmeesLe !== undefined }
}
