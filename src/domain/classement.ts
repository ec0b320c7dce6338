import { CLASSEMENT_2021, type GrilleClassement } from './baremes/classement-2021.ts'
import type { Demande } from './demande.ts'
import type { Categorie } from './entreprise.ts'
import { collectFaitsPoints, grilleAt, type FaitsPoints } from './faits-points.ts'
import type { Jour } from './jour.ts'
import type { Lieux } from './lieux.ts'
import type { OffreFacts } from './offre.ts'
import { computePointsAls, listAlertesAls, listLignesAls } from './points-als.ts'
import { computePointsEntreprise, listLignesEntreprise } from './points-entreprise.ts'
import { computeAnciennete, ligneAnciennete, ligneEquilibrage } from './points-liste.ts'
import { ordreTirage } from './tirage.ts'
import type { Alerte } from './verdict.ts'

/** The eleven lines, in the order in which people read them. Their maxima add up to 1 000 (K16d). */
export const CRITERES_CLASSEMENT = [
  'age', 'mobilite', 'taux_effort', 'refus_commission', 'refus_attribution', 'anciennete',
  'validation', 'tranche_a', 'tranche_b', 'tranche_c', 'equilibrage',
] as const
export type Critere = (typeof CRITERES_CLASSEMENT)[number]

/** One line of "why this rank" (B1): the value used, where it came from, what would change it. */
export type Ligne = { critere: Critere; points: number; maximum: number; valeur: string; explication: string; source?: string; pourChanger?: string }
/** All that depends on the candidature alone; seniority and balance bonus are added when the list is read. */
export type PointsFixes = { points: number; categorie?: Categorie; faits: FaitsPoints }

/** Points of a request for a home on the candidature's day (law.md § 10.3). A fact that is not known gives 0 and says so (K4c). */
export function computePointsFixes(demande: Demande, offre: OffreFacts, le: Jour, lieux: Lieux): PointsFixes {
  const faits = collectFaitsPoints(demande, offre, le, lieux)
  const grille = grilleAt(le).valeurs
  // The size class needs nothing from the employer: kept even for an anonymous choice (K5).
  const categorie = demande.employeur?.categorie
  return { points: computePointsAls(faits, grille) + computePointsEntreprise(faits, grille), ...(categorie ? { categorie } : {}), faits }
}

/** The nine lines whose points add up to those: by the grid that gave them, whatever has come since (K8). */
export function explainPoints(faits: FaitsPoints): { lignes: readonly Ligne[]; alertes: readonly Alerte[] } {
  const grille = grilleAt(faits.bareme).valeurs
  return { lignes: [...listLignesAls(faits, grille), ...listLignesEntreprise(faits, grille)], alertes: listAlertesAls(faits, grille) }
}

/** What is added for the place among the others. `plusAnciennes`: live candidatures on this home filed strictly earlier. */
export type Contexte = { dateDepot?: Jour; plusAnciennes: number; bonus?: Categorie }
export type Classement = { total: number; als: number; entreprise: number; equilibrage: number; territoire: null; lignes: readonly Ligne[] }

/** The complete sheet of one candidature: eleven lines and the totals by block (B1). `territoire` is not established yet (F188). */
export function explainRang(fixes: { lignes: readonly Ligne[]; categorie?: Categorie }, contexte: Contexte, grille: GrilleClassement = CLASSEMENT_2021.valeurs): Classement {
  const all = [...fixes.lignes, ligneAnciennete(contexte, grille), ligneEquilibrage(fixes.categorie, contexte.bonus, grille)]
  const lignes = CRITERES_CLASSEMENT.flatMap((critere) => all.filter((ligne) => ligne.critere === critere))
  const equilibrage = sumPoints(lignes.filter(({ critere }) => critere === 'equilibrage'))
  const entreprise = sumPoints(lignes.filter(({ critere }) => critere === 'validation' || critere.startsWith('tranche_')))
  const total = sumPoints(lignes)
  return { total, als: total - entreprise - equilibrage, entreprise, equilibrage, territoire: null, lignes }
}

/** A line read back from storage. */
export function isLigne(value: unknown): value is Ligne {
  return typeof value === 'object' && value !== null && hasPoints(value) && hasTexts(value)
}

/** A live candidature, as far as its place needs it. `tirage`: its place in the draw (`tirage.ts`). */
export type Entree = { id: string; dateDepot: Jour; pointsFixes: number; categorie?: Categorie; tirage: string }
/** `rang`: 1 + those strictly better on (total, filing date), what people are shown. `ordre`: the final order, after the draw. */
export type Rang = {
  id: string; dateDepot: Jour; total: number; anciennete: number; plusAnciennes: number; equilibrage: number; rang: number; ordre: number
}

/** The list, best first: total, then older filing date, then the draw (K7). O(n log n); the order of the input does not matter. */
export function rankCandidatures(entrees: readonly Entree[], bonus: Categorie | undefined, grille: GrilleClassement = CLASSEMENT_2021.valeurs): readonly Rang[] {
  const scored = scoreEntrees(entrees, bonus, grille).toSorted(compareScored)
  let rang = 0
  return scored.map(({ entree, total, plusAnciennes, anciennete, equilibrage }, index) => {
    const before = scored[index - 1]
    const tied = before !== undefined && before.total === total && before.entree.dateDepot === entree.dateDepot
    if (!tied) rang = index + 1
    return { id: entree.id, dateDepot: entree.dateDepot, total, anciennete, plusAnciennes, equilibrage, rang, ordre: index + 1 }
  })
}

/** A list at its closing (K8): inputs, bonus and grid of that moment. `bareme` names the grid by its first day. */
export type Gel = { bareme: Jour; bonus?: Categorie; entrees: readonly Entree[] }

export function freezeListe(entrees: readonly Entree[], bonus: Categorie | undefined, le: Jour): Gel {
  const sorted = entrees.toSorted((a, b) => compareText(a.id, b.id))
  return { bareme: grilleAt(le).depuis, ...(bonus ? { bonus } : {}), entrees: sorted }
}

/** The same inputs give the same order, whoever runs it and when (B6). A frozen list always has its grid. */
export function replayListe(gel: Gel): readonly Rang[] {
  return rankCandidatures(gel.entrees, gel.bonus, grilleAt(gel.bareme).valeurs)
}

/** One text for one frozen list, whatever the order of its keys and rows: what its published digest is taken of. */
export function writeGel({ bareme, bonus, entrees }: Gel): string {
  const rows = entrees.toSorted((a, b) => compareText(a.id, b.id))
    .map(({ id, dateDepot, pointsFixes, categorie, tirage }) => JSON.stringify([id, dateDepot, pointsFixes, categorie ?? null, tirage]))
  return [JSON.stringify(['classement', bareme, bonus ?? null]), ...rows].join('\n')
}

/** "k sur N", and the points that are missing to be shown at the rank just above (B1). */
export type Gain = { rang: number; sur: number; rangVise?: number; pointsManquants?: number }

/** Undefined: not in this list. The others stay as they are: a gain of points, not of seniority. */
export function computeGain(rangs: readonly Rang[], id: string): Gain | undefined {
  const me = rangs.find((rang) => rang.id === id)
  if (me === undefined) return undefined
  const above = rangs[me.rang - 2]
  if (above === undefined) return { rang: me.rang, sur: rangs.length }
  // With the same total, the older filing date is ahead.
  const olderThanAbove = me.dateDepot <= above.dateDepot
  return { rang: me.rang, sur: rangs.length, rangVise: above.rang, pointsManquants: above.total - me.total + (olderThanAbove ? 0 : 1) }
}

type Scored = { entree: Entree; total: number; plusAnciennes: number; anciennete: number; equilibrage: number }

/** Sorted by date, the strictly older ones are those before the first of the same day. */
function scoreEntrees(entrees: readonly Entree[], bonus: Categorie | undefined, grille: GrilleClassement): readonly Scored[] {
  const byDate = entrees.toSorted((a, b) => compareText(a.dateDepot, b.dateDepot))
  let plusAnciennes = 0
  return byDate.map((entree, index) => {
    if (byDate[index - 1]?.dateDepot !== entree.dateDepot) plusAnciennes = index
    const anciennete = computeAnciennete(plusAnciennes, grille)
    const equilibrage = bonus !== undefined && entree.categorie === bonus ? grille.equilibrage : 0
    return { entree, total: entree.pointsFixes + anciennete + equilibrage, plusAnciennes, anciennete, equilibrage }
  })
}

/** The id decides last, so that even two equal draws have one order. */
function compareScored(a: Scored, b: Scored): number {
  return b.total - a.total || compareText(a.entree.dateDepot, b.entree.dateDepot) || ordreTirage(a.entree.tirage, b.entree.tirage) || compareText(a.entree.id, b.entree.id)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function hasPoints(value: object): boolean {
  if (!('critere' in value && 'points' in value && 'maximum' in value)) return false
  return CRITERES_CLASSEMENT.some((known) => known === value.critere) && Number.isInteger(value.points) && Number.isInteger(value.maximum)
}

function hasTexts(value: object): boolean {
  return 'valeur' in value && typeof value.valeur === 'string' && 'explication' in value && typeof value.explication === 'string'
}

function sumPoints(lignes: readonly Ligne[]): number {
  return lignes.reduce((sum, { points }) => sum + points, 0)
}
