import type { Temporal } from 'temporal-polyfill'
import type { Statut } from '#domain/candidature.ts'
import { TRANCHES, type Tranche, type Validation } from '#domain/entreprise.ts'
import { answerCriteres, type ReponseCritere } from '#domain/politique.ts'
import type { Typologie } from '#domain/offre.ts'
import { faitsOf } from '#features/demandes/commands/profil.ts'
import { loadDemande, type LoadedDemande } from '#features/demandes/queries.ts'
import { findEntrepriseBySiret, type EntrepriseEtablie } from '../queries.ts'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { showFaits, showFiche, type Ligne } from '../visibilite/fiche.ts'
import { toSource } from '../visibilite/source.ts'
import { findChoixVisible, selectVisibles, type ChoixVisible } from './visibles.ts'

/** All that the page of one employee holds: nothing of the request is in it but the lines that the choice shows. */
export type FicheSalarie = {
  choix: ChoixVisible
  nom: string
  validation: Validation
  lignes: readonly Ligne[]
  regles: readonly Regle[]
  reponses: readonly Reponse[]
  /** Undefined at choice 2: not even how many. */
  candidatures: readonly CandidatureVue[] | undefined
}
/** A rule of the company, and what the visible facts say of it. */
export type Regle = { nature: 'acces' | Tranche; libelle: string; reponse: ReponseCritere }
export type Reponse = { id: number; reponse: 'validee' | 'refusee'; motif: string | null; precision: string | null; reponduLe: Temporal.Instant; par: string }
export type CandidatureVue = {
  id: number; statut: Statut; deposeeLe: Temporal.Instant; statutLe: Temporal.Instant; rang: number | null; sur: number | null
  offreId: number; typologie: Typologie; surface: number; ville: string; codePostal: string; bailleur: string; loyer: number; attentePiece: string | null
}

/** Undefined for whoever this company may not see, now: not found. */
export async function findFiche(ctx: Ctx, entrepriseId: number, demandeId: number): Promise<FicheSalarie | undefined> {
  const choix = await findChoixVisible(ctx.db, entrepriseId, demandeId)
  const loaded = choix === undefined ? undefined : await loadDemande(ctx.db, demandeId)
  // Taken back between the two readings: the later one decides.
  if (choix === undefined || loaded?.choix !== choix || loaded.rattachement?.entreprise?.id !== entrepriseId) return undefined
  return composeFiche(ctx, entrepriseId, choix, loaded)
}

async function composeFiche(ctx: Ctx, entrepriseId: number, choix: ChoixVisible, loaded: LoadedDemande): Promise<FicheSalarie | undefined> {
  const entreprise = await findEntrepriseBySiret(ctx.db, loaded.rattachement?.siret ?? '')
  const source = toSource(loaded, entreprise?.etablissement?.commune, ctx.connectors.communes)
  const validation = loaded.demande.employeur?.validation
  if (!entreprise || !source || validation === undefined) return undefined
  return {
    choix,
    nom: `${source.titulaire.prenom} ${source.titulaire.nom}`,
    validation,
    lignes: showFiche(choix, source),
    regles: listRegles(ctx, choix, loaded, entreprise),
    reponses: await listReponses(ctx.db, entrepriseId, loaded.id),
    candidatures: choix === 3 ? await listCandidaturesVues(ctx.db, entrepriseId, loaded.id) : undefined,
  }
}

/** The company's own rules beside the file, read from the visible facts alone: at choice 2 they tell nothing more than the ten items. */
function listRegles(ctx: Ctx, choix: ChoixVisible, loaded: LoadedDemande, entreprise: EntrepriseEtablie): readonly Regle[] {
  const { politique } = entreprise
  const faits = showFaits(choix, faitsOf(loaded, entreprise))
  const natures = [{ nature: 'acces' as const, criteres: politique.acces ?? [] }, ...TRANCHES.map((nature) => ({ nature, criteres: politique[nature] }))]
  return natures.flatMap(({ nature, criteres }) => answerCriteres(criteres, faits, ctx.today, ctx.connectors.communes.find).map(({ libelle, reponse }) => ({ nature, libelle, reponse })))
}

/** What this company answered, by whom; another company's answers are its own. */
async function listReponses(db: Db, entrepriseId: number, demandeId: number): Promise<readonly Reponse[]> {
  const rows = await db
    .selectFrom('reponse_entreprise as a')
    .innerJoin('compte as c', 'c.id', 'a.par')
    .select(['a.id', 'a.reponse', 'a.motif', 'a.precision_utile as precision', 'a.repondu_le as reponduLe', 'c.prenom', 'c.nom'])
    .where('a.demande_id', '=', demandeId)
    .where('a.entreprise_id', '=', entrepriseId)
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map(({ prenom, nom, ...row }) => ({ ...row, par: `${prenom} ${nom}` }))
}

/** All of them, the newest first: choice 3 alone (F122), again in the query. */
function listCandidaturesVues(db: Db, entrepriseId: number, demandeId: number): Promise<readonly CandidatureVue[]> {
  return selectVisibles(db, entrepriseId)
    .innerJoin('candidature as a', 'a.demande_id', 'd.id')
    .innerJoin('offre as o', 'o.id', 'a.offre_id')
    .innerJoin('bailleur as b', 'b.id', 'o.bailleur_id')
    .leftJoin('gel as g', 'g.offre_id', 'a.offre_id')
    .select(['a.id', 'a.statut', 'a.deposee_le as deposeeLe', 'a.statut_le as statutLe', 'a.rang_gele as rang', 'g.sur', 'a.attente_piece as attentePiece', 'a.offre_id as offreId'])
    .select(['o.typologie', 'o.surface', 'o.ville', 'o.code_postal as codePostal', 'o.loyer', 'b.nom as bailleur'])
    .where('d.id', '=', demandeId)
    .where('k.choix', '=', 3)
    .orderBy('a.id', 'desc')
    .execute()
}
