import type { ZoneApl } from '../offre.ts'
import type { Bareme } from './bareme.ts'

/** Money in cents a month (R0 a year); rates in ten-thousandths; ratios in tenths. */
export type LoyersPlafonds = { seul: number; couple: number; unACharge: number; parPersonne: number }
export type ParametresApl = { plafonds: Readonly<Record<ZoneApl, LoyersPlafonds>>; forfaitCharges: number; majorationCharges: number; participationMinimale: number }

const ARTICLE = 'CCH, art. D823-16 et suivants ; arrêté du 27 septembre 2019'

export const APL: readonly Bareme<ParametresApl>[] = [
  {
    depuis: '2024-10-01', article: ARTICLE, marque: 'V', source: 'OF',
    valeurs: {
      plafonds: {
        1: { seul: 329_71, couple: 397_64, unACharge: 449_43, parPersonne: 65_21 },
        2: { seul: 287_35, couple: 351_72, unACharge: 395_77, parPersonne: 57_61 },
        3: { seul: 269_32, couple: 326_48, unACharge: 366_07, parPersonne: 52_47 },
      },
      forfaitCharges: 59_97, majorationCharges: 13_60, participationMinimale: 39_15,
    },
  },
  {
    depuis: '2025-10-01', article: ARTICLE, marque: 'V', source: 'OF',
    valeurs: {
      plafonds: {
        1: { seul: 333_14, couple: 401_78, unACharge: 454_10, parPersonne: 65_89 },
        2: { seul: 290_34, couple: 355_38, unACharge: 399_89, parPersonne: 58_21 },
        3: { seul: 272_12, couple: 329_88, unACharge: 369_88, parPersonne: 53_01 },
      },
      forfaitCharges: 60_59, majorationCharges: 13_74, participationMinimale: 39_56,
    },
  },
]

/** R0: resources under which the tenant pays only the minimum. `aCharge`: 1 to 6, then one more each. */
export type Abattement = { seul: number; couple: number; aCharge: readonly number[]; parPersonne: number }

export const R0: readonly Bareme<Abattement>[] = [
  {
    depuis: '2024-01-01', article: ARTICLE, marque: 'V', source: 'OF',
    valeurs: { seul: 5_186_00, couple: 7_430_00, aCharge: [8_862_00, 9_061_00, 9_408_00, 9_758_00, 10_105_00, 10_454_00], parPersonne: 343_00 },
  },
  {
    depuis: '2025-01-01', article: ARTICLE, marque: 'V', source: 'OF',
    valeurs: { seul: 5_235_00, couple: 7_501_00, aCharge: [8_947_00, 9_148_00, 9_498_00, 9_851_00, 10_202_00, 10_554_00], parPersonne: 346_00 },
  },
]

/** Family rate TF, in ten-thousandths; beyond six dependants, `parPersonne` less each. */
export const TF: Bareme<Abattement> = {
  depuis: '2024-01-01', article: ARTICLE, marque: 'V', source: 'OF',
  valeurs: { seul: 283, couple: 315, aCharge: [270, 238, 201, 185, 179, 173], parPersonne: -6 },
}

/** Parts of the formula that did not move between the tables above. */
export const FORMULE_APL: Bareme<{
  participationPourMille: number
  taux: readonly { aPartirDe: number; pente: number }[]
  degressivite: Readonly<Record<ZoneApl, { debut: number; fin: number }>>
  retenue: number
  mois: number
  abattementDixiemes: number
}> = {
  depuis: '2024-01-01', article: ARTICLE, marque: 'V', source: 'OF',
  valeurs: {
    participationPourMille: 85,
    // TL: 0,45 % of what lies between 45 and 75 % of the zone 2 rent ceiling, 0,68 % above.
    taux: [{ aPartirDe: 45, pente: 45 }, { aPartirDe: 75, pente: 68 }],
    // Full aid up to `debut` tenths of the rent ceiling, none from `fin`.
    degressivite: { 1: { debut: 34, fin: 40 }, 2: { debut: 25, fin: 31 }, 3: { debut: 25, fin: 31 } },
    retenue: 5_00,
    mois: 12,
    abattementDixiemes: 9,
  },
}
