import { Hono, type Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { idOf, show, type Env } from '#src/context.ts'
import { readRecherchePublique, writeQuery, type Recherche } from './forms.ts'
import { findLieu, type Lieu } from './lieu.ts'
import { OffrePage } from './public/fiche.tsx'
import { OffresPage } from './public/liste.tsx'
import { findOffre, isPubliee, listVilles } from './queries.ts'
import { listOffresPubliques, type FiltresPublics } from './queries/publiques.ts'

export const offresPublic = new Hono<Env>()

const LISTE = '/offres'
const VILLES = 10

offresPublic.get(LISTE, async (c) => {
  const { ctx } = c.var
  const recherche = readRecherchePublique(c.req.queries())
  const { form, lieu, filtres } = locate(c, recherche)
  const page = await listOffresPubliques(ctx.db, { ...filtres, page: recherche.page }, ctx.now)
  if (page.offres.length === 0 && recherche.page > 1) return c.redirect(`${LISTE}${writeQuery(recherche)}`, 303)
  const villes = recherche.nombre === 0 || page.total === 0 ? await listVilles(ctx.db, ctx.now, ctx.connectors.communes, VILLES) : []
  const wrong = Object.keys(form.errors).length > 0
  return show(c, <OffresPage {...page} recherche={{ ...recherche, form }} lieu={lieu} villes={villes} />, wrong ? 422 : 200)
})

offresPublic.get(`${LISTE}/:id`, async (c) => {
  const { ctx } = c.var
  const id = idOf(c)
  const offre = id === undefined ? undefined : await findOffre(ctx.db, id)
  if (!offre || !isPubliee(offre)) throw new NotFound()
  const recherche = readRecherchePublique(c.req.queries())
  const retour = `${LISTE}${writeQuery(recherche, recherche.page)}`
  return show(c, <OffrePage offre={offre} now={ctx.now} today={ctx.today} retour={retour} demandeur={ctx.actor.type === 'demandeur'} />)
})

/** The typed place; one that does not exist is said beside its field, and filters nothing. */
function locate(c: Context<Env>, { form, filtres: { lieu: text, ...filtres } }: Recherche<FiltresPublics & { lieu?: string }>): { form: Recherche<unknown>['form']; lieu: Lieu | undefined; filtres: FiltresPublics } {
  const lieu = text === undefined ? undefined : findLieu(c.var.ctx.connectors.communes, text)
  if (text === undefined || lieu) return { form, lieu, filtres: { ...filtres, ...lieu?.filtres } }
  const message = 'Nous ne connaissons pas ce lieu. Indiquez une ville, un code postal ou un département.'
  return { form: { ...form, errors: { ...form.errors, lieu: message } }, lieu, filtres }
}
