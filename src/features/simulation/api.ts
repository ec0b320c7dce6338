import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { simulate } from '#domain/simulation.ts'
import type { Env } from '#src/context.ts'
import { problem, simulationAnswer } from './answer.ts'
import { parseSimulation, simulationSchema, type Erreur } from './forms.ts'

/** Public contract: no account, no cookie, nothing stored. */
export const simulationApi = new OpenAPIHono<Env>()

/** The contract promises 600 a minute to each address before the first 429. */
const A_MINUTE = { points: 900, duration: 60 }
/** The contract knows two refusals: this one is wrong input like any other. */
const NOT_JSON: Erreur = { champ: '', texte: 'La question doit être envoyée en JSON, avec l’en-tête Content-Type: application/json.' }
const limiter = new RateLimiterMemory(A_MINUTE)

simulationApi.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/v1/simulations',
  summary: 'Ce ménage peut-il avoir ce logement, et avec combien de points ?',
  description: 'Le même calcul que pour les vraies candidatures. Rien n’est enregistré. Au moins 600 requêtes par minute et par adresse.',
  request: { body: { required: true, content: { 'application/json': { schema: simulationSchema } } } },
  responses: {
    200: { description: 'La réponse de la loi et les points', content: { 'application/json': { schema: simulationAnswer } } },
    422: { description: 'Chaque champ à corriger, en français', content: { 'application/problem+json': { schema: problem } } },
    429: { description: 'Trop de requêtes', content: { 'application/problem+json': { schema: problem } } },
  },
})

simulationApi.post('/api/v1/simulations', async (c) => {
  const wait = await secondsToWait(c.var.address)
  if (wait > 0) return answerProblem(c, 429, { title: 'Trop de requêtes', retryAfter: wait })
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(c.req.header('content-type') ?? '')) return answerProblem(c, 422, { title: 'La question est à corriger', erreurs: [NOT_JSON] })
  const parsed = parseSimulation(await readJson(c), c.var.ctx.today)
  if (!parsed.ok) return answerProblem(c, 422, { title: 'La question est à corriger', erreurs: parsed.erreurs })
  return c.json(simulate(parsed.question, c.var.ctx.connectors.communes.find))
})

simulationApi.doc31('/api/v1/openapi.json', (c) => ({
  openapi: '3.1.0',
  info: { title: 'AL’in', version: '1', description: 'Simuler les droits et le rang d’un ménage pour un logement social.' },
  servers: [{ url: new URL(c.req.url).origin }],
}))

/** What is not JSON is wrong input like any other. */
async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return null
  }
}

async function secondsToWait(address: string): Promise<number> {
  try {
    await limiter.consume(address)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

type Problem = { title: string; erreurs?: readonly Erreur[]; retryAfter?: number }

function answerProblem(c: Context, status: 422 | 429, { retryAfter, ...content }: Problem) {
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  return c.body(JSON.stringify({ type: 'about:blank', status, ...content }), status, { 'content-type': 'application/problem+json; charset=utf-8' })
}
