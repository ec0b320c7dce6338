import { inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'

/** The conseillers of the territory and the responsable alike; elsewhere nothing is found. */
function conseil(answer: Answer): Answers {
  return inPortal({ conseiller: answer, responsable: answer })
}

/** The list gives names; the file, the number too. */
const CANDIDAT = ['nom', 'prenom'] as const
const DOSSIER = ['nom', 'prenom', 'numero'] as const
const CLOTURE = { 'cloture-jour': '6', 'cloture-mois': '12', 'cloture-annee': '2026', heure: '24' }
const MOTIF = { motif: 'Une raison écrite.' }
const ICI = '/conseiller/offres'
const ONE = '/conseiller/candidatures/{candidature}'
const sees = { conseiller: CANDIDAT, responsable: CANDIDAT }

export const CONSEIL_ROUTES: readonly Route[] = [
  { route: 'GET /conseiller', query: ['file', 'statut', 'ville', 'bailleur', 'tri', 'page', 'fait'], answers: inPortal({ conseiller: 200, conseillerAilleurs: 200, responsable: 200 }) },
  { route: 'GET /conseiller/offres/:id', at: `${ICI}/{offre}`, query: ['page', 'fait'], answers: conseil(200), sees },
  { route: 'GET /conseiller/offres/:id/publication', at: `${ICI}/{offreSoumise}/publication`, answers: conseil(200) },
  // On line already: the page says so.
  { route: 'GET /conseiller/offres/:id/publication', at: `${ICI}/{offre}/publication`, answers: conseil(409) },
  { route: 'POST /conseiller/offres/:id/publication', at: `${ICI}/{offreSoumise}/publication`, body: CLOTURE, answers: conseil(`303 ${ICI}/{offreSoumise}`) },
  { route: 'GET /conseiller/offres/:id/renvoi', at: `${ICI}/{offreSoumise}/renvoi`, answers: conseil(200) },
  { route: 'POST /conseiller/offres/:id/renvoi', at: `${ICI}/{offreSoumise}/renvoi`, body: MOTIF, answers: conseil('303 /conseiller') },
  { route: 'GET /conseiller/offres/:id/retrait', at: `${ICI}/{offre}/retrait`, answers: conseil(200) },
  { route: 'POST /conseiller/offres/:id/retrait', at: `${ICI}/{offre}/retrait`, body: MOTIF, answers: conseil(`303 ${ICI}/{offre}`) },
  { route: 'GET /conseiller/offres/:id/designation', at: `${ICI}/{offreADesigner}/designation`, answers: conseil(200) },
  { route: 'POST /conseiller/offres/:id/designation', at: `${ICI}/{offreADesigner}/designation`, body: { choisis: '{choisi}', tour: '1', ...MOTIF }, answers: conseil(`303 ${ICI}/{offreADesigner}`) },
  { route: 'POST /conseiller/offres/:id/designation', at: `${ICI}/{offre}/designation`, body: { choisis: '{candidature}', tour: '1', ...MOTIF }, answers: conseil(409) },
  { route: 'GET /conseiller/offres/:id/sans-candidat', at: `${ICI}/{offreEpuisee}/sans-candidat`, answers: conseil(200) },
  { route: 'POST /conseiller/offres/:id/sans-candidat', at: `${ICI}/{offreEpuisee}/sans-candidat`, body: MOTIF, answers: conseil(`303 ${ICI}/{offreEpuisee}`) },
  { route: 'GET /conseiller/candidatures/:id', at: ONE, query: ['fait'], answers: conseil(200), sees: { conseiller: DOSSIER, responsable: DOSSIER } },
  { route: 'POST /conseiller/candidatures/:id/validation', at: `${ONE}/validation`, body: {}, answers: conseil(`303 ${ONE}`) },
  { route: 'POST /conseiller/candidatures/:id/invalidation', at: `${ONE}/invalidation`, body: { motifs: 'piece_perimee', precision: 'Avis de 2023.' }, answers: conseil(`303 ${ONE}`) },
  { route: 'POST /conseiller/candidatures/:id/priorite', at: `${ONE}/priorite`, body: { dalo: 'oui', lettres: 'k', ...MOTIF }, answers: conseil(`303 ${ONE}`) },
  { route: 'POST /conseiller/candidatures/:id/rappel', at: '/conseiller/candidatures/{ecarte}/rappel', body: MOTIF, answers: conseil('303 /conseiller/candidatures/{ecarte}') },
  { route: 'POST /conseiller/candidatures/:id/rappel', at: `${ONE}/rappel`, body: MOTIF, answers: conseil(409) },
]
