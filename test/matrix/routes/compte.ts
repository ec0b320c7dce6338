import { MOT_DE_PASSE } from '#test/factories/comptes.ts'
import { CANARIES } from '#test/matrix/actors.ts'
import { forAll, forSignedIn, inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'

const NOUVEAU = 'fenouil violet 2741 sous la pluie'
const CHOIX = { mot_de_passe: NOUVEAU, mot_de_passe_confirmation: NOUVEAU }
const INSCRIPTION = { civilite: 'madame', nom: 'Durance', prenom: 'Maëlle', telephone: '06 39 98 00 42', email: 'durance@exemple.test', consentement: 'oui' }

/** Who is signed in already goes to the own space. */
const OWN_SPACE: Answers = forAll(200, {
  demandeurA: '303 /demandeur', demandeurB: '303 /demandeur', codemandeur: '303 /demandeur',
  employeurLecteur: '303 /entreprise', employeurValidateur: '303 /entreprise', employeurAdministrateur: '303 /entreprise', autreEmployeur: '303 /entreprise',
  bailleur: '303 /bailleur', bailleurSecretaire: '303 /bailleur', autreBailleur: '303 /bailleur',
  conseiller: '303 /conseiller', conseillerAilleurs: '303 /conseiller', responsable: '303 /conseiller',
})

/** Accounts: creation, sign-in, password, own account. Who holds a link is known by the link alone. */
export const COMPTE_ROUTES: readonly Route[] = [
  { route: 'GET /inscription', answers: forAll(200) },
  { route: 'POST /inscription', body: INSCRIPTION, answers: forAll('303 /inscription/envoyee') },
  { route: 'GET /inscription/envoyee', query: ['a'], answers: forAll(200) },
  { route: 'GET /inscription/terminee', answers: forAll(200) },
  { route: 'GET /activation/:jeton', at: '/activation/{activation}', answers: forAll(200) },
  { route: 'POST /activation/:jeton', at: '/activation/{activation}', body: CHOIX, answers: forAll('303 /inscription/terminee') },
  { route: 'POST /activation/:jeton/nouveau-lien', at: '/activation/{activation}/nouveau-lien', body: {}, answers: forAll('303 /inscription/envoyee') },
  { route: 'GET /mot-de-passe/:jeton', at: '/mot-de-passe/{reinitialisation}', answers: forAll(200) },
  { route: 'POST /mot-de-passe/:jeton', at: '/mot-de-passe/{reinitialisation}', body: CHOIX, answers: forAll('303 /connexion') },
  { route: 'GET /mot-de-passe-oublie', answers: forAll(200) },
  { route: 'POST /mot-de-passe-oublie', body: { email: CANARIES.courriel }, answers: forAll('303 /mot-de-passe-oublie/envoye') },
  { route: 'GET /mot-de-passe-oublie/envoye', query: ['a'], answers: forAll(200) },
  { route: 'GET /connexion', query: ['suite', 'fait'], answers: OWN_SPACE },
  { route: 'POST /connexion', body: { identifiant: CANARIES.courriel, mot_de_passe: MOT_DE_PASSE, appareil: 'oui', suite: '/demandeur/offres' }, answers: forAll('303 /demandeur/offres') },
  { route: 'GET /connexion/code', query: ['suite'], answers: forAll('303 /connexion') },
  { route: 'POST /connexion/code', body: { code_totp: '123456', suite: '/demandeur' }, answers: forAll('303 /connexion') },
  { route: 'POST /connexion/confirmer', body: { mot_de_passe: MOT_DE_PASSE, suite: '/compte' }, answers: forSignedIn('303 /compte') },
  { route: 'POST /deconnexion', body: {}, answers: forAll('303 /deconnecte') },
  { route: 'POST /deconnexion/partout', body: {}, answers: forAll('303 /deconnecte') },
  { route: 'GET /deconnecte', query: ['fait'], answers: forAll(200) },
  { route: 'GET /compte', query: ['fait'], answers: forSignedIn(200) },
  { route: 'GET /compte/mot-de-passe', answers: forSignedIn(200) },
  { route: 'POST /compte/mot-de-passe', body: { mot_de_passe_actuel: MOT_DE_PASSE, ...CHOIX }, answers: forSignedIn('303 /compte') },
  // The reference of another’s session names nothing.
  { route: 'POST /compte/sessions/fermer', body: { session: '{sessionA}' }, answers: forSignedIn(404, { demandeurA: '303 /compte' }) },
  { route: 'GET /compte/identite', fresh: true, answers: demandeurs(200, 200) },
  // With a request its phone alone is one’s own to change; without, the names too.
  { route: 'POST /compte/identite', fresh: true, body: { telephone: '06 39 98 00 43' }, answers: demandeurs('303 /compte', 422) },
  { route: 'POST /compte/identite', fresh: true, body: { civilite: 'monsieur', nom: 'Durance', prenom: 'Maël', telephone: '06 39 98 00 43' }, answers: demandeurs(422, '303 /compte') },
  { route: 'GET /compte/fermeture', fresh: true, answers: demandeurs(200, 200) },
  { route: 'POST /compte/fermeture', fresh: true, body: { accord: 'oui', cout: 'aucun' }, answers: demandeurs('303 /deconnecte', '303 /deconnecte') },
]

/** Applicants alone: A and B have brought their request, the co-applicant has none. */
function demandeurs(withDemande: Answer, without: Answer): Answers {
  return inPortal({ demandeurA: withDemande, demandeurB: withDemande, codemandeur: without })
}
