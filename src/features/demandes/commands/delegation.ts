import { z } from 'zod'
import type { Employeur } from '#domain/entreprise.ts'
import { checkAcces, type ReponseCritere } from '#domain/politique.ts'
import { findEntrepriseBySiret, type EntrepriseEtablie } from '#features/entreprises/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { gatherFaults } from '#platform/faults.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { isVisible, lockAndLoad, type LoadedDemande } from '../queries.ts'
import { applyFacts, faitsOf } from './profil.ts'

const PAR_LOT = 500

/** What a delegated validation answers: the company's own access rules decide, and its code, when it has one, must be given (F119, F184). */
export function answerDelegation(ctx: Ctx, loaded: LoadedDemande, entreprise: EntrepriseEtablie): Employeur['validation'] {
  if (entreprise.code !== undefined && loaded.rattachement?.codeEntreprise === undefined) return 'en_attente'
  const acces = checkAcces(entreprise.politique, faitsOf(loaded, entreprise), ctx.today, ctx.connectors.communes.find)
  return BY_ACCES[acces.reponse]
}

const BY_ACCES: Readonly<Record<ReponseCritere, Employeur['validation']>> = { oui: 'deleguee', non: 'refusee', inconnu: 'en_attente' }

/** A company has just delegated: thousands may wait, so each is granted in a transaction of its own, by a job. Twice is once. */
export const delegationJob = defineJob({
  name: 'demandes.delegation',
  timeoutSeconds: 3_600,
  data: z.strictObject({ entrepriseId: z.int() }),
  run: async (ctx: Ctx, { entrepriseId }) => {
    await grantEnAttente(ctx, entrepriseId)
  },
})

export function enqueueDelegation(tx: Tx, ctx: Ctx, entrepriseId: number): Promise<void> {
  return ctx.jobs.enqueue(tx, delegationJob, { entrepriseId }, { once: `${entrepriseId} ${ctx.now.epochMilliseconds}` })
}

/** Those who wait and whose access rules hold; the others go on waiting for an answer of the company. Gives how many were granted. */
export async function grantEnAttente(ctx: Ctx, entrepriseId: number): Promise<number> {
  const faults = gatherFaults(ctx.log, 'delegation_failed')
  let granted = 0
  let batch = await listEnAttente(ctx, entrepriseId, 0)
  while (batch.length > 0) {
    for (const { id } of batch) granted += (await faults.attempt(() => transaction(ctx.db, (tx) => grantOne(tx, ctx, entrepriseId, id)))) === true ? 1 : 0
    batch = await listEnAttente(ctx, entrepriseId, batch.at(-1)?.id ?? Number.MAX_SAFE_INTEGER)
  }
  faults.rethrow('employees could not be granted')
  return granted
}

function listEnAttente({ db }: Ctx, entrepriseId: number, after: number) {
  return db
    .selectFrom('rattachement as r')
    .innerJoin('demande as d', 'd.id', 'r.demande_id')
    .select('r.demande_id as id')
    .where('r.entreprise_id', '=', entrepriseId)
    .where('r.validation', '=', 'en_attente')
    .where('d.statut', 'in', ['active', 'suspendue'])
    .where('r.demande_id', '>', after)
    .orderBy('r.demande_id')
    .limit(PAR_LOT)
    .execute()
}

/** Read again under the request's lock: the company may have answered, or taken the delegation back. */
async function grantOne(tx: Tx, ctx: Ctx, entrepriseId: number, demandeId: number): Promise<boolean> {
  const loaded = await lockAndLoad(tx, demandeId)
  if (!loaded || !isWaiting(loaded, entrepriseId)) return false
  const entreprise = await findEntrepriseBySiret(tx, loaded.rattachement?.siret ?? '')
  if (!entreprise || answerDelegation(ctx, loaded, entreprise) !== 'deleguee') return false
  await tx.updateTable('rattachement').set({ validation: 'deleguee' }).where('demande_id', '=', demandeId).execute()
  await applyFacts(tx, ctx, demandeId)
  await recordEvent(tx, ctx, {
    action: 'rattachement.delegue', objet: 'rattachement', objetId: demandeId, demandeId, compteId: loaded.compteId, avant: 'en_attente', apres: 'deleguee', champs: ['validation'],
  })
  // To an anonymous person nothing changes: the company gives no point (K5).
  if (isVisible(loaded.choix)) await tellDemande(tx, ctx, demandeId, 'salarie_valide')
  return true
}

function isWaiting({ rattachement }: LoadedDemande, entrepriseId: number): boolean {
  const entreprise = rattachement?.entreprise
  return entreprise?.id === entrepriseId && entreprise.delegation && rattachement?.validation === 'en_attente'
}
