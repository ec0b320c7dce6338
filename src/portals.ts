import type { Context, Hono, MiddlewareHandler } from 'hono'
import { compte } from '#features/accounts/compte.tsx'
import { compteDemandeur } from '#features/accounts/demandeur.tsx'
import { requireFresh } from '#features/accounts/fresh.tsx'
import { accountsPublic } from '#features/accounts/public.ts'
import { alertesDemandeur } from '#features/alertes/demandeur.tsx'
import { alertesPublic } from '#features/alertes/public.tsx'
import { candidaturesActes } from '#features/candidatures/actes.tsx'
import { bailleursBailleur } from '#features/bailleurs/bailleur.tsx'
import { candidaturesConseiller } from '#features/candidatures/conseiller.tsx'
import { candidaturesDemandeur } from '#features/candidatures/demandeur.tsx'
import { equilibrageConseiller } from '#features/candidatures/equilibrage.tsx'
import { commissionsBailleur } from '#features/commissions/bailleur.tsx'
import { demandesDemandeur } from '#features/demandes/demandeur.tsx'
import { demonstrationPublic } from '#features/demonstration/public.tsx'
import { entreprisesEntreprise } from '#features/entreprises/entreprise.tsx'
import { helpPublic } from '#features/help/public.tsx'
import { notificationsPublic } from '#features/notifications/public.tsx'
import { offresBailleur } from '#features/offres/bailleur.tsx'
import { offresConseiller } from '#features/offres/conseiller.tsx'
import { offresDemandeur } from '#features/offres/demandeur.tsx'
import { offresPublic } from '#features/offres/public.tsx'
import { simulationApi } from '#features/simulation/api.ts'
import { simulationPublic } from '#features/simulation/public.tsx'
import { NotFound } from '#platform/errors.ts'
import type { Actor, Env } from '#src/context.ts'

/** Who can reach what. A visitor is asked to sign in; the wrong person finds nothing (K29). */
export function mountPortals(app: Hono<Env>): void {
  mountPublic(app)
  mountSignedIn(app)
  mountDemandeur(app)
  mountStaff(app)
}

/** Open to all. */
function mountPublic(app: Hono<Env>): void {
  app.route('/', accountsPublic)
  app.route('/', alertesPublic)
  app.route('/', helpPublic)
  app.route('/', offresPublic)
  app.route('/', simulationApi)
  app.route('/', simulationPublic)
  app.route('/', notificationsPublic)
  app.route('/', demonstrationPublic)
}

/** One's own account, in every portal. */
function mountSignedIn(app: Hono<Env>): void {
  app.use('/compte', onlySignedIn)
  app.use('/compte/*', onlySignedIn)
  app.route('/', compte)
  for (const path of ['identite', 'fermeture']) app.use(`/compte/${path}`, only('demandeur'), requireFresh)
  app.route('/', compteDemandeur)
}

/** The applicant's own request: every query is bound to `actor.compteId`. */
function mountDemandeur(app: Hono<Env>): void {
  keepFor(app, '/demandeur', 'demandeur')
  for (const path of ['confidentialite', 'pieces', 'suppression', 'candidatures/:id/retrait', 'candidatures/:id/reponse', 'candidatures/:id/rappel', 'candidatures/:id/pieces/:piece']) app.use(`/demandeur/${path}`, requireFresh)
  app.route('/', demandesDemandeur)
  app.route('/', offresDemandeur)
  app.route('/', alertesDemandeur)
  app.route('/', candidaturesDemandeur)
  app.route('/', candidaturesActes)
}

function mountStaff(app: Hono<Env>): void {
  keepFor(app, '/entreprise', 'entreprise')
  keepFor(app, '/bailleur', 'bailleur')
  keepFor(app, '/conseiller', 'conseiller')
  app.route('/', entreprisesEntreprise)
  app.route('/', offresBailleur)
  app.route('/', bailleursBailleur)
  app.route('/', commissionsBailleur)
  app.route('/', offresConseiller)
  app.route('/', candidaturesConseiller)
  app.route('/', equilibrageConseiller)
}

function keepFor(app: Hono<Env>, prefix: string, type: Actor['type']): void {
  app.use(prefix, only(type))
  app.use(`${prefix}/*`, only(type))
}

function only(type: Actor['type']): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { actor } = c.var.ctx
    if (actor.type === 'visiteur') return askToSignIn(c)
    if (actor.type !== type) throw new NotFound()
    return next()
  }
}

const onlySignedIn: MiddlewareHandler<Env> = async (c, next) => (c.var.ctx.actor.type === 'visiteur' ? askToSignIn(c) : next())

/** And then back to the page that was asked for; what a form held is not a page. */
function askToSignIn(c: Context<Env>) {
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(c.req.method === 'GET' ? `/connexion?suite=${encodeURIComponent(pathname + search)}` : '/connexion', 303)
}
