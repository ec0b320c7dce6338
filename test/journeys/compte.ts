/** A person discovers AL’in, opens an account, signs in and out. */
import assert from 'node:assert/strict'
import { listMails, openMail } from '#test/journeys/courrier.ts'
import type { Person } from '#test/journeys/import.ts'
import type { Visit } from '#test/journeys/visit.ts'

/** What is open to all: homes, one sheet, how it works. */
export async function discover(visit: Visit): Promise<void> {
  await visit.go('/')
  await visit.press(/^Voir les \d+\slogements ouverts$/)
  assert.equal(visit.path(), '/offres')
  await visit.reads(/charges comprises/)
  await visit.page.locator('.card-title-link').first().click()
  await visit.page.waitForURL(/\/offres\/\d+/)
  await visit.reads(/Loyer charges comprises/)
  await visit.go('/')
  await visit.press('Tout le parcours')
  await visit.reads(/Les six étapes d’une candidature/)
  await visit.press('Créer mon compte')
  assert.equal(visit.path(), '/inscription')
}

/** First everything wrong: what was typed stays, each field says what is expected of it. */
export async function createAccount(visit: Visit, person: Person): Promise<void> {
  const { page } = visit
  await visit.fill({ 'Nom de naissance': person.nom, 'Téléphone portable': '01 23 45 67 89', 'Adresse e-mail': 'nora' })
  await visit.press('Créer mon compte')
  await visit.reads(/Choisissez Madame ou Monsieur/)
  await visit.reads(/Indiquez votre prénom/)
  await visit.reads(/numéro de portable français/)
  await visit.reads(/Cette adresse n’est pas complète/)
  await visit.reads(/Cochez cette case/)
  assert.match(await page.title(), /^Erreur/)
  assert.equal(await page.getByLabel('Nom de naissance', { exact: true }).inputValue(), person.nom)
  await page.getByLabel('Madame', { exact: true }).check()
  await visit.fill({ Prénom: person.prenom, 'Téléphone portable': '06 39 98 00 77', 'Adresse e-mail': person.email })
  await page.getByRole('checkbox').check()
  await visit.press('Créer mon compte')
  await visit.reads(/Validez votre adresse e-mail/)
  await visit.reads(new RegExp(person.email.replace('.', '\\.')))
}

/** The link may be opened twice: only a good password uses it up. */
export async function activate(visit: Visit, person: Person): Promise<void> {
  const { page } = visit
  await openMail(visit, person.email, 'Action Logement Services : Demande d’accès')
  const link = await page.getByRole('main').getByRole('link', { name: /\/activation\// }).getAttribute('href')
  assert.ok(link)
  await page.goto(link)
  await page.goto(link)
  await visit.reads(/Choisissez votre mot de passe/)
  await choosePassword(visit, 'motdepasse123', 'motdepasse123')
  await visit.reads(/trop facile à deviner|contient votre nom/)
  await choosePassword(visit, person.motDePasse, `${person.motDePasse}3`)
  await visit.reads(/Les deux mots de passe ne sont pas les mêmes/)
  await choosePassword(visit, person.motDePasse, person.motDePasse)
  await visit.reads(/Votre compte a été créé/)
  await page.goto(link)
  await visit.reads(/Ce lien a déjà servi/)
  await visit.press('Me connecter')
}

async function choosePassword(visit: Visit, first: string, again: string): Promise<void> {
  await visit.page.locator('input[name="mot_de_passe"]').fill(first)
  await visit.page.locator('input[name="mot_de_passe_confirmation"]').fill(again)
  await visit.press('Valider')
}

export async function signIn(visit: Visit, person: Person): Promise<void> {
  await visit.fill({ 'Adresse e-mail ou numéro unique': person.email, 'Mot de passe': 'ce n’est pas le bon' })
  await visit.press('Se connecter')
  await visit.reads(/mot de passe incorrect/)
  assert.equal(await visit.page.getByLabel('Adresse e-mail ou numéro unique', { exact: true }).inputValue(), person.email)
  await visit.fill({ 'Mot de passe': person.motDePasse })
  await visit.page.getByLabel(/C’est mon appareil/).check()
  await visit.press('Se connecter')
  assert.equal(visit.path(), '/demandeur')
  await visit.reads(/Bienvenue/)
}

/** F207. The way back in asks for the password. */
export async function signOutEverywhere(visit: Visit): Promise<void> {
  await visit.go('/compte')
  await visit.press('Me déconnecter de tous les appareils')
  assert.equal(visit.path(), '/deconnecte')
  await visit.reads(/Vous êtes déconnecté/)
  await visit.go('/demandeur/candidatures')
  assert.match(visit.path(), /^\/connexion\?suite=/)
}

/** These messages came, in this order, each as often as it stands here. */
export async function checkMails(visit: Visit, person: Person, expected: readonly string[]): Promise<void> {
  const came = (await listMails(visit, person.email)).toReversed()
  assert.deepEqual(came.filter((subject) => expected.includes(subject)), expected, came.join(' · '))
}
