import { z } from '@hono/zod-openapi'
import { CRITERES_CLASSEMENT } from '#domain/classement.ts'
import { FINANCEMENTS, TYPOLOGIES } from '#domain/offre.ts'

/** The shape of the answer, for the public description: the law builds it, nothing is parsed with this. */
const zone = z.enum(['paris_limitrophes', 'ile_de_france', 'autres_regions', 'a_bis', 'a', 'b1', 'b2_c'])
const texte = z.string()

const eligibilite = z.object({
  reponse: z.enum(['oui', 'non', 'a_completer']),
  refus: z.array(z.object({ motif: z.enum(['plafond_depasse', 'typologie_inadaptee', 'commune_non_souhaitee', 'sejour', 'residence_principale', 'reserve_entreprise', 'offre_close']), article: texte, texte })),
  manquants: z.array(texte.meta({ example: 'revenus.rfr.2024' })),
  alertes: z.array(z.object({ code: z.enum(['capacite_financiere', 'acces_non_prioritaire', 'aide_inconnue', 'bareme_provisoire', 'outre_mer', 'distance_a_verifier']), texte })),
})

const ligne = z.object({ critere: z.enum(CRITERES_CLASSEMENT), points: z.int(), maximum: z.int(), valeur: texte, explication: texte, source: texte.optional(), pourChanger: texte.optional() })

export const simulationAnswer = z
  .object({
    eligibilite,
    menage: z.object({ personnes: z.int(), categorie: z.int().min(1).max(6), typologies: z.array(z.enum(TYPOLOGIES)) }),
    ressources: z.object({ annee: z.int().nullable(), retenu: z.number().nullable(), plafond: z.number().nullable(), zone: zone.nullable() }),
    tauxEffort: z.object({ pourcent: z.int().nullable(), aideLogementEstimee: z.int().nullable() }).optional(),
    classement: z.object({ total: z.int().min(-40).max(1000), als: z.int(), entreprise: z.int(), equilibrage: z.int(), territoire: z.null(), lignes: z.array(ligne) }).optional(),
    plafonds: z.array(z.object({ financement: z.enum(FINANCEMENTS), zone: zone.nullable(), plafond: z.number().nullable(), respecte: z.boolean().nullable() })).optional(),
  })
  .openapi('Simulation')

export const problem = z
  .object({ type: texte, title: texte, status: z.int(), erreurs: z.array(z.object({ champ: texte, texte })).optional() })
  .openapi('Probleme')
