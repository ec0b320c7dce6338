/** Everybody acts on one home within the same milliseconds, wave after wave: what is written down always agrees with itself. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { isHeld, type Statut } from '#domain/candidature.ts'
import type { Decision } from '#domain/commission.ts'
import { jourAParis } from '#domain/jour.ts'
import type { StatutOffre } from '#domain/offre.ts'
import { signBail } from '#features/bailleurs/commands/bail.ts'
import { askPiece } from '#features/bailleurs/commands/pieces.ts'
import { proposeVisite } from '#features/bailleurs/commands/visite.ts'
import { lapseCondition, liftCondition } from '#features/commissions/commands/condition.ts'
import { convenePassage } from '#features/commissions/commands/convene.ts'
import { saveDecisions } from '#features/commissions/commands/decide.ts'
import { notifyDecisions } from '#features/commissions/commands/notify.ts'
import { deleteDemande } from '#features/demandes/commands/delete.ts'
import { applyFacts } from '#features/demandes/commands/profil.ts'
import { suspend } from '#features/demandes/commands/refresh.ts'
import { answerSalarie } from '#features/demandes/commands/validation.ts'
import { loadDemande, lockDemande } from '#features/demandes/queries.ts'
import { transaction } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { CONDITION, NON, PREMIER, RANG_2, RANG_3 } from '#test/factories/commissions.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { aReception, type Reception } from '#test/factories/recues.ts'
import type { Candidat } from '#test/factories/parcours.ts'
import { runs } from '#test/runs.ts'
import { designateCandidats } from './designate.ts'
import { declareSansCandidat } from './exhaust.ts'
import { passEcheances } from './echeances.ts'
import { answerRappel, expireRappels, proposeRappel } from './recall.ts'
import { rescoreCandidatures } from './rescore.ts'
import { acceptLogement, refuseLogement } from './respond.ts'
import { retireOffre } from './retire.ts'
import { invalidateCandidature, validateCandidature } from './validate.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let conseiller: Actor
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  const { id } = await insertStaff(ctx, 'conseiller')
  conseiller = { type: 'conseiller', compteId: id, nom: 'Essai', role: 'conseiller', departements: [] }
})

/** One act: `n` says on whom. `heures`: how long after the beginning. */
type Geste = { nom: string; n: number; heures: number }
type Scene = { reception: Reception; entrepriseId: number; validateur: number; heures: number }

const DECISIONS: readonly (readonly Decision[])[] = [[PREMIER, RANG_2, RANG_3], [{ ...CONDITION, rang: 1 }, RANG_2, NON], [PREMIER, { ...CONDITION, rang: 2 }, NON], [NON, NON, NON]]

type Outil = { scene: Scene; le: Ctx; un: Candidat; id: number; n: number }
const staff = ({ le }: Outil): Ctx => ({ ...le, actor: conseiller })
const chez = ({ scene, le }: Outil, role: 'agent' | 'secretaire' = 'agent'): Ctx => ({ ...le, actor: scene.reception.chez(role).actor })
const pour = ({ scene, le, un }: Outil): Ctx => ({ ...le, actor: scene.reception.pour(un).actor })
const salarie = ({ scene, le }: Outil): Ctx => ({ ...le, actor: { type: 'entreprise', compteId: scene.validateur, nom: 'Essai', role: 'validateur', entrepriseId: scene.entrepriseId } })

const GESTES: Readonly<Record<string, (outil: Outil) => Promise<unknown>>> = {
  validate: (o) => validateCandidature(staff(o), o.id),
  invalidate: (o) => invalidateCandidature(staff(o), o.id, { motifs: ['piece_absente'] }),
  designate: async (o) => designateCandidats(staff(o), o.scene.reception.offreId, { choisis: await listValidees(o), motif: 'Essai.' }),
  recall: (o) => proposeRappel(staff(o), o.id, 'Essai.'),
  answerRappel: (o) => answerRappel(pour(o), o.un.demandeId, o.id, o.n % 2 === 0 ? 'oui' : 'non'),
  expireRappels: (o) => expireRappels(o.le),
  askPiece: (o) => askPiece(chez(o), o.id, { piece: 'divorce', pourLe: '2026-12-20' }),
  proposeVisite: (o) => proposeVisite(chez(o), o.id, { creneaux: [o.le.now.add({ hours: 48 })], rendezVous: 'Devant la porte' }),
  convene: (o) => convenePassage(chez(o), o.scene.reception.offreId, { jour: o.le.today, exception: 'candidats_insuffisants' }),
  saveDecisions: async (o) => saveDecisions(chez(o, 'secretaire'), o.scene.reception.offreId, { decisions: await listDecisions(o) }),
  notify: (o) => notifyDecisions(chez(o, 'secretaire'), o.scene.reception.offreId),
  liftCondition: (o) => liftCondition(chez(o), o.id),
  lapseCondition: (o) => lapseCondition(chez(o), o.id),
  accept: (o) => acceptLogement(pour(o), o.un.demandeId, o.id),
  refuse: (o) => refuseLogement(pour(o), o.un.demandeId, o.id),
  withdraw: (o) => withdrawCandidature(pour(o), o.un.demandeId, o.id),
  retireOffre: (o) => (o.n === 0 ? retireOffre(chez(o), o.scene.reception.offreId, 'Vendu.') : Promise.resolve()),
  exhaust: (o) => (o.n === 0 ? declareSansCandidat(staff(o), o.scene.reception.offreId, 'Plus personne.') : Promise.resolve()),
  signBail: (o) => signBail(chez(o), o.id, { signeLe: o.le.today, entreeLe: o.le.today }),
  suspend: (o) => transaction(o.le.db, async (tx) => {
    await lockDemande(tx, o.un.demandeId)
    const loaded = await loadDemande(tx, o.un.demandeId)
    if (loaded) await suspend(tx, { ...o.le, actor: { type: 'systeme' } }, loaded)
  }),
  deleteDemande: (o) => (o.n === 2 ? deleteDemande(pour(o), o.un.demandeId) : Promise.resolve()),
  answerSalarie: (o) => answerSalarie(salarie(o), o.un.demandeId, o.n % 2 === 0 ? { reponse: 'validee' } : { reponse: 'refusee', motif: 'pas_salarie' }),
  refreshPoints: (o) => transaction(o.le.db, (tx) => lockDemande(tx, o.un.demandeId).then(() => applyFacts(tx, o.le, o.un.demandeId))),
  rescore: (o) => rescoreCandidatures(o.le),
  echeances: (o) => passEcheances({ ...o.le, actor: { type: 'systeme' } }),
}
const NOMS = Object.keys(GESTES)

async function listValidees({ le, scene }: Outil): Promise<number[]> {
  const rows = await le.db.selectFrom('candidature').select('id').where('offre_id', '=', scene.reception.offreId).where('statut', '=', 'validee').orderBy('ordre_gele').limit(3).execute()
  return rows.map(({ id }) => id)
}

async function listDecisions({ le, scene, n }: Outil): Promise<ReadonlyMap<number, Decision>> {
  const rows = await le.db.selectFrom('candidature').select('id').where('offre_id', '=', scene.reception.offreId).where('statut', '=', 'en_commission').orderBy('id').execute()
  const chosen = DECISIONS[n % DECISIONS.length] ?? []
  return new Map(rows.flatMap(({ id }, index) => (chosen[index] ? [[id, chosen[index]] as const] : [])))
}

const DEPARTS: readonly { statuts: readonly Statut[]; offre: StatutOffre; rangs?: readonly (number | null)[] }[] = [
  { statuts: ['validee', 'validee', 'validee', 'deposee', 'deposee'], offre: 'close' },
  { statuts: ['transmise', 'transmise', 'non_designee', 'validee', 'non_designee'], offre: 'transmise' },
  { statuts: ['en_commission', 'en_commission', 'en_commission', 'non_designee', 'non_designee'], offre: 'en_commission' },
  { statuts: ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_designee', 'deposee'], offre: 'attribuee', rangs: [1, 2, 3] },
  { statuts: ['attribuee_sous_condition', 'attribuee_rang', 'non_attribuee', 'non_designee', 'validee'], offre: 'attribuee', rangs: [1, 2] },
  { statuts: ['acceptee', 'rang_caduc', 'rang_caduc', 'non_designee', 'non_designee'], offre: 'attribuee', rangs: [1, 2, 3] },
]

async function aScene(depart: (typeof DEPARTS)[number]): Promise<Scene> {
  const reception = await aReception(ctx, { ...depart })
  const { entreprise_id: entrepriseId } = await ctx.db.selectFrom('rattachement').select('entreprise_id').where('demande_id', '=', reception.premier.demandeId).executeTakeFirstOrThrow()
  assert.ok(entrepriseId)
  const { id: validateur } = await insertStaff(ctx, 'entreprise', { entreprise_id: entrepriseId, role: 'validateur' })
  // A home in commission has its sitting.
  if (depart.offre === 'en_commission') {
    const seance = await ctx.db.insertInto('seance').values({ bailleur_id: reception.bailleurId, jour: ctx.today }).returning('id').executeTakeFirstOrThrow()
    await ctx.db.insertInto('passage').values({ seance_id: seance.id, offre_id: reception.offreId, exception: 'candidats_insuffisants', convoque_le: ctx.now, par: validateur }).execute()
  }
  return { reception, entrepriseId, validateur, heures: 0 }
}

async function play(scene: Scene, gestes: readonly Geste[]): Promise<void> {
  const settled = await Promise.allSettled(gestes.map(async ({ nom, n, heures }) => {
    const un = scene.reception.candidats[n] ?? assert.fail('no such candidate')
    const now = ctx.now.add({ hours: scene.heures + heures })
    await GESTES[nom]?.({ scene, le: { ...ctx, now, today: jourAParis(now), actor: { type: 'systeme' } }, un, id: un.id, n })
  }))
  for (const [index, one] of settled.entries()) {
    if (one.status === 'rejected') assert.ok(one.reason instanceof Conflict || one.reason instanceof NotFound, `${gestes[index]?.nom}: ${String(one.reason)} ${one.reason instanceof Error ? one.reason.stack : ''}`)
  }
}

const CHEZ_LE_BAILLEUR: readonly Statut[] = ['transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee']
const APRES: Readonly<Partial<Record<StatutOffre, readonly Statut[]>>> = {
  close: [], transmise: ['transmise'], en_commission: ['en_commission'], attribuee: ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee'], louee: [], retiree: [], sans_candidat: [],
}

type Ligne = Awaited<ReturnType<typeof listLignes>>[number]

async function checkScene({ reception: { offreId } }: Scene, suite: string): Promise<void> {
  const rows = await listLignes(offreId)
  const { statut: offre } = await ctx.db.selectFrom('offre').select('statut').where('id', '=', offreId).executeTakeFirstOrThrow()
  const tout = `${suite} → ${offre}: ${rows.map(({ statut }) => statut).join(' ')}`
  checkOffre(offre, rows, tout)
  checkRangs(rows, tout)
  for (const { statut, echeance_le } of rows) assert.equal(echeance_le !== null, statut === 'attribuee' || statut === 'attribuee_sous_condition', tout)
  for (const { id, statut } of rows) await checkJournal('candidature_id', id, 'candidature', statut)
  await checkJournal('offre_id', offreId, 'offre', offre)
}

function listLignes(offreId: number) {
  return ctx.db.selectFrom('candidature').select(['id', 'statut', 'echeance_le', 'rang_commission']).where('offre_id', '=', offreId).orderBy('id').execute()
}

/** The home and its candidates say the same; nobody is held for a home that is gone or taken. */
function checkOffre(offre: StatutOffre, rows: readonly Ligne[], tout: string): void {
  const held = rows.filter(({ statut }) => CHEZ_LE_BAILLEUR.includes(statut))
  assert.ok(held.length <= 3, tout)
  for (const { statut } of held) assert.ok(APRES[offre]?.includes(statut), tout)
  if (['louee', 'retiree', 'sans_candidat'].includes(offre)) assert.ok(rows.every(({ statut }) => !isHeld(statut)), `held: ${tout}`)
  assert.equal(offre === 'louee', count(rows, 'bail_signe') === 1, tout)
  if (count(rows, 'acceptee') > 0) assert.equal(count(rows, 'deposee', 'validee', 'attribuee_rang', 'attribuee_sous_condition'), 0, `held for nothing: ${tout}`)
}

/** One household at most has the home; whoever waits in rank waits for somebody placed before. */
function checkRangs(rows: readonly Ligne[], tout: string): void {
  assert.ok(count(rows, 'attribuee', 'acceptee', 'bail_signe') <= 1, tout)
  const rangs = (...ones: Statut[]) => rows.filter(({ statut }) => ones.includes(statut)).map(({ rang_commission }) => rang_commission ?? 0)
  const waiting = rangs('attribuee_rang')
  if (waiting.length > 0 && count(rows, 'attribuee') === 0) assert.ok(Math.min(...rangs('attribuee_sous_condition')) < Math.min(...waiting), `waits for nobody: ${tout}`)
}

function count(rows: readonly Ligne[], ...ones: Statut[]): number {
  return rows.filter(({ statut }) => ones.includes(statut)).length
}

/** Each line begins where the one before ended, and the last says where it stands. */
async function checkJournal(column: 'candidature_id' | 'offre_id', id: number, objet: 'candidature' | 'offre', statut: string): Promise<void> {
  const lines = await ctx.db.selectFrom('journal').select(['avant', 'apres', 'action']).where(column, '=', id).where('objet', '=', objet).where('avant', 'is not', null).where('action', 'not in', ['candidature.points', 'candidature.classee']).orderBy('id').execute()
  const known = lines.slice(1)
  for (const [index, { avant }] of known.entries()) if (index > 0 || objet === 'candidature') assert.equal(avant, lines[index]?.apres, `${objet} ${id}: ${JSON.stringify(lines)}`)
  const last = lines.filter(({ action }) => action !== 'offre.close').at(-1)
  if (last) assert.equal(last.apres, statut)
}

async function countDeadlocks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

test('whatever many people do at once to one home, wave after wave, never a wrong state, a fault or a deadlock', async () => {
  const before = await countDeadlocks()
  const geste = fc.record({ nom: fc.constantFrom(...NOMS), n: fc.integer({ min: 0, max: 4 }), heures: fc.integer({ min: 0, max: 3 }) })
  const vague = fc.array(geste, { minLength: 3, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...DEPARTS), fc.array(fc.tuple(vague, fc.constantFrom(0, 1, 30, 264, 500)), { minLength: 2, maxLength: 6 }), async (depart, vagues) => {
      const scene = await aScene(depart)
      const suite: string[] = [depart.statuts.join(' ')]
      for (const [gestes, heures] of vagues) {
        scene.heures += heures
        suite.push(`+${heures} h ${gestes.map(({ nom, n }) => `${nom} ${n}`).join(', ')}`)
        await play(scene, gestes)
        await checkScene(scene, suite.join(' | '))
      }
    }),
    { numRuns: runs(25, 600), endOnFailure: true },
  )
  assert.equal(await countDeadlocks(), before)
})
