/** Who looks at what: people and homes drawn from the data that is there, whatever its size. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { openSession } from '#features/accounts/commands/sessions.ts'
import { findPage } from '#features/offres/queries/mes-offres.ts'
import { countOffresPourMoi } from '#features/offres/queries/pour-moi.ts'
import { csrfToken } from '#platform/csrf.ts'
import { transaction, type Db } from '#platform/db.ts'
import { randomToken } from '#platform/secrets.ts'
import type { Asked } from './client.ts'

export type Visit = {
  id: string
  /** French, for people. */
  name: string
  asked: readonly Asked[]
  bar?: { cpuMs: number; statements?: number }
  /** Puts back what a slice consumed: each of `asked` may be done once between two of these. */
  tidy?: () => Promise<void>
}
type Person = { compteId: number; demandeId: number; numeroAls: string; cookie: string; session: string }
type Home = { id: number; reference: string }
type Setting = { db: Db; secret: string; now: Temporal.Instant }

const PEOPLE = 60
/** Under this number the page also says what would bring more. */
const PEU = 4
const CANDIDATES = 60
const APPLICANTS = 400
const HOMES = 60

export async function listVisits(setting: Setting): Promise<readonly Visit[]> {
  const { db, now } = setting
  const people = await findPeople(setting, (total) => total >= PEU)
  const few = await findPeople(setting, (total) => total > 0 && total < PEU)
  const homes = await db.selectFrom('offre').select(['id', 'reference']).where('statut', '=', 'en_ligne').where('cloture_le', '>', now).orderBy(sql`md5(id::text)`).limit(HOMES).execute()
  return [
    { id: 'page.offres', name: 'Les offres, connecté', asked: people.map(({ cookie, numeroAls }) => get('/demandeur/offres', numeroAls, cookie)), bar: { cpuMs: 2, statements: 3 } },
    { id: 'page.offres_rares', name: 'Les offres, moins de quatre, avec des pistes', asked: few.map(({ cookie, numeroAls }) => get('/demandeur/offres', numeroAls, cookie)) },
    { id: 'page.fiche', name: 'Un logement, connecté', asked: people.flatMap(({ cookie }, rank) => pickHome(homes, rank, (home) => get(`/demandeur/offres/${home.id}`, home.reference, cookie))), bar: { cpuMs: 1 } },
    { id: 'page.fiche_publique', name: 'Un logement, visiteur', asked: homes.map(({ id, reference }) => get(`/offres/${id}`, reference)), bar: { cpuMs: 1 } },
    { id: 'page.candidature', name: 'Ma candidature et mon rang', asked: await listRanks(setting) },
    { id: 'page.situation', name: 'Ma situation', asked: people.map(({ cookie, numeroAls }) => get('/demandeur', numeroAls, cookie)) },
    { id: 'page.offres_publiques', name: 'Toutes les offres, visiteur', asked: [get('/offres', 'logements ouverts')] },
    { id: 'page.accueil', name: 'Accueil, visiteur', asked: [get('/', 'numéro unique')] },
    await postulerVisit(setting, homes),
  ]
}

const VISITOR = `__Host-alin_visite=${randomToken()}`

function get(path: string, marker: string, cookie = VISITOR): Asked {
  return { method: 'GET', path, cookie, status: 200, marker }
}

function pickHome(homes: readonly Home[], rank: number, use: (home: Home) => Asked): readonly Asked[] {
  const home = homes[rank % homes.length]
  return home === undefined ? [] : [use(home)]
}

/** People by how many homes fit them. */
async function findPeople(setting: Setting, suits: (total: number) => boolean): Promise<readonly Person[]> {
  const { rows } = await sql<{ compteId: number; demandeId: number; numeroAls: string }>`
    select d.compte_id as "compteId", d.id as "demandeId", d.numero_als as "numeroAls" from profil p join demande d on d.id = p.demande_id join compte c on c.id = d.compte_id
    where d.statut = 'active' and c.statut = 'actif' and p.masque <> 0 and p.demande_id % ${await strideOf(setting.db)} = 0
    order by md5(p.demande_id::text) limit ${8 * PEOPLE}`.execute(setting.db)
  const found: Person[] = []
  for (const row of rows) {
    if (found.length === PEOPLE) break
    if (suits(await countOffresPourMoi(setting.db, row.demandeId, setting.now))) found.push(await signIn(setting, row))
  }
  return found
}

/** Looks at a few thousand of them only, however many there are. */
async function strideOf(db: Db): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`select max(id) as most from demande`.execute(db)
  return Math.max(1, Math.floor((rows[0]?.most ?? 0) / 5_000))
}

async function signIn({ db, now }: Setting, person: Omit<Person, 'cookie' | 'session'>): Promise<Person> {
  const { id } = await transaction(db, (tx) => openSession(tx, { now }, { compteId: person.compteId, etape: 'ouverte', longue: true }))
  return { ...person, session: id, cookie: `__Host-alin=${id}` }
}

/** Live candidatures, on offers drawn at random: crowded ones come as often as people are on them. */
async function listRanks(setting: Setting): Promise<readonly Asked[]> {
  const { rows } = await sql<{ id: number; reference: string; compteId: number; demandeId: number; numeroAls: string }>`
    select c.id, o.reference, d.compte_id as "compteId", d.id as "demandeId", d.numero_als as "numeroAls"
    from (select id, offre_id, demande_id from candidature where statut in ('deposee', 'validee') order by md5(id::text) limit ${4 * CANDIDATES}) c
    join offre o on o.id = c.offre_id join demande d on d.id = c.demande_id join compte on compte.id = d.compte_id
    where o.statut = 'en_ligne' and d.statut = 'active' and compte.statut = 'actif' limit ${CANDIDATES}`.execute(setting.db)
  const asked: Asked[] = []
  for (const row of rows) {
    const { cookie } = await signIn(setting, row)
    asked.push(get(`/demandeur/candidatures/${row.id}`, row.reference, cookie))
  }
  return asked
}

/** People who may apply, each to the first home that fits. */
async function postulerVisit(setting: Setting, homes: readonly Home[]): Promise<Visit> {
  const { db, secret } = setting
  const { rows } = await sql<{ compteId: number; demandeId: number; numeroAls: string }>`
    select d.compte_id as "compteId", d.id as "demandeId", d.numero_als as "numeroAls"
    from demande d join compte on compte.id = d.compte_id join profil p on p.demande_id = d.id join rattachement r on r.demande_id = d.id
    where d.statut = 'active' and compte.statut = 'actif' and d.pieces_confirmees_le is not null and p.masque <> 0 and d.id % ${await strideOf(db)} = 0
      and exists (select from consentement k where k.demande_id = d.id) and not exists (select from candidature c where c.demande_id = d.id)
    order by md5(d.id::text) limit ${2 * APPLICANTS}`.execute(db)
  const asked: Asked[] = []
  for (const row of homes.length === 0 ? [] : rows) {
    const [offre] = (await findPage(db, row.demandeId, {}, setting.now))?.valeur.offres ?? []
    if (offre === undefined || asked.length === APPLICANTS) continue
    const { cookie, session } = await signIn(setting, row)
    asked.push({ method: 'POST', path: `/demandeur/offres/${offre.id}/candidature`, cookie, body: new URLSearchParams({ _csrf: csrfToken(secret, session) }).toString(), status: 303, marker: '/demandeur/candidatures/' })
  }
  const ids = rows.map(({ demandeId }) => demandeId)
  const tidy = async () => {
    await sql`delete from candidature where demande_id = any(${ids}::int[])`.execute(db)
    await sql`delete from taches.job where name = 'candidatures.courrier' and state = 'created'`.execute(db)
  }
  return { id: 'page.postuler', name: 'Postuler (écriture)', asked, bar: { cpuMs: 2, statements: 6 }, tidy }
}
