import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Demande } from '#domain/demande.ts'
import { annee, toJour, type Jour } from '#domain/jour.ts'
import { computeTranches, limitByQuota, type FaitsSalarie, type ResultatPolitique } from '#domain/politique.ts'
import { refreshPoints } from '#features/candidatures/commands/points.ts'
import { countTranchesServies, findEntrepriseBySiret, listEntreprisesBySiret, type EntrepriseEtablie } from '#features/entreprises/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { computeProfil } from '../profil.ts'
import { loadDemande, lockDemande, type LoadedDemande, type Rattachement } from '../queries.ts'
import { isTitreEchu } from './faits.ts'
import { saveProfils } from './profils.ts'

/** Something that the law reads has changed: read model and live candidature follow, in the same transaction. */
export async function applyFacts(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  await recomputeTranches(tx, ctx, demandeId)
  await recomputeProfil(tx, ctx, demandeId)
  await refreshPoints(tx, ctx, demandeId, (loaded, le) => tranchesAt(tx, { ...ctx, today: le }, loaded))
}

/** A day passed: what a company's policy counts in months may change for the next candidature, never for the live one (K6). */
export async function applyTimePassed(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  await recomputeTranches(tx, ctx, demandeId)
}

/** What the law allows to this request, computed once for all that SQL will ask, both ways (K1). None for a request that has ended. */
export async function recomputeProfil(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  await lockDemande(tx, demandeId)
  const loaded = await loadDemande(tx, demandeId)
  if (!loaded) return
  const demande = await endTitre(tx, ctx, loaded)
  await saveProfils(tx, [{ id: demandeId, profil: computeProfil({ ...loaded, demande }, ctx.today) }], ctx.now)
}

/** A permit ends by itself, without a new reading of the register: the fact that it gave ends with it (K12). */
async function endTitre(tx: Tx, ctx: Ctx, { id, compteId, demande, registre, statut }: LoadedDemande): Promise<Demande> {
  if (statut === 'radiee' || statut === 'supprimee' || !isTitreEchu(demande, registre, ctx.today)) return demande
  await tx.updateTable('demande').set({ faits: sql`jsonb_set(faits, '{sejour}', '"sans_titre"')` }).where('id', '=', id).execute()
  await recordEvent(tx, ctx, { action: 'demande.titre_echu', objet: 'demande', objetId: id, demandeId: id, compteId, champs: ['sejour'] })
  return { ...demande, sejour: 'sans_titre' }
}

/** Points that the company's own policy gives today (F185); its facts come from the job and from the request. */
async function recomputeTranches(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  const loaded = await loadDemande(tx, demandeId)
  const tranches = loaded && (await tranchesAt(tx, ctx, loaded))
  if (tranches) await tx.updateTable('rattachement').set({ tranches: [...tranches] }).where('demande_id', '=', demandeId).execute()
}

/** Undefined without a company that is known here. */
async function tranchesAt(tx: Tx, ctx: Ctx, loaded: LoadedDemande): Promise<ResultatPolitique['tranches'] | undefined> {
  const siret = loaded.rattachement?.siret
  if (!loaded.rattachement?.entreprise || siret === undefined) return undefined
  const entreprise = await findEntrepriseBySiret(tx, siret)
  return entreprise && (await assessTranches(tx, ctx, loaded, entreprise)).tranches
}

/** Every criterion with its answer, and what is left of them under the yearly quota (F186). */
export async function assessTranches(db: Tx | Ctx['db'], ctx: Ctx, loaded: LoadedDemande, entreprise: EntrepriseEtablie): Promise<ResultatPolitique> {
  const result = computeTranches(entreprise.politique, faitsOf(loaded, entreprise), ctx.today, ctx.connectors.communes.find)
  if (entreprise.politique.quotaAnnuel === undefined) return result
  const servis = await countTranchesServies(db, entreprise.id, startOfYear(ctx.today), loaded.id)
  return { ...result, tranches: limitByQuota(result.tranches, entreprise.politique, servis) }
}

/** What the companies of these requests give, each on its own day: two statements for all, and one more for each company with a quota. */
export async function assessManyTranches(db: Ctx['db'], ctx: Ctx, demandes: readonly { loaded: LoadedDemande; le: Jour }[]): Promise<ReadonlyMap<number, ResultatPolitique['tranches']>> {
  const attached = demandes.flatMap(({ loaded, le }) => (loaded.rattachement?.entreprise && loaded.rattachement.siret !== undefined ? [{ loaded, le, siret: loaded.rattachement.siret }] : []))
  const entreprises = await listEntreprisesBySiret(db, [...new Set(attached.map(({ siret }) => siret))])
  const found = new Map<number, ResultatPolitique['tranches']>()
  for (const { loaded, le, siret } of attached) {
    const entreprise = entreprises.get(siret)
    if (entreprise) found.set(loaded.id, (await assessTranches(db, { ...ctx, today: le }, loaded, entreprise)).tranches)
  }
  return found
}

/** The only facts that a policy may read: those of whoever of the household works there. */
export function faitsOf({ rattachement, registre, demande }: LoadedDemande, entreprise: EntrepriseEtablie): FaitsSalarie {
  const titulaire = rattachement?.titulaire === 'codemandeur' ? registre.cotitulaires[0] : registre.demandeur
  return {
    ...emploiOf(rattachement),
    naissance: titulaire?.dateNaissance,
    communeActuelle: demande.communeActuelle,
    communeTravail: entreprise.etablissement?.commune ?? titulaire?.situationProfessionnelle?.commune,
    menage: demande.menage,
  }
}

function emploiOf(rattachement: Rattachement | undefined): Pick<FaitsSalarie, 'contrat' | 'dateEmbauche' | 'evenement'> {
  if (!rattachement) return {}
  return { contrat: rattachement.situation, dateEmbauche: rattachement.dateEmbauche, evenement: rattachement.evenement ?? null }
}

function startOfYear(today: Jour): Temporal.Instant {
  return Temporal.PlainDate.from(toJour(`${annee(today)}-01-01`)).toZonedDateTime('Europe/Paris').toInstant()
}
