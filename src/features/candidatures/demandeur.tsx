import { Hono } from 'hono'
import { applyToOffre } from './commands/apply.ts'
import { withdrawCandidature } from './commands/withdraw.ts'
import { ApercuPage } from './demandeur/apercu.tsx'
import { CandidaturePage } from './demandeur/fiche.tsx'
import { isRetard } from './demandeur/horloge.tsx'
import { CandidaturesPage } from './demandeur/liste.tsx'
import { RetraitPage, RetraitImpossiblePage } from './demandeur/retrait.tsx'
import { previewCandidature } from './queries/apercu.ts'
import { findHeldCandidature } from './queries/candidatures.ts'
import { loadFiche, loadHorloge } from './queries/fiche.ts'
import { findRang } from './queries/rang.ts'
import { findSuivie, listSuivies } from './queries/suivi.ts'
import { FAITS } from './texts.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, idOf, show, type Ctx, type Env } from '#src/context.ts'

export const candidaturesDemandeur = new Hono<Env>()

const LIST = '/demandeur/candidatures'
const APPLY = '/demandeur/offres/:id/candidature'

candidaturesDemandeur.get(APPLY, async (c) => {
  const { ctx } = c.var
  const demandeId = demandeOf(ctx)
  const offreId = idOrNotFound(idOf(c))
  const held = await findHeldCandidature(ctx.db, demandeId)
  if (held?.offre_id === offreId) return c.redirect(`${LIST}/${held.id}`, 303)
  const apercu = await previewCandidature(ctx, demandeId, offreId, held)
  if (!apercu) throw new NotFound()
  return show(c, <ApercuPage apercu={apercu} />)
})

candidaturesDemandeur.post(APPLY, async (c) => {
  const { ctx } = c.var
  const demandeId = demandeOf(ctx)
  const offreId = idOrNotFound(idOf(c))
  const result = await applyToOffre(ctx, demandeId, offreId)
  if (result.ok) return c.redirect(`${LIST}/${result.id}?fait=depot`, 303)
  // Sent twice, or come back to: the answer is the candidature to this very home.
  const held = await findHeldCandidature(ctx.db, demandeId)
  if (held?.offre_id === offreId) return c.redirect(`${LIST}/${held.id}`, 303)
  const apercu = await previewCandidature(ctx, demandeId, offreId, held)
  if (!apercu || result.refus.cause === 'introuvable') throw new NotFound()
  return show(c, <ApercuPage apercu={{ ...apercu, refus: result.refus }} />, 409)
})

candidaturesDemandeur.get(LIST, async (c) => {
  const { ctx } = c.var
  const { demandeId } = actorOf(ctx, 'demandeur')
  const candidatures = demandeId === undefined ? [] : await listSuivies(ctx.db, demandeId)
  const live = candidatures.find(({ statut, statut_offre }) => (statut === 'deposee' || statut === 'validee') && statut_offre === 'en_ligne')
  const rang = live && (await findRang(ctx.db, live.offre_id, live.id, ctx.today))
  return show(c, <CandidaturesPage candidatures={candidatures} now={ctx.now} rang={rang} imported={demandeId !== undefined} fait={FAITS[c.req.query('fait') ?? '']} />)
})

candidaturesDemandeur.get(`${LIST}/:id`, async (c) => {
  const fiche = await loadFiche(c.var.ctx, demandeOf(c.var.ctx), idOrNotFound(idOf(c)))
  if (!fiche) throw new NotFound()
  return show(c, <CandidaturePage fiche={fiche} now={c.var.ctx.now} fait={FAITS[c.req.query('fait') ?? '']} />)
})

candidaturesDemandeur.get(`${LIST}/:id/retrait`, async (c) => {
  const candidature = await findSuivie(c.var.ctx.db, demandeOf(c.var.ctx), idOrNotFound(idOf(c)))
  if (!candidature) throw new NotFound()
  return show(c, <RetraitPage candidature={candidature} enRetard={isRetard(await loadHorloge(c.var.ctx, candidature))} />)
})

candidaturesDemandeur.post(`${LIST}/:id/retrait`, async (c) => {
  const result = await withdrawCandidature(c.var.ctx, demandeOf(c.var.ctx), idOrNotFound(idOf(c)), c.var.form['cout'] === 'refus_attribution' ? 'refus_attribution' : 'aucun')
  if (!result) throw new NotFound()
  if (!result.ok) return show(c, <RetraitImpossiblePage why={result.why} />, 409)
  return c.redirect(`${LIST}?fait=${result.statut === 'refusee' ? 'refus' : 'retrait'}`, 303)
})

/** Before import there is nothing to apply with: these addresses are not found. */
function demandeOf(ctx: Ctx): number {
  const { demandeId } = actorOf(ctx, 'demandeur')
  if (demandeId === undefined) throw new NotFound()
  return demandeId
}

function idOrNotFound(id: number | undefined): number {
  if (id === undefined) throw new NotFound()
  return id
}
