/** Files that a landlord received: a home past its closing, its candidates designated, the people of the landlord who act. */
import type { ActorOf, Ctx } from '#src/context.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertBailleur, type OffreRow } from '#test/factories/offres.ts'
import { aPartie, type Candidat, type Partie } from '#test/factories/parcours.ts'
import type { Statut } from '#domain/candidature.ts'
import type { StatutOffre } from '#domain/offre.ts'

type Role = ActorOf<'bailleur'>['role']
export type Reception = Partie & {
  bailleurId: number
  /** The first of the list. */
  premier: Candidat
  /** What somebody of the landlord is handed. */
  chez: (role?: Role) => Ctx
  /** What this applicant is handed. */
  pour: (candidat: Candidat) => Ctx
  emails: Readonly<Record<Role, string>>
}
type Options = { statuts?: readonly Statut[]; offre?: StatutOffre; rangs?: readonly (number | null)[]; over?: Partial<OffreRow>; bailleurId?: number }

const TRANSMIS: readonly Statut[] = ['transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee', 'bail_signe', 'rang_caduc', 'non_attribuee', 'irrecevable', 'refusee']

export async function aReception(ctx: Ctx, options: Options = {}): Promise<Reception> {
  const { statuts = ['transmise', 'transmise', 'transmise'], offre = 'transmise', rangs = [], over = {} } = options
  const bailleurId = options.bailleurId ?? (await insertBailleur(ctx.db))
  const partie = await aPartie(ctx, { statuts, offre, rangs, over: { bailleur_id: bailleurId, ...over } })
  await designate(ctx, partie, statuts)
  const [agent, secretaire, lecteur] = [await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'agent' }), await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'secretaire' }), await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'lecteur' })]
  const comptes = { agent, secretaire, lecteur }
  const [premier] = partie.candidats
  if (!premier) throw new Error('A reception has a candidate')
  return {
    ...partie,
    bailleurId,
    premier,
    chez: (role = 'agent') => ({ ...ctx, actor: { type: 'bailleur', compteId: comptes[role].id, nom: 'Léo Faure', role, bailleurId } }),
    pour: ({ compteId, demandeId }) => ({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } }),
    emails: { agent: agent.email, secretaire: secretaire.email, lecteur: lecteur.email },
  }
}

/** The landlord has these files: designated together. */
export async function designate(ctx: Ctx, { offreId, candidats }: Partie, statuts: readonly Statut[]): Promise<void> {
  const { id: par } = await insertStaff(ctx, 'conseiller')
  const { id } = await ctx.db.insertInto('designation').values({ offre_id: offreId, tour: 1, causes: [], faite_le: ctx.now, par }).returning('id').executeTakeFirstOrThrow()
  const chosen = candidats.filter((_, index) => TRANSMIS.includes(statuts[index] ?? 'deposee')).map((candidat) => candidat.id)
  if (chosen.length > 0) await ctx.db.updateTable('candidature').set({ designation_id: id }).where('id', 'in', chosen).execute()
}
