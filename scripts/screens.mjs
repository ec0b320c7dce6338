// The pictures of docs/screens: a demonstration of its own on an empty folder, walked through as a person would, on a phone and on a wide screen.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { NUMEROS_DEMO } from '../src/connectors/sne/numeros-demo.ts'
import { launchBrowser } from '../test/browser.ts'
import { bring, confirmRequest, declareWork, findRegistered, finish } from '../test/journeys/import.ts'
import { openVisit } from '../test/journeys/visit.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDER = join(ROOT, 'docs', 'screens')
const WINDOWS = [{ width: 360, height: 780 }, { width: 1280, height: 860 }]
const PASSWORD = 'Demonstration-2026'
const READY_WITHIN_MS = 120_000

/** Who and what is looked at, wherever the day has put them in the town. */
const ATTRIBUEE = "select c.id, split_part(k.email, '@', 1) from candidature c join demande d on d.id = c.demande_id join compte k on k.id = d.compte_id where c.statut = 'attribuee' order by c.id limit 1"
const RECU = "select c.id from candidature c join offre o on o.id = c.offre_id join compte k on k.bailleur_id = o.bailleur_id where k.email = 'bailleur@exemple.test' and c.designation_id is not null and c.statut in ('transmise', 'en_commission') order by c.attente_piece is null, c.statut desc, c.id limit 1"
const LISTE = "select o.id from offre o join candidature c on c.offre_id = o.id where o.statut = 'close' and o.departement in ('01', '38', '42', '69', '71') group by o.id order by count(*) desc, o.id limit 1"
const EN_COMMISSION = "select o.id, o.bailleur_id from offre o join passage p on p.offre_id = o.id and p.notifie_le is null join candidature c on c.offre_id = o.id and c.statut = 'en_commission' group by o.id, o.bailleur_id order by count(*) desc, o.id limit 1"

const dataDir = mkdtempSync(join(tmpdir(), 'alin-images-'))
const house = await start()
const browser = await launchBrowser()
try {
  mkdirSync(FOLDER, { recursive: true })
  await showPublic()
  await showNewcomer()
  await showCandidate()
  await showAnswer()
  await showStaff('entreprise', { salaries: '/entreprise/salaries' })
  await showStaff('bailleur', { dossier: `/bailleur/candidatures/${await find(RECU)}` })
  await showStaff('conseiller', { liste: `/conseiller/offres/${await find(LISTE)}` }, 'Liste arrêtée')
  await showDecisions()
} finally {
  await browser.close()
  await stop()
}

async function start() {
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { stdio: 'inherit' })
  const port = await findPort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, PORT: String(port), BASE_URL: url, DATABASE_URL: '', ROLES: '' }
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  await waitReady(url, child)
  return { url, child }
}

function findPort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })
}

async function waitReady(url, child) {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 250) {
    if (child.exitCode !== null) throw new Error(`The house stopped with ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(250)
  }
  throw new Error('The house never opened')
}

async function stop() {
  const { child } = house
  const gone = new Promise((closed) => child.once('exit', closed))
  child.kill('SIGTERM')
  await gone
  // As root the cluster is elsewhere, and the folder holds a link to it.
  rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

function visitHouse() {
  return openVisit(browser, house.url, { width: 1280 })
}

/** What the window shows first, or from this title on, at both widths. */
async function show(visit, name, title) {
  for (const size of WINDOWS) {
    await visit.page.setViewportSize(size)
    const top = title === undefined ? 0 : (await visit.page.getByRole('heading', { name: title }).boundingBox()).y - 24
    await visit.page.evaluate((by) => scrollBy(0, by), title === undefined ? -100_000 : top)
    await visit.page.screenshot({ path: join(FOLDER, `${name}-${size.width}.png`) })
  }
}

async function showPublic() {
  const visit = await visitHouse()
  await visit.go('/')
  await show(visit, 'accueil')
  await visit.go('/connexion')
  await show(visit, 'connexion')
  await visit.go('/simulation')
  await simulate(visit)
  await show(visit, 'simulation')
  await visit.close()
}

async function simulate({ page, press }) {
  const written = { 'naissance-jour': '4', 'naissance-mois': '6', 'naissance-annee': '1994' }
  for (const [name, value] of Object.entries(written)) await page.locator(`input[name="${name}"]`).fill(value)
  await page.getByLabel('Non', { exact: true }).first().check()
  await page.getByLabel(/^Revenu fiscal de référence/).first().fill('16 000')
  await page.getByLabel('Commune où vous voulez habiter').fill('Lyon 6e')
  await press('Voir ma réponse')
}

/** From the import to the page that tells the rank before one applies. */
async function showNewcomer() {
  const visit = await visitHouse()
  await signIn(visit, 'nouveau')
  await visit.go('/demandeur/import')
  await show(visit, 'import')
  await visit.go('/demandeur')
  await bring(visit, findRegistered(NUMEROS_DEMO.nouveau, Temporal.Now.instant()))
  await confirmRequest(visit)
  await declareWork(visit)
  await finish(visit)
  await visit.go('/demandeur')
  await show(visit, 'situation')
  await visit.go('/demandeur/offres')
  await show(visit, 'offres')
  await visit.page.locator('.offer-card', { has: visit.page.locator('.offer-rank', { hasNotText: '1 sur 1' }) }).first().locator('.card-title-link').click()
  await visit.page.waitForURL(/\/demandeur\/offres\/\d+/)
  await show(visit, 'fiche')
  await visit.press('Je postule')
  await show(visit, 'apercu')
  await visit.close()
}

async function showCandidate() {
  const visit = await visitHouse()
  await signIn(visit, 'tabanou')
  await visit.go('/demandeur/candidatures')
  await visit.press('Voir mon rang et mes points')
  await show(visit, 'rang', 'Pourquoi ce rang')
  await visit.close()
}

/** One to whom a home is attributed, and who has to answer. */
async function showAnswer() {
  const [candidature, email] = await ask(ATTRIBUEE)
  const visit = await visitHouse()
  await signIn(visit, email)
  await visit.go(`/demandeur/candidatures/${candidature}/reponse`)
  await show(visit, 'reponse')
  await visit.close()
}

/** A portal's dashboard, then other pages of it by name, from a title on when one is given. */
async function showStaff(who, others, title) {
  const visit = await visitHouse()
  await signIn(visit, who)
  await visit.go(`/${who}`)
  await show(visit, who)
  for (const [name, path] of Object.entries(others)) {
    await visit.go(path)
    await show(visit, name, title)
  }
  await visit.close()
}

/** The secretary acts for whichever landlord has a sitting now, brought forward to today. */
async function showDecisions() {
  const [offre, bailleur] = await ask(EN_COMMISSION)
  await ask(`update compte set bailleur_id = ${bailleur} where email = 'bailleur.secretaire@exemple.test' returning id`)
  const visit = await visitHouse()
  await signIn(visit, 'bailleur.secretaire')
  await visit.go(`/bailleur/offres/${offre}/commission`)
  const today = Temporal.Now.zonedDateTimeISO('Europe/Paris')
  for (const [part, value] of Object.entries({ jour: today.day, mois: today.month, annee: today.year })) await visit.page.locator(`input[name="jour-${part}"]`).fill(String(value))
  await visit.press('Changer le jour')
  await visit.go(`/bailleur/offres/${offre}/decisions`)
  await visit.page.locator('input[type="radio"][value="attribution"]').first().check({ force: true })
  await visit.page.locator('input[type="radio"][value="attribution_sous_condition"]').nth(1).check({ force: true })
  await show(visit, 'decisions', 'Décisions')
  await visit.close()
}

async function find(query) {
  return (await ask(query))[0]
}

/** The first row that the town answers. */
async function ask(query) {
  const client = new pg.Client({ connectionString: readFileSync(join(dataDir, 'database-url'), 'utf8').trim() })
  await client.connect()
  const { rows: [row] } = await client.query({ text: query, rowMode: 'array' })
  await client.end()
  if (row === undefined) throw new Error(`The town of today has nobody for: ${query}`)
  return row
}

/** The second factor of the demonstration is written on the page. */
async function signIn(visit, who) {
  await visit.go('/connexion')
  await visit.fill({ 'Adresse e-mail ou numéro unique': `${who}@exemple.test`, 'Mot de passe': PASSWORD })
  await visit.press('Se connecter')
  if (!visit.path().startsWith('/connexion/code')) return
  await visit.page.locator('input[name="code_totp"]').fill(await visit.page.locator('.copy-value-text').innerText())
  await visit.press('Valider')
}
