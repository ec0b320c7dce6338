import { inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'
import type { Canary } from '#test/matrix/actors.ts'

/** A chose to show the ten items: the list holds some of them, the sheet all. */
const LISTE: readonly Canary[] = ['nom', 'prenom']
const DIX: readonly Canary[] = ['nom', 'prenom', 'employeur']

/** The company of A in its three roles; another company finds nothing of A’s. */
function inEntreprise(answers: { lecteur: Answer; validateur: Answer; administrateur: Answer; autre: Answer }): Answers {
  return inPortal({ employeurLecteur: answers.lecteur, employeurValidateur: answers.validateur, employeurAdministrateur: answers.administrateur, autreEmployeur: answers.autre })
}

const forEntreprise = (sees: readonly Canary[]) => ({ employeurLecteur: sees, employeurValidateur: sees, employeurAdministrateur: sees })
const READ = inEntreprise({ lecteur: 200, validateur: 200, administrateur: 200, autre: 200 })
const OF_A = inEntreprise({ lecteur: 200, validateur: 200, administrateur: 200, autre: 404 })
const SALARIE = '/entreprise/salaries/{salarie}'
const ANSWERED = inEntreprise({ lecteur: 404, validateur: `303 ${SALARIE}`, administrateur: `303 ${SALARIE}`, autre: 404 })

export const ENTREPRISE_ROUTES: readonly Route[] = [
  { route: 'GET /entreprise', answers: READ },
  { route: 'GET /entreprise/salaries', query: ['etat', 'nom', 'siret', 'tri', 'sens', 'page', 'cocher', 'n', 'restent'], answers: READ, sees: forEntreprise(LISTE) },
  { route: 'GET /entreprise/salaries/:ref', at: SALARIE, answers: OF_A, sees: forEntreprise(DIX) },
  { route: 'POST /entreprise/salaries/:ref/validation', at: `${SALARIE}/validation`, body: { vu: 'deleguee' }, answers: ANSWERED },
  { route: 'POST /entreprise/salaries/:ref/refus', at: `${SALARIE}/refus`, body: { vu: 'deleguee', motif: 'pas_salarie' }, answers: ANSWERED },
  { route: 'POST /entreprise/salaries/validation', body: { choix: '{salarie}' }, answers: inEntreprise({ lecteur: 404, validateur: '303 /entreprise/salaries', administrateur: '303 /entreprise/salaries', autre: '303 /entreprise/salaries' }) },
  { route: 'GET /entreprise/delegation', answers: READ },
  { route: 'POST /entreprise/delegation', body: { delegation: 'non' }, answers: inEntreprise({ lecteur: 404, validateur: 404, administrateur: '303 /entreprise/delegation', autre: 404 }) },
]

const BONUS = { categorie: 'ETI', motif: 'Objectif du territoire pour le trimestre.', 'debut-jour': '1', 'debut-mois': '12', 'debut-annee': '2026', 'fin-jour': '31', 'fin-mois': '12', 'fin-annee': '2026' }

/** The balance bonus: all of Action Logement reads, a responsable decides. */
export const EQUILIBRAGE_ROUTES: readonly Route[] = [
  { route: 'GET /conseiller/equilibrage', answers: inPortal({ conseiller: 200, conseillerAilleurs: 200, responsable: 200 }) },
  { route: 'POST /conseiller/equilibrage', body: BONUS, answers: inPortal({ responsable: '303 /conseiller/equilibrage' }) },
  { route: 'POST /conseiller/equilibrage/:id/fin', at: '/conseiller/equilibrage/{equilibrage}/fin', body: { motif: 'Objectif atteint plus tôt que prévu.' }, answers: inPortal({ responsable: '303 /conseiller/equilibrage' }) },
]
