import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Jour } from '#domain/jour.ts'
import { closeForDemande } from '#features/candidatures/commands/withdraw.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { isSamePerson } from '../identity.ts'
import { loadDemande, lockAndLoad, type LoadedDemande } from '../queries.ts'
import { listChangements } from '../registre.ts'
import { valideJusquAu } from '../validite.ts'
import { faitsDe } from './faits.ts'
import { applyFacts, recomputeProfil } from './profil.ts'

export type Refreshed =
  | { issue: 'inchangee' }
  | { issue: 'changee'; champs: readonly string[] }
  | { issue: 'radiee' }
  | { issue: 'expiree' }
  | { issue: 'identite' }
  | { issue: 'inconnue' }
  | { issue: 'indisponible' }
  | { issue: 'a_l_instant' }

/** Two readings in a row say the same: the register is spared. */
const SECONDES_ENTRE_LECTURES = 10

/** «\u00a0Mettre à jour ma demande\u00a0» (F125). The register silent, slow or cut: nothing is lost, nothing changes. */
export async function refreshDemande(ctx: Ctx, demandeId: number): Promise<Refreshed | undefined> {
  const before = await loadDemande(ctx.db, demandeId)
  if (!before || before.statut === 'supprimee') return undefined
  if (before.relueLe.until(ctx.now).total('seconds') < SECONDES_ENTRE_LECTURES && before.relueLe.epochMilliseconds !== before.importeeLe.epochMilliseconds) return { issue: 'a_l_instant' }
  const lecture = await ctx.connectors.sne.getDemandeLogement(before.numeroUnique)
  if (lecture.issue === 'trouvee') return transaction(ctx.db, (tx) => applyLecture(tx, ctx, demandeId, lecture.demande))
  if (lecture.issue === 'inconnue') return { issue: 'inconnue' }
  ctx.log.warn('sne_unavailable', { cause: lecture.issue === 'indisponible' ? lecture.cause : 'anomalie', during: 'refresh' })
  return { issue: 'indisponible' }
}

/** Takes what the register says now: the whole of it, or nothing. */
export async function applyLecture(tx: Tx, ctx: Ctx, demandeId: number, registre: DemandeRegistre): Promise<Refreshed> {
  const before = await lockAndLoad(tx, demandeId)
  if (!before) return { issue: 'inconnue' }
  if (!(await isStillTheirs(tx, before, registre))) return { issue: 'identite' }
  if (registre.statut === 'radiee') {
    await strikeOff(tx, ctx, before, { date: registre.radiation?.date ?? ctx.today, motif: registre.radiation?.motif ?? '' })
    return { issue: 'radiee' }
  }
  return saveLecture(tx, ctx, before, registre)
}

/** The register struck the request off: the person keeps everything else, the live candidature ends (K22). */
export async function strikeOff(tx: Tx, ctx: Ctx, before: LoadedDemande, { date, motif }: { date: Jour; motif: string }): Promise<void> {
  if (before.statut === 'radiee') return
  await tx.updateTable('demande').set({ statut: 'radiee', radiee_le: date, radiation_motif: motif, relue_le: ctx.now }).where('id', '=', before.id).execute()
  await recomputeProfil(tx, ctx, before.id)
  await closeForDemande(tx, ctx, before.id, 'demande_radiee')
  await recordStatut(tx, ctx, before, { action: 'demande.radiee', apres: 'radiee', motif })
  await tellDemande(tx, ctx, before.id, 'radiee')
}

/** The anniversary has passed and the register says nothing else: suspended, and back as soon as it is renewed there (K22). */
export async function suspend(tx: Tx, ctx: Ctx, before: LoadedDemande): Promise<void> {
  if (before.statut !== 'active') return
  await tx.updateTable('demande').set({ statut: 'suspendue' }).where('id', '=', before.id).execute()
  await recomputeProfil(tx, ctx, before.id)
  await closeForDemande(tx, ctx, before.id, 'demande_expiree')
  await recordStatut(tx, ctx, before, { action: 'demande.suspendue', apres: 'suspendue' })
  await tellDemande(tx, ctx, before.id, 'suspendue')
}

async function saveLecture(tx: Tx, ctx: Ctx, before: LoadedDemande, registre: DemandeRegistre): Promise<Refreshed> {
  const jusquAu = valideJusquAu(registre)
  const expired = ctx.today > jusquAu
  const champs = listChangements(before.registre, registre)
  const { demandeur } = registre
  await tx
    .updateTable('demande')
    .set({
      registre: JSON.stringify(registre), faits: JSON.stringify(faitsDe(ctx, registre)), nom: demandeur.nom, prenom: demandeur.prenom,
      date_depot: registre.dateCreation, valide_jusqu_au: jusquAu, relue_le: ctx.now,
      ...(expired ? {} : { statut: 'active' as const, radiee_le: null, radiation_motif: null }),
    })
    .where('id', '=', before.id)
    .execute()
  await applyFacts(tx, ctx, before.id)
  await recordStatut(tx, ctx, before, { action: champs.length > 0 ? 'demande.mise_a_jour' : 'demande.relue', apres: expired ? before.statut : 'active', champs })
  if (expired) {
    await suspend(tx, ctx, before)
    return { issue: 'expiree' }
  }
  return champs.length > 0 ? { issue: 'changee', champs } : { issue: 'inchangee' }
}

/** Compared with the account, whose names the person typed, and with the birth date recognised at import (F128). */
async function isStillTheirs(tx: Tx, before: LoadedDemande, registre: DemandeRegistre): Promise<boolean> {
  const compte = await tx.selectFrom('compte').select(['nom', 'prenom']).where('id', '=', before.compteId).executeTakeFirstOrThrow()
  return isSamePerson({ ...compte, naissance: before.naissance }, registre.demandeur)
}

type Change = { action: string; apres: string; motif?: string; champs?: readonly string[] }

async function recordStatut(tx: Tx, ctx: Ctx, before: LoadedDemande, change: Change): Promise<void> {
  await recordEvent(tx, ctx, { objet: 'demande', objetId: before.id, demandeId: before.id, compteId: before.compteId, avant: before.statut, ...change })
}
