import { Hono } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { actorOf, idOf, show, type Env } from '#src/context.ts'
import { findOffre } from './queries.ts'
import { countParStatut, findOffrePortail, listOffresPortail } from './queries/portail.ts'
import { readVue } from './vue.ts'
import { FicheOffrePage, TableauOffres } from './views/portail.tsx'

export const offresBailleur = new Hono<Env>()

offresBailleur.get('/bailleur', async (c) => {
  const { ctx } = c.var
  const perimetre = { bailleurId: actorOf(ctx, 'bailleur').bailleurId }
  const vue = readVue(c.req.query())
  const liste = await listOffresPortail(ctx.db, perimetre, vue)
  const counts = await countParStatut(ctx.db, perimetre)
  return show(c, <TableauOffres titre="Mes logements" base="/bailleur" counts={counts} {...liste} {...vue} avecBailleur={false} />)
})

offresBailleur.get('/bailleur/offres/:id', async (c) => {
  const { ctx } = c.var
  const id = idOf(c)
  const found = id === undefined ? undefined : await findOffrePortail(ctx.db, { bailleurId: actorOf(ctx, 'bailleur').bailleurId }, id)
  const offre = found && (await findOffre(ctx.db, found.id))
  if (!offre) throw new NotFound()
  return show(c, <FicheOffrePage offre={offre} retour={{ href: '/bailleur', label: 'Mes logements' }} />)
})
