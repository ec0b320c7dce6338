import { Hono } from 'hono'
import { setVeille } from '#features/demandes/commands/veille.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, type Env } from '#src/context.ts'

export const alertesDemandeur = new Hono<Env>()

/** The button stands on « Les offres », which says what it has become. */
alertesDemandeur.post('/demandeur/alertes', async (c) => {
  const { ctx } = c.var
  const { demandeId } = actorOf(ctx, 'demandeur')
  if (demandeId === undefined) throw new NotFound()
  await setVeille(ctx, demandeId, c.var.form['veille'] === 'oui')
  return c.redirect('/demandeur/offres#alertes', 303)
})
