import { REVENUS_HLM, REVENUS_LLI, type RegleRevenus } from './baremes/ressources.ts'
import type { Demande } from './demande.ts'
import { annee, type Jour } from './jour.ts'
import type { Centimes, Financement } from './offre.ts'
import { isIntermediaire } from './plafonds.ts'

/** The income that is compared with the ceiling, and the year it comes from. */
export type RevenuRetenu = { annee: number; montant: Centimes }

/** N-2, the year whose tax notice everyone has. It moves on 1 January. */
export function anneeReference(le: Jour): number {
  return annee(le) - 2
}

/** Undefined: N-2 is not known, even if N-1 is (K4b). N-1 is a claim of the household: absent, it is not missing. */
export function computeRevenuRetenu(rfr: Demande['rfr'], financement: Financement, le: Jour): RevenuRetenu | undefined {
  const reference = anneeReference(le)
  const montant = rfr[String(reference)]
  if (montant === undefined) return undefined
  const recent = rfr[String(reference + 1)]
  const rule = isIntermediaire(financement) ? REVENUS_LLI : REVENUS_HLM
  if (recent === undefined || !isLower(recent, montant, rule.valeurs)) return { annee: reference, montant }
  return { annee: reference + 1, montant: recent }
}

function isLower(recent: Centimes, reference: Centimes, { numerateur, denominateur, strict }: RegleRevenus): boolean {
  const left = recent * denominateur
  const right = reference * numerateur
  return recent < reference && (strict ? left < right : left <= right)
}
