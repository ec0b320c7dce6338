import { sql } from 'kysely'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { createDb, type Db } from '#platform/db.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import type { Ctx } from '#src/context.ts'
import { testCommunes } from '#test/communes.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'
import { testJobs } from '#test/jobs.ts'

export type Bench = { ctx: Ctx; hotOffreId: number; hotCandidatureId: number; demandeId: number; freeDemandeId: number; close: () => Promise<void> }

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')
const CANDIDATS = 2_000
const OFFRES = 1_000

/** A durable cluster of one's own: every commit waits for the disk, as in the real house. */
export async function prepareBench(): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alin-bench-'))
  chmodSync(dataDir, 0o711)
  const cluster = await startEmbeddedPostgres({ dataDir })
  await migrate(cluster.url, new URL('../db/migrations', import.meta.url).pathname)
  const db = createDb({ url: cluster.url })
  const close = async () => {
    await db.destroy()
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...(await fill(db)), ctx: await contextOf(db), close }
}

async function contextOf(db: Db): Promise<Ctx> {
  const { jobs } = await testJobs(db)
  const none = () => Promise.reject(new Error('No connector is called here'))
  const sne = { getDemandeLogement: none, listDemandesRadieesDepuis: none, listNouveauxDaloDepuis: none, listDoublons: none, submitDemande: none }
  return {
    db, now: NOW, today: '2026-11-22', actor: { type: 'systeme' }, jobs, log: createLog(() => {}), requestId: 'bench',
    settings: { baseUrl: 'http://localhost', secret: 'bench', demonstration: false, production: false },
    connectors: { sne, mail: { send: none }, communes: testCommunes() },
  }
}

async function fill(db: Db): Promise<Omit<Bench, 'ctx' | 'close'>> {
  const entrepriseId = await insertEntreprise(db)
  const demande = aDemande({ employeur: { id: String(entrepriseId), effectif: 120, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: [], anonyme: false } })
  const { demandeId } = await insertDemandeur(db, demande, { choix: 2 })
  const { demandeId: freeDemandeId } = await insertDemandeur(db, demande, { choix: 2 })
  const hotOffreId = await insertOffre(db)
  for (let i = 1; i < OFFRES; i++) await insertOffre(db, i % 20 === 0 ? {} : { commune: `7510${1 + (i % 9)}` })
  await crowd(db, hotOffreId, demandeId)
  const { id: hotCandidatureId } = await db.selectFrom('candidature').select('id').where('offre_id', '=', hotOffreId).orderBy('points_fixes').limit(1).executeTakeFirstOrThrow()
  await sql`analyze`.execute(db)
  return { hotOffreId, hotCandidatureId, demandeId, freeDemandeId }
}

/** Two thousand other households on the hot offer, in three statements. */
async function crowd(db: Db, offreId: number, model: number): Promise<void> {
  await sql`insert into compte (portail, role, statut, email, nom, prenom, mot_de_passe, departements, cree_le)
    select 'demandeur', 'demandeur', 'actif', 'bench-' || n || '@exemple.test', 'Bench', 'Bench', 'aucun', '{}', ${NOW} from generate_series(1, ${CANDIDATS}::int) n`.execute(db)
  await sql`insert into demande (compte_id, numero_unique, statut, registre, faits, nom, prenom, naissance, date_depot, valide_jusqu_au, importee_le, relue_le)
    select c.id, '0690125' || lpad(c.id::text, 6, '0') || 'GTEST', 'active', m.registre, m.faits, 'Bench', 'Bench', m.naissance, date '2016-01-01' + (c.id * 37) % 3650, m.valide_jusqu_au, ${NOW}, ${NOW}
    from compte c, demande m where c.email like 'bench-%' and m.id = ${model}`.execute(db)
  await sql`insert into candidature (offre_id, demande_id, statut, deposee_le, date_depot, points_fixes, categorie, lignes, tirage, points_le, statut_le)
    select ${offreId}, d.id, 'deposee', ${NOW}, d.date_depot, (d.id * 7919) % 700, case d.id % 3 when 0 then 'PME' when 1 then 'ETI' else 'GE' end, '[]', md5(d.id::text), ${NOW}, ${NOW}
    from demande d where d.nom = 'Bench'`.execute(db)
}
