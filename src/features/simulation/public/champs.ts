import { z } from 'zod'
import { CATEGORIES_ENTREPRISE, TRANCHES, VALIDATIONS } from '#domain/entreprise.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC } from '#domain/offre.ts'
import { annee, type Jour } from '#domain/jour.ts'

/** The fields of the form, and what each may hold; the words of what is wrong stand beside (`lecture.ts`). */
const ILLISIBLE = 'Cette réponse n’a pas pu être lue. Répondez de nouveau.'
const LISTE = 'Choisissez une réponse de la liste.'
const text = z.string(ILLISIBLE).trim().max(120, 'Cette réponse est trop longue.').default('')
const tick = z.literal('oui', ILLISIBLE).optional()

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(['', ...values], LISTE).default('')
}

function day<const N extends string>(name: N) {
  return { [`${name}-jour`]: text, [`${name}-mois`]: text, [`${name}-annee`]: text }
}

/** Years of income that the form asks for, the oldest first; N-3 is read for the page that was left open over New Year. */
export function anneesRevenus(today: Jour): readonly [number, number] {
  return [annee(today) - 2, annee(today) - 1]
}

export function champRfr(year: number): string {
  return `rfr_${year}`
}

export function saisieSchema(today: Jour) {
  const [n2, n1] = anneesRevenus(today)
  return z.strictObject(
    {
      ...day('naissance'), couple: oneOf(['oui', 'non']), ...day('conjoint'), enfants: text, a_naitre: text, adultes: text, a_charge: text, invalidite: tick,
      [champRfr(n2 - 1)]: text, [champRfr(n2)]: text, [champRfr(n1)]: text, ressources: text,
      souhaitee: text, souhaitee_code: text, actuelle: text, actuelle_code: text,
      typologie: oneOf(TYPOLOGIES), loyer: text, financement: oneOf(FINANCEMENTS), loyer_hors_charges: text, surface: text, zone_apl: oneOf(['1', '2', '3']), zone_abc: oneOf(ZONES_ABC),
      ...day('depot'), plus_anciennes: text, ...day('mobilite'), trajet: text,
      salarie: oneOf(['oui', 'non']), effectif: text, agricole: tick, categorie: oneOf(CATEGORIES_ENTREPRISE), validation: oneOf(VALIDATIONS),
      tranches: z.union([z.enum(TRANCHES).transform((one) => [one]), z.array(z.enum(TRANCHES))], LISTE).default([]), anonyme: tick,
      refus_commission: tick, refus_attribution: tick,
      offre: text, avant: text,
    },
    'Ce formulaire n’a pas pu être lu. Rechargez la page et recommencez.',
  )
}

export type Champs = z.output<ReturnType<typeof saisieSchema>>
