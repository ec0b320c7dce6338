import { sql } from 'kysely'
import { DUREES_DEMANDE } from '#domain/baremes/renouvellement.ts'
import { addJours, addMois } from '#domain/jour.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { gatherFaults, type Faults } from '#platform/faults.ts'
import type { Ctx } from '#src/context.ts'
import { remindRenouvellement } from '../courrier.ts'
import { loadDemande, lockAndLoad, lockDemande } from '../queries.ts'
import { applyTimePassed, recomputeProfil } from './profil.ts'
import { applyLecture, strikeOff, suspend } from './refresh.ts'

const PAR_LOT = 500
/** The register’s list is read again over a month: a night missed is made up for, and striking off twice is once. */
const JOURS_RELUS = 30
const JOURS_GARDES = 30

/** What a new day alone changes: rights whose date has come, requests past their anniversary, criteria counted in months. */
export async function passToNewDay(ctx: Ctx): Promise<{ profils: number; suspendues: number }> {
  const faults = gatherFaults(ctx.log, 'new_day_failed')
  const suspendues = await inBatches({ ctx, faults }, (after) => listExpirees(ctx, after), async (tx, id) => {
    const loaded = await loadDemande(tx, id)
    if (loaded) await suspend(tx, ctx, loaded)
  })
  const profils = await inBatches({ ctx, faults }, (after) => listProfilsDus(ctx, after), (tx, id) => recomputeProfil(tx, ctx, id))
  await inBatches({ ctx, faults }, (after) => listRattachementsDates(ctx, after), (tx, id) => applyTimePassed(tx, ctx, id))
  await inBatches({ ctx, faults }, (after) => listARappeler(ctx, after), (tx, id) => remindRenouvellement(tx, ctx, id))
  await purgeImports(ctx)
  faults.rethrow('requests did not pass to the new day')
  return { profils, suspendues }
}

/** Every night: whom the register struck off (K22). Read one by one, for a request may have come back since. */
export async function applyRadiations(ctx: Ctx): Promise<{ radiees: number } | { indisponible: true }> {
  const depuis = addJours(ctx.today, -JOURS_RELUS)
  const reponse = await ctx.connectors.sne.listDemandesRadieesDepuis(depuis)
  if (reponse.issue !== 'recue') {
    ctx.log.warn('sne_unavailable', { cause: reponse.issue === 'indisponible' ? reponse.cause : 'anomalie', during: 'radiations' })
    return { indisponible: true }
  }
  const issues: IssueRadiation[] = []
  for (const radiation of reponse.valeur) {
    const row = await ctx.db.selectFrom('demande').select('id').where('numero_unique', '=', radiation.numeroUnique).where('statut', 'in', ['active', 'suspendue']).executeTakeFirst()
    if (row) issues.push(await applyRadiation(ctx, row.id, radiation))
  }
  return issues.includes('reportee') ? { indisponible: true } : { radiees: issues.filter((issue) => issue === 'radiee').length }
}

type IssueRadiation = 'radiee' | 'inchangee' | 'reportee'

async function applyRadiation(ctx: Ctx, demandeId: number, radiation: { numeroUnique: string; date: `${number}-${number}-${number}`; motif: string }): Promise<IssueRadiation> {
  const lecture = await ctx.connectors.sne.getDemandeLogement(radiation.numeroUnique)
  // Not read: a request that came back since must not lose its place because the register is silent. It is for the next try.
  if (lecture.issue === 'indisponible' || lecture.issue === 'anomalie') return 'reportee'
  return transaction(ctx.db, async (tx) => {
    if (lecture.issue === 'trouvee' && lecture.demande.statut === 'active') {
      await applyLecture(tx, ctx, demandeId, lecture.demande)
      return 'inchangee'
    }
    const loaded = await lockAndLoad(tx, demandeId)
    if (!loaded) return 'inchangee'
    await strikeOff(tx, ctx, loaded, radiation)
    return 'radiee'
  })
}

function listExpirees(ctx: Ctx, after: number) {
  return ctx.db.selectFrom('demande').select('id').where('statut', '=', 'active').where('valide_jusqu_au', '<', ctx.today).where('id', '>', after).orderBy('id').limit(PAR_LOT).execute()
}

/** Those whose anniversary is exactly a reminder away (R441-2-7). */
function listARappeler(ctx: Ctx, after: number) {
  const [{ valeurs }] = DUREES_DEMANDE
  const anniversaires = valeurs.rappelsJours.map((jours) => addJours(ctx.today, jours))
  return ctx.db.selectFrom('demande').select('id').where('statut', '=', 'active').where('valide_jusqu_au', 'in', anniversaires).where('id', '>', after).orderBy('id').limit(PAR_LOT).execute()
}

function listProfilsDus(ctx: Ctx, after: number) {
  return ctx.db.selectFrom('profil').select('demande_id as id').where('valable_jusqu_au', '<=', ctx.today).where('demande_id', '>', after).orderBy('demande_id').limit(PAR_LOT).execute()
}

/** Criteria of a policy look at most 24 months around a date, or at an anniversary. */
function listRattachementsDates(ctx: Ctx, after: number) {
  const monthDay = ctx.today.slice(5)
  return ctx.db
    .selectFrom('rattachement as r')
    .innerJoin('demande as d', 'd.id', 'r.demande_id')
    .select('r.demande_id as id')
    .where('r.entreprise_id', 'is not', null)
    .where('d.statut', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('r.date_embauche', '>=', addMois(ctx.today, -25)),
        eb('r.evenement_le', '>=', addMois(ctx.today, -25)),
        sql<boolean>`to_char(r.date_embauche, 'MM-DD') = ${monthDay}`,
        sql<boolean>`to_char(d.naissance, 'MM-DD') = ${monthDay}`,
      ]),
    )
    .where('r.demande_id', '>', after)
    .orderBy('r.demande_id')
    .limit(PAR_LOT)
    .execute()
}

/** What the register said of a request that nobody confirmed is not kept. */
async function purgeImports(ctx: Ctx): Promise<void> {
  await ctx.db.updateTable('import_code').set({ registre: null, clos_le: ctx.now }).where('clos_le', 'is', null).where('expire_le', '<=', ctx.now).execute()
  await ctx.db.deleteFrom('import_code').where('cree_le', '<', ctx.now.subtract({ hours: 24 * JOURS_GARDES })).execute()
}

/** One transaction each: one fault holds no other up, and a stop in the middle loses nothing. */
async function inBatches({ ctx, faults }: { ctx: Ctx; faults: Faults }, list: (after: number) => Promise<readonly { id: number }[]>, work: (tx: Tx, id: number) => Promise<void>): Promise<number> {
  let done = 0
  let batch = await list(0)
  while (batch.length > 0) {
    for (const { id } of batch) done += (await faults.attempt(() => transaction(ctx.db, (tx) => lockDemande(tx, id).then(() => work(tx, id)).then(() => 1)))) ?? 0
    batch = await list(batch.at(-1)?.id ?? Number.MAX_SAFE_INTEGER)
  }
  return done
}
