import { CANDIDATS_MINIMUM, checkJourSeance, type Exception } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import { moveCandidature, type Tenue } from '#features/candidatures/commands/move.ts'
import { tellCandidature } from '#features/candidatures/commands/tell.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { advanceOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { findPassage, type Passage } from '../queries.ts'
import { holdOffre, isEnCours, obtainSeance, type Held } from './hold.ts'

export type Convocation = { jour: Jour; exception?: Exception }
/** `inchangee`: sent twice. */
export type Convened = { ok: true; change: 'convoquee' | 'reportee' | 'inchangee' } | { ok: false; champ?: 'jour' | 'exception'; why: string }

/**
 * Puts a home before a sitting, or moves it to another day while no letter has left: each candidate is told the day. Fewer than
 * three candidates need the lawful exception (R441-3). Files that came after the first convocation join it.
 */
export async function convenePassage(ctx: Ctx, offreId: number, convocation: Convocation): Promise<Convened> {
  requireActe(ctx, 'commission.convoquer')
  return transaction(ctx.db, async (tx) => {
    const held = await holdOffre(tx, ctx, offreId)
    const passage = await findPassage(tx, offreId)
    return checkConvocation(ctx, held, convocation) ?? convene(tx, ctx, { ...held, ouvert: passage?.notifieLe === null ? passage : undefined }, convocation)
  })
}

function checkConvocation({ today }: Ctx, { offre, partie }: Held, { jour, exception }: Convocation): Convened | undefined {
  const candidats = listCandidats(partie)
  if (offre.statut !== 'transmise' && offre.statut !== 'en_commission') return { ok: false, why: 'Ce logement n’est pas au stade de la commission.' }
  if (isEnCours(partie)) return { ok: false, why: 'Une attribution est déjà en cours pour ce logement\u00a0: attendez la réponse des candidats.' }
  if (candidats.length === 0) return { ok: false, why: 'Il n’y a pas de candidat à examiner. Action Logement peut vous en désigner d’autres.' }
  const horsDelai = checkJourSeance(jour, today)
  if (horsDelai !== undefined) return { ok: false, champ: 'jour', why: horsDelai }
  if (candidats.length < CANDIDATS_MINIMUM && exception === undefined) return { ok: false, champ: 'exception', why: 'Dites pourquoi la commission examine moins de trois candidats.' }
  return undefined
}

type Ouverture = Held & { ouvert: Passage | undefined }

async function convene(tx: Tx, ctx: Ctx, held: Ouverture, { jour, exception }: Convocation): Promise<Convened> {
  const { partie, ouvert } = held
  const candidats = listCandidats(partie)
  const retenue = candidats.length < CANDIDATS_MINIMUM ? (exception ?? null) : null
  const arrives = candidats.filter(({ statut }) => statut === 'transmise')
  if (ouvert?.jour === jour && ouvert.exception === retenue && arrives.length === 0) return { ok: true, change: 'inchangee' }
  const passageId = await savePassage(tx, ctx, held, { jour, exception: retenue })
  await present(tx, ctx, held, arrives)
  if (ouvert && ouvert.jour !== jour) return postpone(tx, ctx, { passage: ouvert, jour }, candidats)
  await recordEvent(tx, ctx, { action: 'passage.convoque', objet: 'passage', objetId: passageId, offreId: held.offre.id, apres: jour })
  return { ok: true, change: 'convoquee' }
}

async function present(tx: Tx, ctx: Ctx, { offre }: Held, arrives: readonly Tenue[]): Promise<void> {
  for (const row of arrives) await moveCandidature(tx, ctx, row, { action: 'present', ...keepAttente(row), tell: 'en_commission' })
  if (offre.statut === 'transmise') await advanceOffre(tx, ctx, offre.id, 'convene')
}

/** Those who knew another day are told again. */
async function postpone(tx: Tx, ctx: Ctx, { passage, jour }: { passage: Passage; jour: Jour }, candidats: readonly Tenue[]): Promise<Convened> {
  await recordEvent(tx, ctx, { action: 'passage.reporte', objet: 'passage', objetId: passage.id, offreId: passage.offreId, avant: passage.jour, apres: jour })
  for (const { id, statut } of candidats) if (statut === 'en_commission') await tellCandidature(tx, ctx, id, 'en_commission')
  return { ok: true, change: 'reportee' }
}

async function savePassage(tx: Tx, ctx: Ctx, { offre, ouvert, compteId }: Ouverture, { jour, exception }: { jour: Jour; exception: Exception | null }): Promise<number> {
  const seanceId = await obtainSeance(tx, offre.bailleur_id, jour)
  if (ouvert) {
    await tx.updateTable('passage').set({ seance_id: seanceId, exception }).where('id', '=', ouvert.id).execute()
    return ouvert.id
  }
  const { id } = await tx.insertInto('passage').values({ seance_id: seanceId, offre_id: offre.id, exception, convoque_le: ctx.now, par: compteId }).returning('id').executeTakeFirstOrThrow()
  return id
}

function listCandidats(partie: readonly Tenue[]): readonly Tenue[] {
  return partie.filter(({ statut }) => statut === 'transmise' || statut === 'en_commission')
}

/** A paper that the landlord asked for is still awaited. */
function keepAttente({ attente_piece }: Tenue): { attentePiece?: string } {
  return attente_piece === null ? {} : { attentePiece: attente_piece }
}
