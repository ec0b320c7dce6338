import type { Verdict } from '#domain/verdict.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { zonePlafondOf } from '#domain/plafonds.ts'
import { computeSituation, type Situation } from '#domain/situation.ts'
import { computeTauxEffort, type TauxEffort } from '#domain/taux-effort.ts'
import type { Temporal } from 'temporal-polyfill'
import { loadDossier, type Dossier } from '#features/demandes/queries/dossiers.ts'
import { findPriorite, type PrioritePosee } from '#features/demandes/queries/priorite.ts'
import { findOffre, offreFacts, type Offre } from '#features/offres/queries.ts'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { listEcartes, type EcarteVu } from './designation.ts'
import { loadFiche, type Fiche } from './fiche.ts'
import { nameActeur, type Instruite } from './instruction.ts'
import { listListe } from './liste.ts'

/** Everything that the page of one file shows to its conseiller. */
export type DossierComplet = {
  offre: Offre
  fiche: Fiche
  dossier: Dossier
  /** Today’s answer of the law for this home, the closing apart. */
  verdict: Verdict
  situation: Situation
  effort: TauxEffort
  priorite: PrioritePosee | undefined
  ecarte: EcarteVu | undefined
  actes: readonly Acte[]
  /** The next file of the list that waits to be examined. */
  suivant: number | undefined
}
export type Acte = { id: number; quand: Temporal.Instant; action: string; avant: string | null; apres: string | null; motif: string | null; qui: string }

/** Of a candidature that is within one’s territory. */
export async function loadDossierComplet(ctx: Ctx, { id: candidatureId, demandeId, offreId, statut }: Instruite): Promise<DossierComplet | undefined> {
  const { db, today } = ctx
  const fiche = await loadFiche(ctx, demandeId, candidatureId)
  const dossier = await loadDossier(db, demandeId, today)
  const offre = await findOffre(db, offreId)
  if (!fiche || !dossier || !offre) return undefined
  const { demande } = dossier.loaded
  const facts = { ...offreFacts(offre, ctx.now), ouverte: true }
  return {
    offre,
    fiche,
    dossier,
    verdict: checkEligibilite(demande, facts, today),
    situation: computeSituation(demande, { financement: offre.financement, zone: zonePlafondOf(facts) }, today),
    effort: computeTauxEffort(demande, facts, today),
    priorite: await findPriorite(db, demandeId),
    ecarte: statut === 'non_designee' ? (await listEcartes(db, [candidatureId]))[0] : undefined,
    actes: await listActes(db, { candidatureId, demandeId }),
    suivant: await findSuivant(ctx, { offreId, candidatureId }),
  }
}

/** The history of the candidature with its actors, and of the priority of the request: the latest first. */
async function listActes(db: Db, { candidatureId, demandeId }: { candidatureId: number; demandeId: number }): Promise<readonly Acte[]> {
  const rows = await db
    .selectFrom('journal as j')
    .leftJoin('compte as k', 'k.id', 'j.acteur_id')
    .select(['j.id', 'j.quand', 'j.action', 'j.avant', 'j.apres', 'j.motif', 'j.acteur_type as type', 'k.prenom', 'k.nom'])
    .where((eb) => eb.or([eb('j.candidature_id', '=', candidatureId), eb.and([eb('j.demande_id', '=', demandeId), eb('j.objet', '=', 'priorite')])]))
    .orderBy('j.id', 'desc')
    .execute()
  return rows.map(({ type, prenom, nom, ...acte }) => ({ ...acte, qui: nameActeur({ type, prenom, nom }) }))
}

async function findSuivant(ctx: Ctx, { offreId, candidatureId }: { offreId: number; candidatureId: number }): Promise<number | undefined> {
  const liste = await listListe(ctx.db, offreId, ctx.today)
  const here = liste.findIndex(({ id }) => id === candidatureId)
  const waiting = (rows: typeof liste) => rows.find(({ id, statut }) => statut === 'deposee' && id !== candidatureId)?.id
  return waiting(liste.slice(here + 1)) ?? waiting(liste)
}
