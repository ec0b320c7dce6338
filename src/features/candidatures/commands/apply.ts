import { sql } from 'kysely'
import { computePointsFixes } from '#domain/classement.ts'
import type { Categorie } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import { computeTirage } from '#domain/tirage.ts'
import { holdAndLoad, type LoadedDemande } from '#features/demandes/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { isPubliee, offreFacts } from '#features/offres/queries.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { prepared } from '#platform/prepared.ts'
import { hmacHex } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { tellCandidature } from './tell.ts'
import { findHeldCandidature } from '../queries/candidatures.ts'
import { checkBefore, type Refus } from '../queries/prealables.ts'

export type Applied = { ok: true; id: number } | { ok: false; refus: Refus }

/**
 * Applies to one home (F139). The request is held still while it is judged; the offer is held open until the commit, so
 * that none enters after the frozen list; the unique indexes have the last word on «one home at a time» (F145).
 */
export async function applyToOffre(ctx: Ctx, demandeId: number, offreId: number): Promise<Applied> {
  return transaction(ctx.db, async (tx) => {
    const { row: offre, loaded } = await holdAndLoad(tx, demandeId, selectOffreVisee.of(tx, { demandeId, offreId }))
    if (!offre || !loaded || !isPubliee(offre)) return refuse({ cause: 'introuvable' })
    const refus = checkBefore(ctx, loaded, offre)
    if (refus) return refuse(refus)
    const id = await insertCandidature(tx, ctx, loaded, offre)
    if (id === undefined) return refuse(await explainConflict(tx, demandeId, offreId))
    await recordEvent(tx, ctx, { action: 'candidature.deposee', objet: 'candidature', objetId: id, compteId: loaded.compteId, demandeId, offreId, candidatureId: id, apres: 'deposee' })
    await tellCandidature(tx, ctx, id, 'deposee')
    return { ok: true, id }
  })
}

type Visee = Awaited<ReturnType<typeof selectOffreVisee>>[number]

/** Holds the request still, and reads the home; whether it is open still, the insertion alone says. */
const selectOffreVisee = prepared<{ demandeId: number; offreId: number }>()((db, at) =>
  db
    .selectFrom('offre as o')
    .innerJoin('demande as d', (join) => join.on('d.id', '=', at('demandeId')))
    .select(['o.id', 'o.commune', 'o.typologie', 'o.financement', 'o.loyer', 'o.loyer_hors_charges', 'o.surface', 'o.zone_abc', 'o.zone_apl', 'o.statut', 'o.publiee_le', 'o.cloture_le', 'o.reservee_a', 'o.graine'])
    .where('o.id', '=', at('offreId'))
    .forNoKeyUpdate('d')
    .compile(),
)

async function insertCandidature(tx: Tx, ctx: Ctx, loaded: LoadedDemande, offre: Visee): Promise<number | undefined> {
  const { points, categorie = null, faits } = computePointsFixes(loaded.demande, offreFacts(offre, ctx.now), ctx.today, ctx.connectors.communes.find)
  const tirage = computeTirage(offre.graine ?? '', loaded.numeroUnique, hmacHex)
  const [row] = await insertOuverte(tx, { offreId: offre.id, demandeId: loaded.id, dateDepot: loaded.dateDepot, points, categorie, faits: JSON.stringify(faits), tirage, now: ctx.now })
  return row?.id
}

type Deposee = { offreId: number; demandeId: number; dateDepot: Jour; points: number; categorie: Categorie | null; faits: string; tirage: string; now: Ctx['now'] }

const insertOuverte = prepared<Deposee>()((db, at) =>
  sql<{ id: number }>`
    insert into candidature (offre_id, demande_id, statut, deposee_le, date_depot, points_fixes, categorie, faits_points, tirage, points_le, statut_le)
    select o.id, ${at('demandeId')}, 'deposee', ${at('now')}, ${at('dateDepot')}, ${at('points')}, ${at('categorie')}, ${at('faits')}::jsonb, ${at('tirage')}, ${at('now')}, ${at('now')}
    from offre o where o.id = ${at('offreId')} and o.statut = 'en_ligne' and o.cloture_le > ${at('now')} for share of o
    on conflict do nothing returning id`.compile(db),
)

/** Zero rows: something came first. Read afterwards what it was. */
async function explainConflict(tx: Tx, demandeId: number, offreId: number): Promise<Refus> {
  const held = await findHeldCandidature(tx, demandeId)
  if (held) return { cause: 'engagee', candidatureId: held.id }
  const before = await tx.selectFrom('candidature').select('id').where('demande_id', '=', demandeId).where('offre_id', '=', offreId).where('statut', '<>', 'retiree').executeTakeFirst()
  return before ? { cause: 'deja_candidat' } : { cause: 'close' }
}

function refuse(refus: Refus): Applied {
  return { ok: false, refus }
}
