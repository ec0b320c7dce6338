import { Hono } from 'hono'
import { actorOf, show, type Env } from '#src/context.ts'
import { countParStatut, listOffresPortail } from './queries/portail.ts'
import { readVue } from './vue.ts'
import { TableauOffres } from './views/portail.tsx'

export const offresConseiller = new Hono<Env>()

offresConseiller.get('/conseiller', async (c) => {
  const { ctx } = c.var
  const { departements, role } = actorOf(ctx, 'conseiller')
  const vue = readVue(c.req.query())
  const liste = await listOffresPortail(ctx.db, { departements }, vue)
  const counts = await countParStatut(ctx.db, { departements })
  const titre = role === 'responsable' || departements.length === 0 ? 'Toutes les offres' : `Les offres de mon territoire (${departements.join(', ')})`
  return show(c, <TableauOffres titre={titre} base="/conseiller" counts={counts} {...liste} {...vue} avecBailleur />)
})
