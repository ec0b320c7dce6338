/** What a conseiller acts on, in the small world of the matrix: an offer to approve, lists to designate from, to call back, to end. */
import { designateCandidats } from '#features/candidatures/commands/designate.ts'
import type { Ctx } from '#src/context.ts'
import type { TestApp } from '#test/app.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { aPartie } from '#test/factories/parcours.ts'

type Acting = { bailleurId: number; compteId: number }

export async function seedConseil(essai: TestApp, { bailleurId, compteId }: Acting, payload: string) {
  const ctx: Ctx = { ...essai.ctx(), actor: { type: 'conseiller', compteId, nom: 'Serre', role: 'conseiller', departements: ['69'] } }
  const over = { bailleur_id: bailleurId, description: `Deux pièces clair, sur cour.${payload}` }
  const aDesigner = await aPartie(ctx, { statuts: ['validee', 'deposee'], offre: 'close', over })
  const aRappeler = await aPartie(ctx, { statuts: ['validee', 'deposee'], offre: 'close', over })
  const [first, second] = aRappeler.candidats
  const [choisi] = aDesigner.candidats
  if (!first || !second || !choisi) throw new Error('The lists of the matrix are empty')
  const sent = await designateCandidats(ctx, aRappeler.offreId, { choisis: [first.id], motif: `Un seul dossier complet.${payload}` })
  if (!sent.ok) throw new Error('The list of the matrix cannot be designated')
  return {
    offreSoumise: await insertOffre(ctx.db, { ...over, statut: 'soumise', publiee_le: null, cloture_le: null }),
    offreADesigner: aDesigner.offreId, choisi: choisi.id, ecarte: second.id,
    offreEpuisee: (await aPartie(ctx, { statuts: ['retiree'], offre: 'close', over })).offreId,
  }
}
