import { FICHES, type Statut } from '#domain/candidature.ts'
import type { StatutOffre } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'
import { actorOf, type Ctx } from '#src/context.ts'
import { jourHeure } from '#ui/format.ts'

/** What a conseiller acts on: nothing outside the territory (none named: the whole country). */
export type Instruite = { id: number; offreId: number; demandeId: number; statut: Statut; departement: string; statutOffre: StatutOffre }

export async function findInstruite(ctx: Ctx, candidatureId: number): Promise<Instruite | undefined> {
  const { departements } = actorOf(ctx, 'conseiller')
  const query = ctx.db
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select(['c.id', 'c.offre_id as offreId', 'c.demande_id as demandeId', 'c.statut', 'o.departement', 'o.statut as statutOffre'])
    .where('c.id', '=', candidatureId)
  return (departements.length === 0 ? query : query.where('o.departement', 'in', [...departements])).executeTakeFirst()
}

/** Who brought a candidature to the state in which it is; `parMoi`: the one who asks. */
export type DernierActe = { parMoi: boolean; texte: string }

/** Two who act at once: the second reads what the first did, and when. */
export async function describeDernierActe(db: Db, { actor }: Pick<Ctx, 'actor'>, { id, statut }: { id: number; statut: Statut }): Promise<DernierActe> {
  const row = await db
    .selectFrom('journal as j')
    .leftJoin('compte as k', 'k.id', 'j.acteur_id')
    .select(['j.quand', 'j.acteur_type as type', 'j.acteur_id as acteurId', 'k.prenom', 'k.nom'])
    .where('j.candidature_id', '=', id)
    .where('j.action', '=', `candidature.${statut}`)
    .orderBy('j.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const libelle = `«\u00a0${FICHES[statut].libelle}\u00a0»`
  if (!row) return { parMoi: false, texte: libelle }
  const parMoi = 'compteId' in actor && actor.compteId === row.acteurId
  return { parMoi, texte: `${libelle}, ${nameActeur(row)}, ${jourHeure(row.quand)}` }
}

/** Colleagues by name; applicants and landlords by what they are. */
export function nameActeur({ type, prenom, nom }: { type: string; prenom: string | null; nom: string | null }): string {
  if (type === 'conseiller' && prenom !== null && nom !== null) return `par ${prenom} ${nom}`
  return ACTEURS[type] ?? 'automatiquement'
}

const ACTEURS: Readonly<Record<string, string>> = { conseiller: 'par Action Logement', demandeur: 'par le candidat', bailleur: 'par le bailleur', entreprise: 'par l’entreprise' }
