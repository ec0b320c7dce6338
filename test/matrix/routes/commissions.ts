import { inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'

/** The landlord of the homes alone: an agent convenes, the secretary also decides. */
function bailleurs(bailleur: Answer, bailleurSecretaire: Answer): Answers {
  return inPortal({ bailleur, bailleurSecretaire })
}

const JOUR = { 'jour-jour': '1', 'jour-mois': '12', 'jour-annee': '2026' }
const DECISIONS = {
  'decision-{candidatPret}': 'attribution_sous_condition', 'piece-{candidatPret}': 'divorce', 'limite-{candidatPret}-jour': '15', 'limite-{candidatPret}-mois': '12', 'limite-{candidatPret}-annee': '2026', 'rang_condition-{candidatPret}': '1',
  'decision-{candidatPret2}': 'non_attribution', 'motifs-{candidatPret2}': 'Le logement est trop petit pour votre foyer.', 'autre_motif-{candidatPret2}': 'Le quai est loin.',
  'decision-{candidatPret3}': 'irrecevabilite', 'fondement-{candidatPret3}': 'plafond_ressources', 'explication-{candidatPret3}': 'Vos revenus dépassent le plafond.', exception: 'plai_adapte', suite: 'enregistrer',
}

/** A home's commission: its sitting, its decisions, its letters, its conditions. */
export const COMMISSION_ROUTES: readonly Route[] = [
  { route: 'GET /bailleur/commissions', query: ['etat', 'jour', 'tri', 'sens', 'page'], answers: inPortal({ bailleur: 200, bailleurSecretaire: 200, autreBailleur: 200 }) },
  { route: 'GET /bailleur/offres/:id/commission', at: '/bailleur/offres/{offreAInscrire}/commission', answers: bailleurs(200, 200) },
  // Nobody has handed its files to the landlord yet.
  { route: 'GET /bailleur/offres/:id/commission', at: '/bailleur/offres/{offre}/commission', answers: bailleurs(404, 404) },
  { route: 'POST /bailleur/offres/:id/commission', at: '/bailleur/offres/{offreAInscrire}/commission', body: { ...JOUR, exception: 'plai_adapte' }, answers: bailleurs('303 /bailleur/offres/{offreAInscrire}/decisions', '303 /bailleur/offres/{offreAInscrire}/decisions') },
  { route: 'POST /bailleur/offres/:id/commission', at: '/bailleur/offres/{offreNotifiee}/commission', body: JOUR, answers: bailleurs(409, 409) },
  { route: 'GET /bailleur/offres/:id/decisions', at: '/bailleur/offres/{offrePrete}/decisions', query: ['fait'], answers: bailleurs(200, 200) },
  { route: 'GET /bailleur/offres/:id/decisions', at: '/bailleur/offres/{offreNotifiee}/decisions', query: ['fait'], answers: bailleurs(200, 200) },
  { route: 'GET /bailleur/offres/:id/decisions', at: '/bailleur/offres/{offreAInscrire}/decisions', answers: bailleurs('303 /bailleur/offres/{offreAInscrire}/commission', '303 /bailleur/offres/{offreAInscrire}/commission') },
  { route: 'POST /bailleur/offres/:id/decisions', at: '/bailleur/offres/{offrePrete}/decisions', body: DECISIONS, answers: bailleurs(404, '303 /bailleur/offres/{offrePrete}/decisions') },
  { route: 'POST /bailleur/offres/:id/decisions', at: '/bailleur/offres/{offreNotifiee}/decisions', body: {}, answers: bailleurs(404, 409) },
  { route: 'GET /bailleur/offres/:id/notification', at: '/bailleur/offres/{offrePrete}/notification', query: ['fait'], answers: bailleurs(200, 200) },
  { route: 'GET /bailleur/offres/:id/notification', at: '/bailleur/offres/{offreNotifiee}/notification', answers: bailleurs('303 /bailleur/offres/{offreNotifiee}/decisions', '303 /bailleur/offres/{offreNotifiee}/decisions') },
  { route: 'POST /bailleur/offres/:id/notification', at: '/bailleur/offres/{offrePrete}/notification', body: { passage: '{passage}', vu: '{decisionsVues}' }, answers: bailleurs(404, '303 /bailleur/offres/{offrePrete}/decisions') },
  { route: 'GET /bailleur/candidatures/:id/condition', at: '/bailleur/candidatures/{sousCondition}/condition', query: ['fait'], answers: bailleurs(200, 200) },
  // A person who was never given a home under condition has no such page.
  { route: 'GET /bailleur/candidatures/:id/condition', at: '/bailleur/candidatures/{candidature}/condition', answers: bailleurs(404, 404) },
  { route: 'POST /bailleur/candidatures/:id/condition', at: '/bailleur/candidatures/{sousCondition}/condition', body: { issue: 'recue' }, answers: bailleurs('303 /bailleur/candidatures/{sousCondition}/condition', '303 /bailleur/candidatures/{sousCondition}/condition') },
  { route: 'POST /bailleur/candidatures/:id/condition', at: '/bailleur/candidatures/{sousCondition}/condition', body: { issue: 'non_recue' }, answers: bailleurs(409, 409) },
]
