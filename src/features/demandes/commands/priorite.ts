import { isPrioritaire, type Priorite } from '#domain/priorite.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'
import { lockDemande } from '../queries.ts'
import { findPriorite } from '../queries/priorite.ts'

export type SaisiePriorite = Priorite & { motif: string }
export type Posee = { ok: true; changee: boolean } | { ok: false; manque: string }

/**
 * What a conseiller read in the papers: DALO, letters of L441-1, or that there is none after all (K9). Never in the points.
 * Each setting is a new row; the letters are sensitive, so that the history keeps them under the person’s key (K25).
 */
export async function setPriorite(ctx: Ctx, demandeId: number, { dalo, lettres, motif }: SaisiePriorite): Promise<Posee> {
  requireActe(ctx, 'priorite.poser')
  const { compteId: par } = actorOf(ctx, 'conseiller')
  const written = motif.trim()
  return transaction(ctx.db, async (tx) => {
    await lockDemande(tx, demandeId)
    const compteId = await findOwner(tx, ctx, demandeId)
    if (compteId === undefined) throw new NotFound()
    if (written === '') return { ok: false, manque: 'Dites quelle pièce le prouve, ou pourquoi vous retirez la priorité.' }
    const before = await findPriorite(tx, demandeId)
    if (isSame(before, { dalo, lettres })) return { ok: true, changee: false }
    const { id } = await tx.insertInto('priorite').values({ demande_id: demandeId, dalo, lettres: [...lettres], motif: written, posee_le: ctx.now, par }).returning('id').executeTakeFirstOrThrow()
    await recordEvent(tx, ctx, {
      action: isPrioritaire({ dalo, lettres }) ? 'priorite.posee' : 'priorite.retiree', objet: 'priorite', objetId: id, compteId, demandeId,
      valeurs: { dalo: String(dalo), lettres: lettres.join(','), motif: written },
    })
    return { ok: true, changee: true }
  })
}

/** A request is within reach when it is, or was, a candidate to a home of the territory. */
async function findOwner(tx: Tx, ctx: Ctx, demandeId: number): Promise<number | undefined> {
  const { departements } = actorOf(ctx, 'conseiller')
  const query = tx
    .selectFrom('demande as d')
    .innerJoin('candidature as c', 'c.demande_id', 'd.id')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select('d.compte_id')
    .where('d.id', '=', demandeId)
    .where('d.statut', '<>', 'supprimee')
    .limit(1)
  const row = await (departements.length === 0 ? query : query.where('o.departement', 'in', [...departements])).executeTakeFirst()
  return row?.compte_id
}

/** Set for the first time to nothing changes nothing either. */
function isSame(before: Priorite | undefined, { dalo, lettres }: Priorite): boolean {
  const known = before ?? { dalo: false, lettres: [] }
  return known.dalo === dalo && known.lettres.length === lettres.length && known.lettres.every((lettre) => lettres.includes(lettre))
}
