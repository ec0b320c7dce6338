import { forAll, type Route } from '#test/matrix/route.ts'

const FILTERS = ['lieu', 'pieces', 'loyer', 'financement', 'page']
/** Only in demonstration mode, which this world is not. */
const ABSENT = forAll(404)

/** Open to all. */
export const PUBLIC_ROUTES: readonly Route[] = [
  { route: 'GET /healthz', answers: forAll(200) },
  { route: 'GET /readyz', answers: forAll(200) },
  { route: 'GET /', answers: forAll(200) },
  { route: 'GET /comment-ca-marche', answers: forAll(200) },
  { route: 'GET /classement', answers: forAll(200) },
  { route: 'GET /aide', answers: forAll(200) },
  { route: 'GET /numero-unique', answers: forAll(200) },
  { route: 'GET /mentions-legales', answers: forAll(200) },
  { route: 'GET /donnees-personnelles', answers: forAll(200) },
  { route: 'GET /accessibilite', answers: forAll(200) },
  { route: 'GET /offres', query: FILTERS, answers: forAll(200) },
  { route: 'GET /offres/:id', at: '/offres/{offre}', query: FILTERS, answers: forAll(200) },
  { route: 'GET /offres/:id', at: '/offres/{brouillon}', answers: forAll(404) },
  { route: 'GET /demonstration/courrier', query: ['pour'], answers: ABSENT },
  { route: 'GET /demonstration/courrier/:id', at: '/demonstration/courrier/{courrier}', answers: ABSENT },
  { route: 'GET /demonstration/courrier/:id/html', at: '/demonstration/courrier/{courrier}/html', answers: ABSENT },
]
