/** Q4: applying, beside one bare durable row; a hot home beside homes spread out. */
import { sql } from 'kysely'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { House } from '../house.ts'
import type { Operation, Scenario } from '../scenario.ts'
import { listPaires, listPretendants, mostShared, type Paire } from './candidats.ts'
import type { Slate } from './ardoise.ts'
import { cycle, findListe } from './samples.ts'

const CLIENTS = [1, 8, 50]
const PAIRES = 4_000

export async function listPostulerScenarios({ db, ctx }: House, slate: Slate): Promise<readonly Scenario[]> {
  const large = await findListe(db)
  const paires = await listPaires(ctx, PAIRES)
  const spread = applying(ctx, paires)
  const hot = applying(ctx, await listPretendants(db, mostShared(paires), PAIRES))
  const bare = await prepareBare(ctx, large.candidatures[0] ?? 0)
  const tidy = async () => {
    await slate.wipe()
    spread.rewind()
    hot.rewind()
  }
  return [
    ...CLIENTS.filter((clients) => clients <= spread.length).map((clients): Scenario => ({
      id: `q4.postuler.${clients}`, name: 'Q4 postuler, offres dispersées', reference: 'une ligne nue, durable', run: spread.run, against: bare.row, measure: 'throughput', clients, bar: { least: 0.5 }, tidy, isSpent: spread.isSpent,
    })),
    ...CLIENTS.filter((clients) => clients <= spread.length).map((clients): Scenario => ({
      id: `q4.ecritures.${clients}`, name: 'Q4 postuler, offres dispersées', reference: 'ses trois écritures nues (ligne, journal, courrier), une transaction', run: spread.run, against: bare.writes, measure: 'throughput', clients, tidy, isSpent: spread.isSpent,
    })),
    ...CLIENTS.filter((clients) => clients <= hot.length).map((clients): Scenario => ({
      id: `q4.chaude.${clients}`, name: 'Q4 postuler, tous à la même offre', reference: 'offres dispersées', run: hot.run, against: spread.run, measure: 'throughput', clients, bar: { least: 0.9 }, tidy, isSpent: () => spread.isSpent() || hot.isSpent(),
    })),
  ]
}

type Applying = { run: Operation; length: number; isSpent: () => boolean; rewind: () => void }

/** Each pair once a slice. In a country too small for the machine the slice ends when nobody is left. */
function applying(ctx: Ctx, paires: readonly Paire[]): Applying {
  let next = 0
  const run = async () => {
    const paire = paires[next]
    next += 1
    if (!paire) throw new Error(`${paires.length} applicants are not enough for a slice`)
    const applied = await applyToOffre(ctx, paire.demandeId, paire.offreId)
    if (!applied.ok) throw new Error(`The bench could not apply: ${JSON.stringify(applied.refus)}`)
  }
  return { run, length: paires.length, isSpent: () => next >= paires.length, rewind: () => (next = 0) }
}

/** The same columns and indexes as the real table, nothing to check but them; the row is as long as a real one. */
async function prepareBare({ db, now }: Ctx, candidatureId: number): Promise<{ row: Operation; writes: Operation }> {
  await sql`drop table if exists banc_candidature`.execute(db)
  await sql`create table banc_candidature (like candidature including all)`.execute(db)
  const model = await db.selectFrom('candidature').select(['faits_points', 'tirage', 'date_depot', 'points_fixes', 'categorie']).where('id', '=', candidatureId).executeTakeFirstOrThrow()
  const faits = JSON.stringify(model.faits_points)
  const nextDemande = cycle(Array.from({ length: 1_000_000 }, (_one, index) => index))
  const insert = (on: typeof db) => sql`
    insert into banc_candidature (offre_id, demande_id, statut, deposee_le, date_depot, points_fixes, categorie, faits_points, tirage, points_le, statut_le)
    values (${nextDemande() % 20_000}, ${nextDemande()}, 'deposee', ${now}, ${model.date_depot}, ${model.points_fixes}, ${model.categorie}, ${faits}::jsonb, ${model.tirage}, ${now}, ${now})`.execute(on)
  const writes = () => transaction(db, async (tx) => {
    await insert(tx)
    await tx.insertInto('journal').values({ quand: now, acteur_type: 'systeme', action: 'banc', objet: 'candidature', objet_id: 1, compte_id: 1, demande_id: nextDemande(), offre_id: 1, candidature_id: nextDemande(), apres: 'deposee', champs: [] }).execute()
    await sql`insert into taches.job (id, name, data) values (gen_random_uuid(), 'candidatures.courrier', '{"candidatureId": 1, "objet": "deposee"}')`.execute(tx)
  })
  return { row: () => insert(db), writes }
}
