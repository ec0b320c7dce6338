/** People who bring a request: accounts that bear its names, the register over its protocol, the mail that is read. */
import { after, before } from 'node:test'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Simulateur } from '#connectors/sne/simulator.ts'
import { loadDemande, type LoadedDemande } from '#features/demandes/queries.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Answer, Client } from '#test/client.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { insertDemande, registreOf, startRegistre } from '#test/factories/demandes.ts'
import { insertOffre } from '#test/factories/offres.ts'

export type Importer = Client & { compteId: number }
export type Applicant = Importer & { id: number }
export type Ground = ReturnType<typeof groundFor>

/** One database and one register for the tests of a `describe`. */
export function groundFor() {
  const held: { app?: TestApp; simulateur?: Simulateur } = {}
  before(async () => {
    const { sne, simulateur } = await startRegistre()
    held.simulateur = simulateur
    held.app = await testApp(undefined, { sne })
  })
  after(() => held.simulateur?.close())
  const get = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The ground is laid before the tests')
    return value
  }
  return {
    get app() {
      return get(held.app)
    },
    get register() {
      return get(held.simulateur).control
    },
  }
}

/** Someone whose account bears these names, signed in. */
export async function someone({ app }: Ground, nom = 'Leclerc', prenom = 'Aurélie'): Promise<Importer> {
  const { id, email } = await insertCompte(app.ctx(), { nom, prenom })
  return Object.assign(await app.signIn(email), { compteId: id })
}

export function birthOf(numero: string): Record<string, string> {
  const [annee = '', mois = '', jour = ''] = (registreOf(numero).demandeur.dateNaissance ?? '').split('-')
  return { 'naissance-jour': jour, 'naissance-mois': mois, 'naissance-annee': annee }
}

export function ask(client: Client, numero: string, birth = birthOf(numero)): Promise<Answer> {
  return client.post('/demandeur/import', { numero, ...birth })
}

/** The mail is read, as the person does. */
export async function lastCode({ app }: Ground): Promise<string> {
  await app.work()
  return /\b(\d{4}) (\d{4})\b/.exec(app.mails.at(-1)?.text ?? '')?.slice(1).join('') ?? ''
}

/** The number serves another test. */
export async function free({ app }: Ground, numero: string): Promise<void> {
  await app.db.updateTable('demande').set({ statut: 'supprimee', radiee_le: null }).where('numero_unique', '=', numero).execute()
  await app.db.deleteFrom('import_code').where('numero_unique', '=', numero).execute()
}

/** The page without what is the visitor’s own: frame, number typed, token of the form. Short, so that a difference can be read. */
export function neutral(html: string, numero: string): string {
  const spaced = numero.replace(/^(.{3})(.{4})(.{6})(.{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? 'no page'
  return main.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll(spaced, 'NUMERO')
}

let counter = 0

/** Someone whose request is in AL’in already, under a number of its own that the register knows. */
export async function applicant({ app, register }: Ground, over: Parameters<typeof insertDemande>[1] = {}): Promise<Applicant> {
  counter += 1
  const registre = { ...(over.registre ?? registreOf(over.numero ?? NUMEROS_DEMO.leclerc)), numeroUnique: `069112600${String(counter).padStart(4, '0')}GTEST` }
  register.put(registre)
  const { id, compteId } = await insertDemande(app.ctx(), { ...over, registre, numero: registre.numeroUnique })
  const { email } = await app.db.selectFrom('compte').select('email').where('id', '=', compteId).executeTakeFirstOrThrow()
  return Object.assign(await app.signIn(email), { id, compteId })
}

export async function load({ app }: Ground, { id }: Pick<Applicant, 'id'>): Promise<LoadedDemande> {
  const loaded = await loadDemande(app.db, id)
  if (!loaded) throw new Error('no request')
  return loaded
}

/** Some minutes later, the register says otherwise. */
export async function changeAtRegister(ground: Ground, person: Applicant, change: Partial<DemandeRegistre>): Promise<void> {
  ground.app.clock.advance({ minutes: 2 })
  ground.register.put({ ...(await load(ground, person)).registre, ...change })
}

export async function insertCandidature({ app }: Ground, demandeId: number, statut: 'deposee' | 'attribuee' = 'deposee'): Promise<number> {
  const now = app.clock.now()
  const values = { offre_id: await insertOffre(app.db, statut === 'attribuee' ? { statut } : {}), demande_id: demandeId, statut, deposee_le: now, date_depot: '2019-09-01' as const, points_fixes: 0, tirage: 'x', points_le: now, statut_le: now }
  return (await app.db.insertInto('candidature').values(values).returning('id').executeTakeFirstOrThrow()).id
}

/** The home becomes this household's, and its offer is no longer open. */
export async function attribute({ app }: Ground, candidatureId: number): Promise<void> {
  const { offre_id } = await app.db.updateTable('candidature').set({ statut: 'attribuee' }).where('id', '=', candidatureId).returning('offre_id').executeTakeFirstOrThrow()
  await app.db.updateTable('offre').set({ statut: 'attribuee' }).where('id', '=', offre_id).execute()
}

/** What the journal holds of a request, in order. */
export async function actionsOf({ app }: Ground, { id }: Pick<Applicant, 'id'>): Promise<readonly string[]> {
  const rows = await app.db.selectFrom('journal').select('action').where('demande_id', '=', id).orderBy('id').execute()
  return rows.map(({ action }) => action)
}
