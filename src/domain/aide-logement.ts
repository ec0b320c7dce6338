import { APL, FORMULE_APL, R0, TF, type Abattement, type LoyersPlafonds, type ParametresApl } from './baremes/apl.ts'
import { baremeAt } from './baremes/bareme.ts'
import type { Demande } from './demande.ts'
import type { Jour } from './jour.ts'
import { isOutreMer } from './lieux.ts'
import { countACharge, countPersonnes, type Menage } from './menage.ts'
import type { Centimes, OffreFacts, ZoneApl } from './offre.ts'

/** Estimate of the housing benefit, in whole euros; `millesime`: the day since which its table holds. */
export type AideLogement = { montant: Centimes; millesime: Jour }

type Famille = { couple: boolean; aCharge: number }
type Calcul = { table: ParametresApl; r0: Abattement; famille: Famille; zone: ZoneApl; loyer: Centimes; ressources: Centimes }

/** Undefined: no zone, no resources, another text (overseas) or a day before the first table. Never a guess (K14). */
export function computeAideLogement(demande: Demande, offre: OffreFacts, le: Jour): AideLogement | undefined {
  const table = baremeAt(APL, le)
  const r0 = baremeAt(R0, le)
  const ressources = demande.ressourcesMensuelles
  const zone = offre.zoneApl
  if (table === undefined || r0 === undefined || ressources === undefined || zone === undefined || isOutreMer(offre.commune)) return undefined
  const famille = familleOf(demande.menage)
  const loyer = offre.loyerHorsCharges ?? offre.loyer
  const montant = estimate({ table: table.valeurs, r0: r0.valeurs, famille, zone, loyer, ressources })
  return { montant, millesime: table.depuis }
}

function familleOf(menage: Menage): Famille {
  const aCharge = countACharge(menage)
  return { couple: countPersonnes(menage) - aCharge > 1, aCharge }
}

/** Exact: everything is carried as a fraction over one denominator, cut to the euro at the end (K16d). */
function estimate(calcul: Calcul): Centimes {
  const { table, famille, zone } = calcul
  const plafond = loyerPlafond(table.plafonds[zone], famille)
  const zone2 = loyerPlafond(table.plafonds[2], famille)
  const retenu = Math.min(calcul.loyer, plafond)
  const base = retenu + table.forfaitCharges + table.majorationCharges * famille.aCharge
  // Unit: a cent ÷ (10 000 000 × the zone 2 ceiling).
  const unit = 10_000_000n * BigInt(zone2)
  const minimum = largest(BigInt(table.participationMinimale) * unit, (BigInt(FORMULE_APL.valeurs.participationPourMille * base) * unit) / 1000n)
  const participation = minimum + tauxPersonnel(retenu, zone2, famille) * excedent(calcul)
  const brut = largest(0n, BigInt(base) * unit - participation)
  const part = degressivite(calcul.loyer, plafond, zone)
  const net = brut * BigInt(part.reste) - BigInt(FORMULE_APL.valeurs.retenue) * unit * BigInt(part.total)
  return net <= 0n ? 0 : Number(net / (100n * unit * BigInt(part.total))) * 100
}

/** Tp = TF + TL, over 1 000 000 × the zone 2 ceiling. */
function tauxPersonnel(retenu: Centimes, zone2: Centimes, famille: Famille): bigint {
  const [low, high] = FORMULE_APL.valeurs.taux
  if (low === undefined || high === undefined) return 0n
  const between = Math.max(0, Math.min(100 * retenu, high.aPartirDe * zone2) - low.aPartirDe * zone2)
  const above = Math.max(0, 100 * retenu - high.aPartirDe * zone2)
  return BigInt(rowOf(TF.valeurs, famille) * 100 * zone2 + low.pente * between + high.pente * above)
}

/** R − R0, a year, in tenths of a cent. R = 12 × 0,9 × the monthly resources. */
function excedent({ ressources, r0, famille }: Calcul): bigint {
  const { mois, abattementDixiemes } = FORMULE_APL.valeurs
  return BigInt(Math.max(0, mois * abattementDixiemes * ressources - 10 * rowOf(r0, famille)))
}

/** The part of the aid that is left when the rent is far above its ceiling. */
function degressivite(loyer: Centimes, plafond: Centimes, zone: ZoneApl): { reste: number; total: number } {
  const { debut, fin } = FORMULE_APL.valeurs.degressivite[zone]
  if (10 * loyer <= debut * plafond) return { reste: 1, total: 1 }
  return { reste: Math.max(0, fin * plafond - 10 * loyer), total: (fin - debut) * plafond }
}

function loyerPlafond(plafonds: LoyersPlafonds, { couple, aCharge }: Famille): Centimes {
  if (aCharge > 0) return plafonds.unACharge + (aCharge - 1) * plafonds.parPersonne
  return couple ? plafonds.couple : plafonds.seul
}

function rowOf(table: Abattement, { couple, aCharge }: Famille): number {
  if (aCharge === 0) return couple ? table.couple : table.seul
  const last = table.aCharge.length
  const row = table.aCharge[Math.min(aCharge, last) - 1] ?? 0
  return Math.max(0, row + Math.max(0, aCharge - last) * table.parPersonne)
}

function largest(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

/** The offer can be estimated, whoever asks. */
export function isAideEstimable(offre: OffreFacts, le: Jour): boolean {
  return offre.zoneApl !== undefined && !isOutreMer(offre.commune) && baremeAt(APL, le) !== undefined
}
