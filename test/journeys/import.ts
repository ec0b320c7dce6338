/** A person brings the request by its number, and answers what AL’in asks before one may apply. */
import assert from 'node:assert/strict'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { type Jour, jourAParis } from '#domain/jour.ts'
import type { Temporal } from 'temporal-polyfill'
import { openMail } from '#test/journeys/courrier.ts'
import type { Visit } from '#test/journeys/visit.ts'

export type Person = { numero: string; nom: string; prenom: string; naissance: Jour; /** The address that the register holds. */ mel: string; email: string; motDePasse: string }

/** Who stands behind this number in the registry of the day. */
export function findRegistered(numero: string, now: Temporal.Instant): Omit<Person, 'email' | 'motDePasse'> {
  const today = jourAParis(now)
  const demandeur = buildRegistre(today).get(numero)?.demandeur
  const { nom, prenom, dateNaissance, mel } = demandeur ?? {}
  if (nom === undefined || prenom === undefined || dateNaissance === undefined || mel === undefined) throw new Error(`Nobody to play behind ${numero}`)
  return { numero, nom, prenom, naissance: dateNaissance, mel }
}

/** A number badly written, a number that nobody has, someone else’s: the last two are answered alike. Then one’s own. */
export async function bring(visit: Visit, person: Person): Promise<void> {
  const { page } = visit
  await visit.press('Oui, j’ai mon numéro')
  await askCode(visit, '069 0523 00003 GTEST', person.naissance)
  await visit.reads(/18 caractères|numéro/)
  assert.match(await page.title(), /^Erreur/)
  assert.equal(await page.locator('input[name="numero"]').inputValue(), '069 0523 00003 GTEST')
  await askCode(visit, NUMEROS_DEMO.absent, person.naissance)
  assert.equal(visit.path(), '/demandeur/import/code')
  const unknown = await answered(visit)
  await visit.press('Changer de numéro')
  await askCode(visit, NUMEROS_DEMO.dalo, person.naissance)
  assert.equal(await answered(visit), unknown, 'someone else’s number and one that does not exist have the same answer')
  await visit.press('Changer de numéro')
  await askCode(visit, person.numero.toLowerCase(), person.naissance)
  await visit.reads(/\*{5}@exemple\.test/)
  await enterCode(visit, '12')
  await visit.reads(/8 chiffres/)
  await enterCode(visit, '00000000')
  await visit.reads(/Il vous reste 4 essais/)
  const code = /\b(\d{4} \d{4})\b/.exec(await openMail(visit, person.mel, 'Votre code d’accès AL’in'))?.[1]
  assert.ok(code, 'the mail holds the code')
  await visit.go('/demandeur/import/code')
  await enterCode(visit, code)
  assert.equal(visit.path(), '/demandeur/import/confirmation')
}

async function askCode(visit: Visit, numero: string, naissance: Jour): Promise<void> {
  const [annee = '', mois = '', jour = ''] = naissance.split('-')
  for (const [name, value] of Object.entries({ numero, 'naissance-jour': jour, 'naissance-mois': mois, 'naissance-annee': annee })) await visit.page.locator(`input[name="${name}"]`).fill(value)
  await visit.press('Accéder à ma demande')
}

/** The page but for the number and the hour that it repeats. */
async function answered(visit: Visit): Promise<string> {
  return (await visit.text()).replace(/n° \S+( \S+)* ?GTEST/, 'n° …').replace(/\d+ h(?: \d+)?/g, '… h')
}

async function enterCode(visit: Visit, code: string): Promise<void> {
  await visit.page.locator('input[name="code"]').fill(code)
  await visit.press('Valider le code')
}

export async function confirmRequest(visit: Visit): Promise<void> {
  await visit.reads(/Est-ce bien votre demande/)
  await visit.reads(/Déposée le/)
  await visit.press('C’est bien ma demande')
  assert.match(visit.path(), /^\/demandeur\/employeur/)
  await visit.reads(/Votre demande est dans AL’in/)
}

/** The mini-form: a SIRET with one digit wrong, then the right one. */
export async function declareWork(visit: Visit): Promise<void> {
  const { page } = visit
  await page.getByLabel('CDI', { exact: true }).check()
  await visit.fill({ 'Nom de l’employeur': 'Menuiseries Brévalin', 'SIRET de l’employeur': '000 303 032 00016' })
  await visit.press('Enregistrer')
  assert.match(await page.title(), /^Erreur/)
  assert.equal(await page.getByLabel('SIRET de l’employeur', { exact: true }).inputValue(), '000 303 032 00016')
  assert.ok(await page.getByLabel('CDI', { exact: true }).isChecked())
  await visit.fill({ 'SIRET de l’employeur': '000 303 032 00015' })
  await visit.press('Enregistrer')
  await visit.reads(/Votre situation de travail est enregistrée/)
  await visit.reads(/Menuiseries Brévalin/)
  await visit.press('Continuer')
}

export async function finish(visit: Visit): Promise<void> {
  const { page } = visit
  assert.match(visit.path(), /^\/demandeur\/confidentialite/)
  await visit.press('Enregistrer mon choix')
  await visit.reads(/Choisissez une des trois réponses/)
  await page.getByLabel(/^Choix 2/).check({ force: true })
  await visit.press('Enregistrer mon choix')
  assert.match(visit.path(), /^\/demandeur\/pieces/)
  await visit.press('Confirmer')
  await visit.reads(/Cochez la case/)
  await page.getByRole('checkbox').check()
  await visit.press('Confirmer')
  assert.match(visit.path(), /^\/demandeur\?fait=pieces/)
  await visit.reads(/logements? pour vous aujourd’hui/)
}
