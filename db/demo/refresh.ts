/** The town grows old with the days, and never stale (db/demo/README.md, « Le temps qui passe »). */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { z } from 'zod'
import { EMPLOYEURS_DEMO } from '#connectors/sne/employeurs-demo.ts'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { toDemande } from '#connectors/sne/to-demande.ts'
import { addJours, addMois } from '#domain/jour.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { findHeldCandidature } from '#features/candidatures/queries/candidatures.ts'
import { passToNewDay } from '#features/demandes/commands/daily.ts'
import { saveEmployeur } from '#features/demandes/commands/employeur.ts'
import { applyLecture } from '#features/demandes/commands/refresh.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { valideJusquAu } from '#features/demandes/validite.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction } from '#platform/db.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { findAncre, type Ancre } from './ancre.ts'
import { firstOfMonth, monthOf, MOTIF_BONUS } from './bonus.ts'
import { endOf } from './calendar.ts'
import { compteIdOf } from './dossiers.ts'
import { keepOffres } from './offres-fraiches.ts'
import { REFERENCE_EXEMPLE } from './ouvertes.ts'

/** At each start, before any job works; and each night. Twice on one day changes nothing more. */
export async function refreshTown(ctx: Ctx): Promise<void> {
  const ancre = await findAncre(ctx.db)
  if (!ctx.settings.demonstration || !ancre) return
  await keepBonus(ctx)
  await rereadDemandes(ctx, ancre)
  await passToNewDay(ctx)
  await keepOffres(ctx, ancre)
  await keepEcheances(ctx, ancre)
  await keepExemples(ctx)
}

/** In a demonstration only. After the product’s own new day, which takes five minutes at most. */
export const TOWN_JOBS = [
  defineJob({ name: 'demonstration.nouveau-jour', cron: '10 0 * * *', data: z.strictObject({}), run: (ctx: Ctx) => refreshTown(ctx) }),
]

/** This month and the next; a month that someone has decided otherwise stays so. */
async function keepBonus(ctx: Ctx): Promise<void> {
  for (const jour of [ctx.today, addMois(firstOfMonth(ctx.today), 1)]) {
    const { categorie, debut, fin } = monthOf(jour, 'PME')
    await transaction(ctx.db, async (tx) => {
      const { rows } = await sql<{ id: number }>`
        insert into equilibrage (categorie, debut, fin, motif) select ${categorie}, ${debut}::date, ${fin}::date, ${MOTIF_BONUS}
        where not exists (select from equilibrage e where e.debut < ${fin}::date and e.fin > ${debut}::date) returning id`.execute(tx)
      const [row] = rows
      if (row) await recordEvent(tx, ctx, { action: 'equilibrage.decide', objet: 'equilibrage', objetId: row.id, apres: categorie })
    })
  }
}

type Copie = { id: number; numero_unique: string; statut: string; faits: unknown; valide_jusqu_au: string }

/** What the register says today, for those whom it says something new of: incomes of a new year, a renewal. */
async function rereadDemandes(ctx: Ctx, { jour }: Ancre): Promise<void> {
  const registre = buildRegistre(ctx.today, jour)
  const copies: readonly Copie[] = await ctx.db
    .selectFrom('demande')
    .select(['id', 'numero_unique', 'statut', 'faits', 'valide_jusqu_au'])
    .where('statut', 'in', ['active', 'suspendue'])
    .execute()
  for (const copie of copies) {
    const lecture = registre.get(copie.numero_unique)
    if (lecture && isNew(ctx, copie, lecture)) await transaction(ctx.db, (tx) => applyLecture(tx, ctx, copie.id, lecture))
  }
}

/** Papers are dated again each day in the register of the demonstration: they alone are no news. */
function isNew({ today }: Ctx, { statut, faits, valide_jusqu_au }: Copie, lecture: DemandeRegistre): boolean {
  const jusquAu = valideJusquAu(lecture)
  if (jusquAu < today) return false
  const renewed = valide_jusqu_au <= today && jusquAu > valide_jusqu_au
  return statut === 'suspendue' || renewed || !isDeepStrictEqual(JSON.parse(JSON.stringify(toDemande(lecture))), faits)
}

/** Nobody of the town lets an answer run out: the day to answer moves on. */
async function keepEcheances({ db, today }: Ctx, { instant }: Ancre): Promise<void> {
  await db
    .updateTable('candidature')
    .set({ echeance_le: endOf(addJours(today, 8)) })
    .where('statut', 'in', ['attribuee', 'attribuee_sous_condition'])
    .where('deposee_le', '<', instant)
    .where('echeance_le', '<=', endOf(addJours(today, 1)))
    .execute()
}

const JOURS_D_EMBAUCHE = 100
const JOURS_AVANT_D_EMBAUCHER_DE_NOUVEAU = 150

/** Hired a hundred days ago, for ever; and both of them on their home, unless someone sent them elsewhere. */
async function keepExemples(ctx: Ctx): Promise<void> {
  await keepEmbauche(ctx)
  const offre = await ctx.db.selectFrom('offre').select('id').where('reference', '=', REFERENCE_EXEMPLE).executeTakeFirst()
  for (const numero of [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.leclerc]) {
    const demandeId = await findDemande(ctx, numero)
    if (offre && demandeId !== undefined && !(await findHeldCandidature(ctx.db, demandeId))) await applyToOffre(as(ctx, demandeId), demandeId, offre.id)
  }
}

async function keepEmbauche(ctx: Ctx): Promise<void> {
  const demandeId = await findDemande(ctx, NUMEROS_DEMO.tabanou)
  const rattachement = demandeId === undefined ? undefined : (await loadDemande(ctx.db, demandeId))?.rattachement
  const { nom, siret } = EMPLOYEURS_DEMO.aerien
  if (demandeId === undefined || rattachement?.siret !== siret || rattachement.dateEmbauche === undefined) return
  if (rattachement.dateEmbauche >= addJours(ctx.today, -JOURS_AVANT_D_EMBAUCHER_DE_NOUVEAU)) return
  const dateEmbauche = addJours(ctx.today, -JOURS_D_EMBAUCHE)
  await saveEmployeur(as(ctx, demandeId), demandeId, { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: nom, siret, plusieursEmployeurs: false, dateEmbauche, evenement: { nature: 'embauche', date: dateEmbauche } })
}

function as(ctx: Ctx, demandeId: number): Ctx {
  return { ...ctx, actor: { type: 'demandeur', compteId: compteIdOf(demandeId), nom: '', demandeId } }
}

async function findDemande({ db }: Ctx, numero: string): Promise<number | undefined> {
  const row = await db.selectFrom('demande').select('id').where('numero_unique', '=', numero).where('statut', '=', 'active').executeTakeFirst()
  return row?.id
}
