import { forAll, type Route } from '#test/matrix/route.ts'

const QUESTION = { menage: { personnes: [{ lien: 'demandeur', naissance: '1990-04-02' }] }, revenus: { rfr: { '2024': 18_000 } }, offre: { commune: '69386', typologie: 'T2', financement: 'PLUS', loyer: 500 } }

/** No cookie counts there (K28). */
export const API_ROUTES: readonly Route[] = [
  { route: 'POST /api/v1/simulations', json: QUESTION, answers: forAll(200) },
  { route: 'GET /api/v1/openapi.json', answers: forAll(200) },
]
