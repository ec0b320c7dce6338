import { forAll, type Route } from '#test/matrix/route.ts'

const FILTERS = ['lieu', 'pieces', 'loyer', 'financement', 'page']
/** Only in demonstration mode, which this world is not. */
const ABSENT = forAll(404)

const SIMULATION = {
  'naissance-jour': '14', 'naissance-mois': '6', 'naissance-annee': '1995', couple: 'non', enfants: '0', rfr_2024: '18000', rfr_2025: '18400', ressources: '1600', souhaitee: 'Lyon 6e Arrondissement', souhaitee_code: '69386',
  financement: 'PLUS', typologie: 'T2', loyer: '500', loyer_hors_charges: '440', surface: '47', 'depot-jour': '10', 'depot-mois': '3', 'depot-annee': '2024', salarie: 'oui', effectif: '120', validation: 'deleguee',
}

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
  // Whoever holds the link of a message may stop these messages, and nothing else.
  { route: 'GET /alertes/arret/:jeton', at: '/alertes/arret/{arret}', answers: forAll(200) },
  { route: 'POST /alertes/arret/:jeton', at: '/alertes/arret/{arret}', body: {}, answers: forAll('303 /alertes/arret/{arret}/fait') },
  { route: 'GET /alertes/arret/:jeton/fait', at: '/alertes/arret/{arret}/fait', answers: forAll(200) },
  { route: 'GET /alertes/arret/:jeton', at: '/alertes/arret/1-00000000000000000000000000000000', answers: forAll(404) },
  { route: 'GET /simulation', query: ['offre'], answers: forAll(200) },
  { route: 'GET /simulation', at: '/simulation?offre={offre}', answers: forAll(200) },
  { route: 'GET /simulation', at: '/simulation?offre={brouillon}', answers: forAll(404) },
  { route: 'POST /simulation', body: SIMULATION, answers: forAll(200) },
  { route: 'GET /message', answers: forAll(200) },
  { route: 'POST /message', body: { code: 'ABCD EFGH' }, answers: forAll(200) },
  { route: 'GET /demonstration/courrier', query: ['pour'], answers: ABSENT },
  { route: 'GET /demonstration/courrier/:id', at: '/demonstration/courrier/{courrier}', answers: ABSENT },
  { route: 'GET /demonstration/courrier/:id/html', at: '/demonstration/courrier/{courrier}/html', answers: ABSENT },
]
