import { z } from 'zod'
import { TRANCHES, VALIDATIONS } from '#domain/entreprise.ts'
import type { FaitsPoints } from '#domain/faits-points.ts'
import { isJour, type Jour } from '#domain/jour.ts'

/** The facts stored with a candidature. None once erased; what another release wrote otherwise is not read as facts that were not known. */
export function readFaitsPoints(stored: unknown): FaitsPoints | undefined {
  return FAITS.safeParse(stored).data
}

const jour = z.custom<Jour>((value) => typeof value === 'string' && isJour(value))

const FAITS: z.ZodType<FaitsPoints> = z.strictObject({
  le: jour,
  bareme: jour,
  age: z.int().optional(),
  mobilite: z
    .strictObject({
      date: jour,
      trajetMinutes: z.int().optional(),
      horsDelai: z.literal(true).optional(),
      distance: z.strictObject({ reponse: z.enum(['oui', 'non', 'inconnu']), km: z.number().optional(), cause: z.enum(['lieu_inconnu', 'incertitude']).optional() }).optional(),
    })
    .optional(),
  effort: z.strictObject({ pourcent: z.int(), aide: z.boolean() }).optional(),
  refusCommission: z.literal(true).optional(),
  refusAttribution: z.literal(true).optional(),
  employeur: z
    .union([
      z.strictObject({ anonyme: z.literal(true) }),
      z.strictObject({ effectif: z.int(), seuil: z.int(), agricole: z.boolean() }),
      z.strictObject({ validation: z.enum(VALIDATIONS), tranches: z.array(z.enum(TRANCHES)) }),
    ])
    .optional(),
})
