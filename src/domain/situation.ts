import type { Demande } from './demande.ts'
import type { Jour } from './jour.ts'
import { computeCategorieHlm, computeCategorieLli, isJeuneMenage, type CategorieMenage } from './menage.ts'
import type { Centimes, Financement } from './offre.ts'
import { findPlafond, isIntermediaire, type ZonePlafond } from './plafonds.ts'
import { anneeReference, computeRevenuRetenu, type RevenuRetenu } from './ressources.ts'

/** Where a household stands before one ceiling. `respecte` undefined: `manquants` says what would decide. */
export type Situation = {
  categorie: number
  revenu: RevenuRetenu | undefined
  plafond: Centimes | undefined
  respecte: boolean | undefined
  manquants: readonly string[]
}

type Cible = { financement: Financement; zone: ZonePlafond | undefined }

/**
 * A missing birth date counts only if the young-household clause would change the answer (K4c).
 * While it is not proven the clause is not applied; a refusal quotes the ceiling that it would give, since even that one is passed.
 */
export function computeSituation(demande: Pick<Demande, 'menage' | 'rfr'>, cible: Cible, le: Jour): Situation {
  const revenu = computeRevenuRetenu(demande.rfr, cible.financement, le)
  const [sure, best] = listCategories(demande, cible.financement, le)
  const low = plafondOf(cible, sure, le)
  const high = plafondOf(cible, best, le)
  if (revenu === undefined || low === undefined || high === undefined) {
    const paths = [...listRevenus(revenu, le), ...listPlafond(low), ...(low === high ? [] : listNaissances(demande))]
    return { categorie: sure.categorie, revenu, plafond: low, respecte: undefined, manquants: paths }
  }
  if (revenu.montant <= low) return { categorie: sure.categorie, revenu, plafond: low, respecte: true, manquants: [] }
  if (revenu.montant > high) return { categorie: best.categorie, revenu, plafond: high, respecte: false, manquants: [] }
  return { categorie: sure.categorie, revenu, plafond: low, respecte: undefined, manquants: listNaissances(demande) }
}

/** The category that is certain, and the one that the household may prove. */
export function listCategories({ menage }: Pick<Demande, 'menage'>, financement: Financement, le: Jour): readonly [CategorieMenage, CategorieMenage] {
  if (isIntermediaire(financement)) return [computeCategorieLli(menage), computeCategorieLli(menage)]
  const jeune = isJeuneMenage(menage, le)
  return [computeCategorieHlm(menage, jeune === true), computeCategorieHlm(menage, jeune !== false)]
}

function plafondOf({ financement, zone }: Cible, categorie: CategorieMenage, le: Jour): Centimes | undefined {
  return zone === undefined ? undefined : findPlafond({ financement, zone }, categorie, le)
}

function listRevenus(revenu: RevenuRetenu | undefined, le: Jour): readonly string[] {
  return revenu === undefined ? [`revenus.rfr.${anneeReference(le)}`] : []
}

function listPlafond(plafond: Centimes | undefined): readonly string[] {
  return plafond === undefined ? ['ressources.plafond'] : []
}

function listNaissances({ menage }: Pick<Demande, 'menage'>): readonly string[] {
  return menage.personnes.flatMap(({ naissance }, index) => (naissance === undefined ? [`menage.personnes.${index}.naissance`] : []))
}
