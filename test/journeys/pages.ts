/** Every page of AL’in, by who sees it, in its states: full, empty, refused. */
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { isHeld } from '#domain/candidature.ts'
import { jetonOf } from '#features/alertes/jeton.ts'
import { bring, confirmRequest, declareWork, findRegistered, finish } from '#test/journeys/import.ts'
import { listBailleur } from '#test/journeys/pages-bailleur.ts'
import { listCommissionTours } from '#test/journeys/commission.ts'
import { listConseil } from '#test/journeys/conseil.ts'
import { openMail } from '#test/journeys/courrier.ts'
import type { House } from '#test/journeys/house.ts'
import { findTown, type Town } from '#test/journeys/town.ts'
import type { Visit } from '#test/journeys/visit.ts'

/** A page: where, and what is done there first when its address alone does not show it. */
export type Stop = { name: string; path: string; act?: (visit: Visit) => Promise<void> }
export type Tour = { who: string; as?: string; stops: readonly Stop[] }

const send = (button: string) => (visit: Visit) => visit.press(button)
const at = (...paths: readonly string[]): readonly Stop[] => paths.map((path) => ({ name: path, path }))

export async function listTours(house: House): Promise<readonly Tour[]> {
  const town = await findTown(house.db)
  return [
    { who: 'visiteur', stops: [...listPublic(town), ...listMessage(), ...at(...listArret(house)), ...listEntrance(house)] },
    { who: 'demandeur sans demande', as: 'nouveau@exemple.test', stops: listBefore(house, town) },
    { who: 'demandeur prêt à postuler', as: town.ready, stops: listReady(town) },
    { who: 'demandeur candidat', as: 'tabanou@exemple.test', stops: listCandidate(town) },
    ...town.statuts.map(({ statut, email, id }) => ({ who: `candidature ${statut}`, as: email, stops: at(...(isHeld(statut) ? ['/demandeur', '/demandeur/candidatures'] : []), `/demandeur/candidatures/${id}`, ...(statut === 'attribuee' ? listReponse(id) : [])) })),
    { who: 'candidat attendu en visite', as: town.visite.email, stops: listVisite(town.visite.id) },
    { who: 'candidat à qui une pièce est demandée', as: town.piece.email, stops: at('/demandeur', '/demandeur/candidatures', `/demandeur/candidatures/${town.piece.id}`, `/demandeur/candidatures/${town.piece.id}/retrait`) },
    ...town.asleep.map(({ statut, email }) => ({ who: `demande ${statut}`, as: email, stops: at('/demandeur', '/demandeur/offres') })),
    { who: 'entreprise', as: 'entreprise@exemple.test', stops: listEntreprise(town) },
    { who: 'lecteur de l’entreprise', as: 'entreprise.lecteur@exemple.test', stops: at('/entreprise', '/entreprise/salaries', '/entreprise/delegation') },
    { who: 'bailleur', as: 'bailleur@exemple.test', stops: await listBailleur(house.db) },
    ...(await listCommissionTours(house)),
    { who: 'conseiller', as: 'conseiller@exemple.test', stops: [...at('/conseiller', '/conseiller?statut=brouillon', `/conseiller/offres/${town.example}`, `/conseiller/offres/${town.frozen}`, `/conseiller/offres/${town.deserted}`, '/compte'), ...(await listConseil(house.db))] },
    { who: 'responsable', as: 'responsable@exemple.test', stops: [...listBonus(), ...at('/conseiller', '/conseiller?page=2', `/conseiller/offres/${town.example}`)] },
  ]
}

/** What each answer does, said before; and leaving, which would be a refusal. */
function listReponse(id: number): readonly string[] {
  return ['/reponse', '/reponse?choix=accepter', '/reponse?choix=refuser', '/retrait'].map((suite) => `/demandeur/candidatures/${id}${suite}`)
}

function listVisite(id: number): readonly Stop[] {
  const path = `/demandeur/candidatures/${id}`
  const choose = async (visit: Visit) => {
    await visit.page.locator('input[name="creneau"]').first().check()
    await visit.press('Envoyer ma réponse')
  }
  return [...at('/demandeur', path), { name: 'visite sans réponse', path, act: send('Envoyer ma réponse') }, { name: 'visite choisie', path, act: choose }]
}

/** The code of a message: none, one that is not ours. */
function listMessage(): readonly Stop[] {
  const unknown = async (visit: Visit) => {
    await visit.fill({ 'Code du message': 'ABCD EFGH' })
    await visit.press('Vérifier')
  }
  return [...at('/message'), { name: 'message sans code', path: '/message', act: send('Vérifier') }, { name: 'message inconnu', path: '/message', act: unknown }]
}

function listPublic(town: Town): readonly Stop[] {
  return [
    ...at('/', '/offres', '/offres?page=2', '/offres?lieu=Lyon', '/offres?lieu=Nulleparville', '/offres?loyer=abc', `/offres/${town.example}`, `/offres/${town.frozen}`, `/offres/${town.withdrawn}`),
    ...at('/comment-ca-marche', '/classement', '/aide', '/numero-unique', '/mentions-legales', '/donnees-personnelles', '/accessibilite', '/nulle-part'),
    ...at('/simulation', `/simulation?offre=${town.example}`),
    { name: 'simulation refusée', path: '/simulation', act: send('Voir ma réponse') },
    { name: 'simulation répondue', path: `/simulation?offre=${town.example}`, act: simulate },
    ...at('/demonstration/courrier', '/demonstration/courrier?pour=personne'),
    { name: 'page inattendue', path: '/connexion', act: forge },
  ]
}

/** From the link of a message about new homes. */
function listArret({ secret }: House): readonly string[] {
  const path = `/alertes/arret/${jetonOf(secret, 1)}`
  return [path, `${path}/fait`]
}

async function simulate(visit: Visit): Promise<void> {
  for (const [name, value] of Object.entries({ 'naissance-jour': '4', 'naissance-mois': '6', 'naissance-annee': '1994' })) await visit.page.locator(`input[name="${name}"]`).fill(value)
  await visit.page.getByLabel('Non', { exact: true }).first().check()
  await visit.page.getByLabel(/^Revenu fiscal de référence/).first().fill('16 000')
  await visit.press('Voir ma réponse')
}

/** A form whose token is not ours. */
async function forge(visit: Visit): Promise<void> {
  await visit.page.locator('main input[name="_csrf"]').first().evaluate((input) => input.setAttribute('value', 'faux'))
  await visit.fill({ 'Adresse e-mail ou numéro unique': 'nora@exemple.test', 'Mot de passe': 'peu importe ici' })
  await visit.press('Se connecter')
}

function listEntrance(house: House): readonly Stop[] {
  const staff = async (visit: Visit) => {
    await visit.fill({ 'Adresse e-mail ou numéro unique': 'conseiller@exemple.test', 'Mot de passe': 'Demonstration-2026' })
    await visit.press('Se connecter')
  }
  const reset = async (visit: Visit) => {
    await visit.fill({ 'Adresse e-mail': 'nouveau@exemple.test' })
    await visit.press('Recevoir le lien')
  }
  return [
    ...at('/inscription', '/inscription/envoyee', '/inscription/terminee', '/connexion', '/mot-de-passe-oublie', '/deconnecte', '/deconnecte?fait=ferme', '/activation/inconnu', '/mot-de-passe/inconnu'),
    { name: 'inscription refusée', path: '/inscription', act: send('Créer mon compte') },
    { name: 'connexion refusée', path: '/connexion', act: send('Se connecter') },
    { name: 'oubli refusé', path: '/mot-de-passe-oublie', act: send('Recevoir le lien') },
    { name: 'oubli envoyé', path: '/mot-de-passe-oublie', act: reset },
    { name: 'message reçu', path: '/demonstration/courrier', act: async (visit) => void (await openMail(visit, 'nouveau@exemple.test', 'AL’in : choisir un nouveau mot de passe')) },
    { name: 'nouveau mot de passe refusé', path: '/demonstration/courrier', act: (visit) => openReset(house, visit) },
    { name: 'code de connexion', path: '/connexion', act: staff },
    { name: 'code de connexion refusé', path: '/connexion/code', act: send('Valider') },
  ]
}

async function openReset(house: House, visit: Visit): Promise<void> {
  const message = (await house.mailbox.list()).find(({ subject }) => subject.includes('nouveau mot de passe'))
  await visit.page.goto(/http\S+\/mot-de-passe\/\S+/.exec(message?.text ?? '')?.[0] ?? '/')
  await visit.press('Valider')
}

async function misspell(visit: Visit): Promise<void> {
  for (const name of ['nom', 'telephone']) await visit.page.locator(`input[name="${name}"]`).fill('12')
  await visit.press('Enregistrer')
}

/** Before the request is brought, then all the way in. */
function listBefore(house: House, town: Town): readonly Stop[] {
  const person = { ...findRegistered(NUMEROS_DEMO.nouveau, house.now()), email: 'nouveau@exemple.test', motDePasse: 'Demonstration-2026' }
  const askFor = async (visit: Visit) => {
    await visit.page.locator('input[name="numero"]').fill(NUMEROS_DEMO.absent)
    for (const [name, value] of Object.entries({ jour: '1', mois: '2', annee: '1990' })) await visit.page.locator(`input[name="naissance-${name}"]`).fill(value)
    await visit.press('Accéder à ma demande')
  }
  return [
    ...at('/demandeur', '/demandeur/import', '/demandeur/offres', '/demandeur/candidatures', `/demandeur/offres/${town.example}`, '/demandeur/employeur', '/compte', '/compte/mot-de-passe', '/compte/identite', '/compte/fermeture', '/conseiller'),
    { name: 'mot de passe refusé', path: '/compte/mot-de-passe', act: send('Changer mon mot de passe') },
    { name: 'identité refusée', path: '/compte/identite', act: misspell },
    { name: 'import refusé', path: '/demandeur/import', act: send('Accéder à ma demande') },
    { name: 'code d’accès', path: '/demandeur/import', act: askFor },
    { name: 'code d’accès refusé', path: '/demandeur/import/code', act: send('Valider le code') },
    { name: 'confirmation', path: '/demandeur', act: (visit) => bring(visit, person) },
    { name: 'premier employeur', path: '/demandeur/import/confirmation', act: confirmRequest },
    ...at('/demandeur/import/confirmation', '/demandeur', '/demandeur/confidentialite', '/demandeur/pieces', `/demandeur/offres/${town.example}/candidature`),
    { name: 'employeur enregistré', path: '/demandeur/employeur', act: declareWork },
    { name: 'dossier prêt', path: '/demandeur/confidentialite', act: finish },
  ]
}

function listReady(town: Town): readonly Stop[] {
  const firstHome = async (visit: Visit) => {
    await visit.page.locator('.card-title-link').first().click()
    await visit.page.waitForURL(/\/demandeur\/offres\/\d+/)
  }
  const preview = async (visit: Visit) => {
    await firstHome(visit)
    await visit.press('Je postule')
  }
  const refusedEmployer = async (visit: Visit) => {
    await visit.page.locator('input[name="siret"]').fill('123')
    await visit.press('Enregistrer')
  }
  return [
    ...at('/demandeur', '/demandeur/offres', '/demandeur/offres?loyer=abc', '/demandeur/offres?loyer=1', '/demandeur/offres/autres', `/demandeur/offres/${town.frozen}`, `/demandeur/offres/${town.example}`, `/demandeur/offres/${town.example}/candidature`),
    { name: 'fiche qui correspond', path: '/demandeur/offres', act: firstHome },
    { name: 'avant de postuler', path: '/demandeur/offres', act: preview },
    ...at('/demandeur/candidatures', '/demandeur/employeur', '/demandeur/confidentialite', '/demandeur/pieces', '/demandeur/suppression'),
    { name: 'employeur refusé', path: '/demandeur/employeur', act: refusedEmployer },
    { name: 'pièces refusées', path: '/demandeur/pieces', act: (visit) => visit.press(/^Confirmer/) },
    { name: 'suppression refusée', path: '/demandeur/suppression', act: send('Supprimer ma demande d’AL’in') },
    ...at('/compte', '/compte/identite', '/compte/fermeture'),
    { name: 'fermeture refusée', path: '/compte/fermeture', act: send('Fermer mon compte') },
    ...at('/comment-ca-marche', '/aide', '/demandeur/nulle-part'),
  ]
}

function listCandidate(town: Town): readonly Stop[] {
  const mine = `/demandeur/candidatures/${town.tabanou}`
  return at('/demandeur', '/demandeur/offres', `/demandeur/offres/${town.example}`, `/demandeur/offres/${town.deserted}/candidature`, '/demandeur/candidatures', mine, `${mine}/retrait`, '/demandeur/suppression', '/compte/fermeture')
}

/** Employees of each choice, a refusal without a reason, nobody found. */
function listEntreprise(town: Town): readonly Stop[] {
  return [
    ...at('/entreprise', '/entreprise/salaries', '/entreprise/salaries?etat=a_valider&cocher=tout', '/entreprise/salaries?nom=zzz', '/entreprise/salaries?etat=refuses&tri=naissance&sens=desc', '/entreprise/salaries?page=99'),
    { name: 'salarié, dix informations', path: '/entreprise/salaries', act: (visit) => openSalarie(visit, 'L’essentiel') },
    { name: 'salarié, toute sa demande', path: '/entreprise/salaries', act: (visit) => openSalarie(visit, 'Toute sa demande') },
    { name: 'refus sans raison', path: '/entreprise/salaries?etat=a_valider', act: refuseSansRaison },
    { name: 'rien de coché', path: '/entreprise/salaries?etat=a_valider', act: send('Valider les salariés cochés') },
    ...at('/entreprise/delegation', '/compte', '/compte/mot-de-passe', '/conseiller', `/conseiller/offres/${town.example}`),
  ]
}

async function openSalarie(visit: Visit, partage: string): Promise<void> {
  await visit.page.locator('tbody tr', { hasText: partage }).first().locator('a').click()
  await visit.page.waitForURL(/\/entreprise\/salaries\/[0-9a-f]{32}/)
}

async function refuseSansRaison(visit: Visit): Promise<void> {
  await visit.page.locator('tbody a').first().click()
  await visit.page.locator('summary', { hasText: 'Non, refuser' }).click()
  await visit.press('Refuser')
}

function listBonus(): readonly Stop[] {
  const open = async (visit: Visit) => {
    await visit.page.locator('summary', { hasText: 'Fixer un bonus' }).click()
    await visit.press('Fixer ce bonus')
  }
  return [...at('/conseiller/equilibrage'), { name: 'bonus refusé', path: '/conseiller/equilibrage', act: open }]
}
