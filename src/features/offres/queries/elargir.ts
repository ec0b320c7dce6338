import type { Demande } from '#domain/demande.ts'
import { computeSouhaits, computeDroitsMenage, type DroitsMenage } from '#domain/droits.ts'
import { listRefusPersonnels, reserveOf } from '#domain/eligibilite.ts'
import type { Jour } from '#domain/jour.ts'
import { departementOf, sameCommune } from '#domain/lieux.ts'
import type { Typologie } from '#domain/offre.ts'
import { anneeReference } from '#domain/ressources.ts'
import { classeTypologie, listTypologies } from '#domain/typologie.ts'
import type { Ctx } from '#src/context.ts'
import type { Variante } from './pour-moi.ts'

/** A wider choice, and how many open homes would then fit in all. */
export type Piste =
  | { genre: 'commune'; code: string; nom: string; total: number }
  | { genre: 'departements'; departements: readonly string[]; total: number }
  | { genre: 'typologie'; typologie: Typologie; total: number }
  | { genre: 'a_completer'; annee: number; total: number }

export type Essai = { piste: PisteSansTotal; variante: Variante }
type PisteSansTotal = Piste extends infer P ? (P extends Piste ? Omit<P, 'total'> : never) : never

/** What no other place nor size mends: the person’s own grounds, or income above every ceiling there is. */
export function listBlocages(demande: Demande, today: Jour): readonly string[] {
  const refus = listRefusPersonnels(demande)
  if (refus.length > 0) return refus.map(({ texte }) => texte)
  const { masque, masqueAVerifier } = computeDroitsMenage(demande, today)
  return masque === 0 && masqueAVerifier === 0 ? ['Vos revenus dépassent tous les plafonds des logements sociaux et intermédiaires, même dans les communes les plus chères.'] : []
}

/** Neighbours tried for each wished commune, and in all: every one of them is a count in the same statement. */
const VOISINES_PAR_COMMUNE = 12
const VOISINES = 36
/** Shown at most. */
const PISTES = 6

/**
 * What would bring more homes (F135, B15): each choice is put to the law as a changed request, to be counted on the offers
 * open now by the very predicate that lists them.
 */
export function listEssais(ctx: Ctx, demande: Demande): readonly Essai[] {
  const droits = computeDroitsMenage(demande, ctx.today)
  return [...tryCommunes(ctx, demande, droits), ...tryDepartements(demande, droits), ...tryTypologies(ctx, demande, droits), ...tryRevenus(ctx, demande, droits)]
}

/** Once counted: best first; those that would bring nothing more are left out. */
export function rankPistes(essais: readonly Essai[], totaux: readonly number[], actuels: number): readonly Piste[] {
  return essais
    .flatMap(({ piste }, index): readonly Piste[] => [{ ...piste, total: totaux[index] ?? 0 }])
    .filter(({ total }) => total > actuels)
    .sort((a, b) => b.total - a.total)
    .slice(0, PISTES)
}

function tryCommunes(ctx: Ctx, demande: Demande, droits: DroitsMenage): readonly Essai[] {
  const wished = demande.communesSouhaitees
  const near = wished.flatMap((code) => ctx.connectors.communes.voisines(code, VOISINES_PAR_COMMUNE)).filter(({ code }) => !wished.some((one) => sameCommune(one, code)))
  const distinct = [...new Map(near.map((commune) => [commune.code, commune])).values()].slice(0, VOISINES)
  return distinct.map(({ code, nom }) => ({ piste: { genre: 'commune', code, nom }, variante: toVariante({ ...demande, communesSouhaitees: [...wished, code] }, droits) }))
}

function tryDepartements(demande: Demande, droits: DroitsMenage): readonly Essai[] {
  if (demande.demandeElargie === true || demande.communesSouhaitees.length === 0) return []
  const departements = [...new Set(demande.communesSouhaitees.map(departementOf))]
  return [{ piste: { genre: 'departements', departements }, variante: toVariante({ ...demande, demandeElargie: true }, droits) }]
}

/** Types that the household may have and did not wish. */
function tryTypologies(ctx: Ctx, demande: Demande, droits: DroitsMenage): readonly Essai[] {
  const wished = demande.typologiesSouhaitees ?? []
  if (wished.length === 0) return []
  const others = listTypologies(demande.menage, ctx.today).filter((one) => !wished.map(classeTypologie).includes(one))
  return others.map((typologie) => ({ piste: { genre: 'typologie', typologie }, variante: toVariante({ ...demande, typologiesSouhaitees: [...wished, typologie] }, droits) }))
}

/** A missing income: at best, all the classes that wait for it. */
function tryRevenus(ctx: Ctx, demande: Demande, droits: DroitsMenage): readonly Essai[] {
  const annee = anneeReference(ctx.today)
  if (demande.rfr[String(annee)] !== undefined) return []
  const variante = toVariante(demande, droits)
  return [{ piste: { genre: 'a_completer', annee }, variante: { ...variante, masque: variante.masque | droits.masqueAVerifier } }]
}

/** Another choice of the same household: only its choices are to be read again. */
function toVariante(demande: Demande, droits: DroitsMenage): Variante {
  const { masque, typologies } = droits
  const reserve = reserveOf(demande)
  return { masque, typologies, ...computeSouhaits(demande, droits), reserve: reserve === undefined ? undefined : Number(reserve) }
}
