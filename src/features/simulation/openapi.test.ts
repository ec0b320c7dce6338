import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { testApp } from '#test/app.ts'

/** What OpenAPI 3.1 requires of a document, as far as ours uses it (JSON Schema 2020-12 inside). */
const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const
const type = z.enum(TYPES)

type Schema = {
  $ref?: string | undefined; type?: string | string[] | undefined; properties?: Record<string, Schema> | undefined; items?: Schema | undefined
  additionalProperties?: boolean | Schema | undefined; anyOf?: Schema[] | undefined; oneOf?: Schema[] | undefined; required?: string[] | undefined
}

/** `nullable` and a boolean `exclusiveMinimum` are of 3.0: no such word here. */
const schema: z.ZodType<Schema> = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith('#/components/schemas/').optional(), type: z.union([type, z.array(type)]).optional(), description: z.string().optional(), format: z.string().optional(),
    pattern: z.string().optional(), enum: z.array(z.unknown()).optional(), const: z.unknown().optional(), default: z.unknown().optional(), example: z.unknown().optional(),
    minimum: z.number().optional(), maximum: z.number().optional(), exclusiveMinimum: z.number().optional(), maxItems: z.number().optional(), properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(), items: schema.optional(), additionalProperties: z.union([z.boolean(), schema]).optional(), propertyNames: schema.optional(),
    anyOf: z.array(schema).optional(), oneOf: z.array(schema).optional(), allOf: z.array(schema).optional(),
  }),
)
const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema }))
const response = z.strictObject({ description: z.string().min(1), content: content.optional() })
const operation = z.strictObject({
  summary: z.string(), description: z.string(), requestBody: z.strictObject({ required: z.boolean(), content }), responses: z.record(z.string().regex(/^[1-5]\d\d$/), response),
})
const document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), schema), parameters: z.record(z.string(), z.unknown()) }),
  webhooks: z.strictObject({}),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post', 'put', 'delete']), operation.optional())),
})

const { app, settings } = await testApp()

async function readDocument() {
  const answer = await app.request(`${settings.baseUrl}/api/v1/openapi.json`)
  assert.equal(answer.status, 200)
  const raw: unknown = await answer.json()
  return { raw, parsed: document.parse(raw) }
}

/** Paths of all the fields under a schema; `[]` for the elements of a list, `{}` for any key. */
function listFields(one: Schema, path = ''): readonly string[] {
  const own = Object.entries(one.properties ?? {}).flatMap(([name, child]) => {
    const here = path === '' ? name : `${path}.${name}`
    return [here, ...listFields(child, here)]
  })
  const items = one.items === undefined ? [] : listFields(one.items, `${path}[]`)
  return [...own, ...items, ...[...(one.anyOf ?? []), ...(one.oneOf ?? [])].flatMap((branch) => listFields(branch, path))]
}

/** Every object under a schema. */
function listObjects(one: Schema): readonly Schema[] {
  const below = [...Object.values(one.properties ?? {}), ...(one.items ? [one.items] : []), ...(one.anyOf ?? []), ...(one.oneOf ?? [])]
  return [...(one.properties === undefined ? [] : [one]), ...below.flatMap(listObjects)]
}

test('the document is OpenAPI 3.1, every reference leads somewhere, and every operation answers and refuses', async () => {
  const { raw, parsed } = await readDocument()
  const references = [...JSON.stringify(raw).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)
  assert.ok(references.length > 0)
  for (const name of references) assert.ok(parsed.components.schemas[name], name)
  const post = parsed.paths['/api/v1/simulations']?.post
  assert.deepEqual(Object.keys(post?.responses ?? {}), ['200', '422', '429'])
  assert.deepEqual(Object.keys(post?.responses['422']?.content ?? {}), ['application/problem+json'])
})

test('the question has the fields of the contract, none more, and refuses unknown keys everywhere', async () => {
  const { parsed } = await readDocument()
  const question = parsed.paths['/api/v1/simulations']?.post?.requestBody.content['application/json']?.schema ?? assert.fail('no schema')
  assert.deepEqual(new Set(listFields(question)), new Set([
    'date', 'menage', 'menage.personnes', 'menage.personnes[].lien', 'menage.personnes[].naissance', 'menage.personnes[].handicap', 'menage.enfantsANaitre',
    'revenus', 'revenus.rfr', 'revenus.ressourcesMensuelles',
    'demande', 'demande.dateDepot', 'demande.communeActuelle', 'demande.communesSouhaitees', 'demande.refusCommission', 'demande.refusAttribution',
    'demande.mobilite', 'demande.mobilite.date', 'demande.mobilite.trajetMinutes',
    'employeur', 'employeur.effectif', 'employeur.agricole', 'employeur.categorie', 'employeur.validation', 'employeur.tranches', 'employeur.anonyme',
    'offre', 'offre.commune', 'offre.typologie', 'offre.financement', 'offre.loyer', 'offre.loyerHorsCharges', 'offre.surface', 'offre.zoneAbc', 'offre.zoneApl',
    'autresCandidatures', 'equilibrage',
  ]))
  const objects = listObjects(question)
  assert.equal(objects.length, 8)
  for (const one of objects) assert.equal(one.additionalProperties, false, Object.keys(one.properties ?? {}).join())
})

test('the answer has the fields of the contract', async () => {
  const { parsed } = await readDocument()
  assert.deepEqual(listFields(parsed.components.schemas['Simulation'] ?? {}), [
    'eligibilite', 'eligibilite.reponse', 'eligibilite.refus', 'eligibilite.refus[].motif', 'eligibilite.refus[].article', 'eligibilite.refus[].texte', 'eligibilite.manquants',
    'eligibilite.alertes', 'eligibilite.alertes[].code', 'eligibilite.alertes[].texte',
    'menage', 'menage.personnes', 'menage.categorie', 'menage.typologies', 'ressources', 'ressources.annee', 'ressources.retenu', 'ressources.plafond', 'ressources.zone',
    'tauxEffort', 'tauxEffort.pourcent', 'tauxEffort.aideLogementEstimee',
    'classement', 'classement.total', 'classement.als', 'classement.entreprise', 'classement.equilibrage', 'classement.territoire', 'classement.lignes',
    'classement.lignes[].critere', 'classement.lignes[].points', 'classement.lignes[].maximum', 'classement.lignes[].valeur', 'classement.lignes[].explication',
    'classement.lignes[].source', 'classement.lignes[].pourChanger',
    'plafonds', 'plafonds[].financement', 'plafonds[].zone', 'plafonds[].plafond', 'plafonds[].respecte',
  ])
  assert.deepEqual(listFields(parsed.components.schemas['Probleme'] ?? {}), ['type', 'title', 'status', 'erreurs', 'erreurs[].champ', 'erreurs[].texte'])
})
