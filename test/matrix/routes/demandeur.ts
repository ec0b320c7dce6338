import { inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'

const NUMERO = { numero: '{numero}', 'naissance-jour': '14', 'naissance-mois': '06', 'naissance-annee': '1995' }
const EMPLOYEUR = {
  titulaire: 'demandeur', situation: 'cdi', nom_employeur: 'Ateliers de la Matrice', siret: '{siret}', code_entreprise: 'MATRICE-A', plusieurs_employeurs: 'oui', evenement: 'mutation', trajet_minutes: '40',
  'date_embauche-jour': '1', 'date_embauche-mois': '9', 'date_embauche-annee': '2022', 'mutation_le-jour': '3', 'mutation_le-mois': '11', 'mutation_le-annee': '2026',
}
const FILTERS = ['pieces', 'surface', 'loyer', 'nature', 'accessible', 'tri', 'page']

/** A and B have brought their request; the co-applicant has an account and none. */
function demandeurs(demandeurA: Answer, demandeurB: Answer, codemandeur: Answer): Answers {
  return inPortal({ demandeurA, demandeurB, codemandeur })
}

/** Every address is bound to who asks: A’s ids are A’s alone. */
export const DEMANDEUR_ROUTES: readonly Route[] = [
  { route: 'GET /demandeur', query: ['fait'], answers: demandeurs(200, 200, 200) },
  { route: 'GET /demandeur/import', query: ['fait'], answers: demandeurs('303 /demandeur', '303 /demandeur', 200) },
  { route: 'POST /demandeur/import', body: NUMERO, answers: demandeurs('303 /demandeur', '303 /demandeur', '303 /demandeur/import/code') },
  { route: 'GET /demandeur/import/code', answers: demandeurs('303 /demandeur/import', '303 /demandeur/import', '303 /demandeur/import') },
  { route: 'POST /demandeur/import/code', body: { code: '12345678' }, answers: demandeurs('303 /demandeur/import', '303 /demandeur/import', '303 /demandeur/import') },
  { route: 'GET /demandeur/import/confirmation', query: ['fait'], answers: demandeurs('303 /demandeur', '303 /demandeur', 409) },
  { route: 'POST /demandeur/import/confirmation', body: { reponse: 'oui' }, answers: demandeurs('303 /demandeur', '303 /demandeur', 409) },
  { route: 'POST /demandeur/mise-a-jour', body: {}, answers: demandeurs('303 /demandeur', '303 /demandeur', 404) },
  { route: 'GET /demandeur/employeur', query: ['fait'], answers: demandeurs(200, 200, '303 /demandeur/import') },
  { route: 'POST /demandeur/employeur', body: EMPLOYEUR, answers: demandeurs('303 /demandeur/employeur', '303 /demandeur/employeur', 404) },
  { route: 'GET /demandeur/confidentialite', fresh: true, query: ['fait'], answers: demandeurs(200, 200, '303 /demandeur/import') },
  { route: 'POST /demandeur/confidentialite', fresh: true, body: { choix: '3' }, answers: demandeurs('303 /demandeur', '303 /demandeur', 404) },
  { route: 'GET /demandeur/pieces', fresh: true, query: ['fait'], answers: demandeurs(200, 200, '303 /demandeur/import') },
  { route: 'POST /demandeur/pieces', fresh: true, body: { declaration: 'oui' }, answers: demandeurs('303 /demandeur', '303 /demandeur', 404) },
  { route: 'GET /demandeur/suppression', fresh: true, answers: demandeurs(200, 200, '303 /demandeur/import') },
  { route: 'POST /demandeur/suppression', fresh: true, body: { accord: 'oui' }, answers: demandeurs('303 /demandeur', '303 /demandeur', 404) },
  { route: 'GET /demandeur/offres', query: FILTERS, answers: demandeurs(200, 200, 200) },
  { route: 'GET /demandeur/offres/autres', answers: demandeurs(200, 200, '303 /demandeur/offres') },
  { route: 'POST /demandeur/alertes', body: { veille: 'oui' }, answers: demandeurs('303 /demandeur/offres#alertes', '303 /demandeur/offres#alertes', 404) },
  { route: 'GET /demandeur/offres/:id', at: '/demandeur/offres/{offre}', query: FILTERS, answers: demandeurs(200, 200, '303 /offres/{offre}') },
  { route: 'GET /demandeur/offres/:id', at: '/demandeur/offres/{brouillon}', answers: demandeurs(404, 404, 404) },
  { route: 'GET /demandeur/offres/:id/candidature', at: '/demandeur/offres/{autreOffre}/candidature', answers: demandeurs(200, 200, 404) },
  { route: 'GET /demandeur/offres/:id/candidature', at: '/demandeur/offres/{brouillon}/candidature', answers: demandeurs(404, 404, 404) },
  // A already applied elsewhere: one home at a time. The address leads to the new candidature, whose number nobody knows.
  { route: 'POST /demandeur/offres/:id/candidature', at: '/demandeur/offres/{autreOffre}/candidature', body: {}, answers: demandeurs(409, '303 /demandeur/candidatures/*', 404) },
  { route: 'POST /demandeur/offres/:id/candidature', at: '/demandeur/offres/{brouillon}/candidature', body: {}, answers: demandeurs(404, 404, 404) },
  { route: 'GET /demandeur/candidatures', query: ['fait'], answers: demandeurs(200, 200, 200) },
  { route: 'GET /demandeur/candidatures/:id', at: '/demandeur/candidatures/{candidature}', query: ['fait'], answers: demandeurs(200, 404, 404) },
  { route: 'GET /demandeur/candidatures/:id/retrait', fresh: true, at: '/demandeur/candidatures/{candidature}/retrait', answers: demandeurs(200, 404, 404) },
  { route: 'POST /demandeur/candidatures/:id/retrait', fresh: true, at: '/demandeur/candidatures/{candidature}/retrait', body: {}, answers: demandeurs('303 /demandeur/candidatures', 404, 404) },
  // A’s live candidature awaits nothing yet; the answers to what is awaited are in actes.test.ts.
  { route: 'GET /demandeur/candidatures/:id/reponse', fresh: true, at: '/demandeur/candidatures/{candidature}/reponse', query: ['choix'], answers: demandeurs('303 /demandeur/candidatures/{candidature}', 404, 404) },
  { route: 'POST /demandeur/candidatures/:id/reponse', fresh: true, at: '/demandeur/candidatures/{candidature}/reponse', body: { reponse: 'accepter' }, answers: demandeurs(409, 404, 404) },
  { route: 'GET /demandeur/candidatures/:id/rappel', fresh: true, at: '/demandeur/candidatures/{candidature}/rappel', answers: demandeurs('303 /demandeur/candidatures/{candidature}', 404, 404) },
  { route: 'POST /demandeur/candidatures/:id/rappel', fresh: true, at: '/demandeur/candidatures/{candidature}/rappel', body: { reponse: 'oui' }, answers: demandeurs(404, 404, 404) },
  { route: 'POST /demandeur/candidatures/:id/visite', at: '/demandeur/candidatures/{candidature}/visite', body: { creneau: 'aucun' }, answers: demandeurs(409, 404, 404) },
  { route: 'POST /demandeur/candidatures/:id/pieces/:piece', fresh: true, at: '/demandeur/candidatures/{candidature}/pieces/1', body: {}, answers: demandeurs(404, 404, 404) },
]
