import { Hono } from 'hono'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import { countOffres, listVilles } from '#features/offres/queries.ts'
import { show, type Env } from '#src/context.ts'
import { AccessibilitePage } from './public/accessibilite.tsx'
import { AccueilPage } from './public/accueil.tsx'
import { AidePage } from './public/aide.tsx'
import { ClassementPage } from './public/classement.tsx'
import { CommentPage } from './public/comment.tsx'
import { DonneesPage } from './public/donnees.tsx'
import { MentionsPage } from './public/mentions.tsx'
import { NumeroPage } from './public/numero.tsx'

export const helpPublic = new Hono<Env>()

helpPublic.get('/', async (c) => {
  const { db, now, connectors } = c.var.ctx
  const offres = await countOffres(db, now)
  const villes = await listVilles(db, now, connectors.communes, 8)
  return show(c, <AccueilPage offres={offres} villes={villes} />)
})
helpPublic.get('/comment-ca-marche', (c) => show(c, <CommentPage today={c.var.ctx.today} />))
helpPublic.get('/classement', async (c) => show(c, <ClassementPage bonus={await findBonus(c.var.ctx.db, c.var.ctx.today)} />))
helpPublic.get('/aide', (c) => show(c, <AidePage expediteur={addressIn(c.var.ctx.settings.mailFrom)} />))
helpPublic.get('/numero-unique', (c) => show(c, <NumeroPage />))
helpPublic.get('/mentions-legales', (c) => show(c, <MentionsPage />))
helpPublic.get('/donnees-personnelles', (c) => show(c, <DonneesPage />))
helpPublic.get('/accessibilite', (c) => show(c, <AccessibilitePage />))

/** « AL’in <adresse> » or the bare address. */
function addressIn(from = 'no-reply@al-in.fr'): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
