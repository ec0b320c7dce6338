/** Sixty homes stay open: those of the town go on, those that a visitor wants close as announced and have a sister. */
import { createTirage, type Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import { addJours } from '#domain/jour.ts'
import { createOffre, publishOffre, submitOffre } from '#features/offres/commands.ts'
import type { FicheOffre } from '#features/offres/fiche.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { AGENTS, compteOf, PRINCIPAUX } from './accounts.ts'
import type { Ancre } from './ancre.ts'
import { endOf } from './calendar.ts'
import { drawAdresse } from './logements/words.ts'
import { MODELES } from './logements/modeles.ts'
import { JOURS_OUVERTS, REFERENCE_EXEMPLE, referenceOf } from './ouvertes.ts'
import type { Row } from './rows.ts'

export const OUVERTES = MODELES.length + 1

export async function keepOffres(ctx: Ctx, ancre: Ancre): Promise<void> {
  for (const offre of await listDues(ctx)) {
    if (offre.reference === REFERENCE_EXEMPLE || !(await isWanted(ctx, offre.id, ancre))) await prolong(ctx, offre)
  }
  const open = new Set((await listOuvertes(ctx)).map(({ reference }) => baseOf(reference)))
  const missing = Array.from({ length: OUVERTES }, (_, index) => referenceOf(index)).filter((base) => !open.has(base))
  for (const base of missing) await openSister(ctx, base)
}

/** Closing tonight, or closed while nobody was watching. */
function listDues({ db, today }: Ctx) {
  return selectTown(db).select(['id', 'reference', 'cloture_le']).where('statut', '=', 'en_ligne').where('cloture_le', '<=', endOf(today)).orderBy('id').execute()
}

function listOuvertes({ db, now }: Ctx) {
  return selectTown(db).select('reference').where('statut', '=', 'en_ligne').where('cloture_le', '>', now).execute()
}

function selectTown(db: Ctx['db']) {
  return db.selectFrom('offre').where('reference', 'like', 'DEMO-2%')
}

/** Someone applied since the town was loaded: a visitor, for the people of the town had all applied before. */
async function isWanted({ db }: Ctx, offreId: number, { instant }: Ancre): Promise<boolean> {
  const row = await db.selectFrom('candidature').select('id').where('offre_id', '=', offreId).where('statut', 'in', ['deposee', 'validee']).where('deposee_le', '>', instant).limit(1).executeTakeFirst()
  return row !== undefined
}

async function prolong(ctx: Ctx, offre: Pick<Row<'offre'>, 'id' | 'cloture_le'>): Promise<void> {
  const derniere = addJours(ctx.today, drawOf(ctx, offre.id).between(1, JOURS_OUVERTS))
  await transaction(ctx.db, async (tx) => {
    await tx.updateTable('offre').set({ cloture_le: endOf(derniere), disponible_le: addJours(derniere, 40) }).where('id', '=', offre.id).where('statut', '=', 'en_ligne').execute()
    await recordEvent(tx, ctx, { action: 'offre.prolongee', objet: 'offre', objetId: offre.id, offreId: offre.id, avant: offre.cloture_le?.toString() ?? '', apres: endOf(derniere).toString() })
  })
}

/** Another home of the same residence, under its own reference, created and published as any other. */
async function openSister(ctx: Ctx, base: string): Promise<void> {
  const family = await selectTown(ctx.db).selectAll().where((eb) => eb.or([eb('reference', '=', base), eb('reference', 'like', `${base}-%`)])).orderBy('id').execute()
  const last = family.at(-1)
  if (!last) return
  const tirage = drawOf(ctx, last.id)
  const cloture = endOf(addJours(ctx.today, tirage.between(5, JOURS_OUVERTS)))
  await transaction(ctx.db, async (tx) => {
    const id = await createSister(tx, ctx, last, { reference: `${base}-${family.length + 1}`, adresse: drawAdresse(tirage) })
    await submitOffre(tx, { ...ctx, actor: agentOf(last.bailleur_id) }, id)
    const published = await publishOffre(tx, { ...ctx, actor: RESPONSABLE }, id, cloture)
    if (!published.ok) throw new Error(`The sister of ${base} could not be published: ${published.why}`)
  })
}

async function createSister(tx: Tx, ctx: Ctx, last: Row<'offre'>, { reference, adresse }: { reference: string; adresse: string }): Promise<number> {
  const created = await createOffre(tx, { ...ctx, actor: agentOf(last.bailleur_id) }, { ...ficheOf(last), reference, adresse, disponibleLe: addJours(ctx.today, 60) })
  if (!created.ok) throw new Error(`The sister ${reference} could not be created`)
  return created.id
}

function ficheOf(row: Row<'offre'>): FicheOffre {
  return {
    reference: row.reference, bailleurId: row.bailleur_id, commune: row.commune, codePostal: row.code_postal, adresse: row.adresse, lieu: { lat: row.lat, lon: row.lon },
    typologie: row.typologie, nature: row.nature, financement: row.financement, loyer: row.loyer, loyerHorsCharges: row.loyer_hors_charges, depotGarantie: row.depot_garantie,
    surface: row.surface, etage: row.etage, ascenseur: row.ascenseur, pmr: row.pmr, chauffage: row.chauffage, dpe: row.dpe, ges: row.ges, description: row.description, disponibleLe: row.disponible_le,
    designesMax: 3, ...optional(row),
  }
}

function optional({ zone_abc, zone_apl, annee, reservee_a }: Row<'offre'>): Pick<FicheOffre, 'zoneAbc' | 'zoneApl' | 'annee' | 'reserveeA'> {
  return { ...(zone_abc && { zoneAbc: zone_abc }), ...(zone_apl && { zoneApl: zone_apl }), ...(annee && { annee }), ...(reservee_a && { reserveeA: reservee_a }) }
}

function agentOf(bailleurId: number): Actor {
  return { type: 'bailleur', compteId: compteOf({ bailleurId }), nom: 'Agent', role: 'agent', bailleurId }
}

const RESPONSABLE: Actor = { type: 'conseiller', compteId: 1 + AGENTS.findIndex(({ email }) => email === PRINCIPAUX.responsable), nom: 'Responsable', role: 'responsable', departements: [] }

function baseOf(reference: string): string {
  return reference.split('-').slice(0, 2).join('-')
}

/** The same day gives the same dates. */
function drawOf({ today }: Ctx, id: number): Tirage {
  return createTirage(Number(today.replaceAll('-', '')) + id * 7)
}
