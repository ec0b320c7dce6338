import { Hono, type Context } from 'hono'
import { isHeld } from '#domain/candidature.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { listPrealablesOf } from '#features/candidatures/queries/prealables.ts'
import { loadDemande, type LoadedDemande } from '#features/demandes/queries.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, idOf, show, type Ctx, type Env } from '#src/context.ts'
import { AutresPage } from './demandeur/autres.tsx'
import { AvantImportPage } from './demandeur/avant-import.tsx'
import { FichePage } from './demandeur/fiche.tsx'
import { ListePage } from './demandeur/liste.tsx'
import { readRecherche, readRecherchePublique, writeQuery } from './forms.ts'
import { findOffre, isPubliee, offreFacts } from './queries.ts'
import { explainAutour } from './queries/autour.ts'
import { listBlocages } from './queries/elargir.ts'
import { loadMesOffres } from './queries/mes-offres.ts'
import { loadMonOffre, type MonOffre } from './queries/mon-offre.ts'
import { listOffresPubliques } from './queries/publiques.ts'
import { estimateMesRangs } from './queries/rangs.ts'

export const offresDemandeur = new Hono<Env>()

const LISTE = '/demandeur/offres'
/** Under this number the page says what would bring more (B15). */
const PEU = 4

offresDemandeur.get(LISTE, async (c) => {
  const { ctx } = c.var
  const { demandeId } = actorOf(ctx, 'demandeur')
  if (demandeId === undefined) return showAvantImport(c)
  const recherche = readRecherche(c.req.queries())
  // Filters of the moment hide homes too: then nothing is said of the request itself.
  const peu = recherche.nombre === 0 && recherche.page === 1 ? PEU : 0
  const page = await loadMesOffres(ctx, demandeId, { ...recherche.filtres, page: recherche.page }, peu)
  if (!page) throw new NotFound()
  const { loaded, total } = page
  if (page.offres.length === 0 && recherche.page > 1) return c.redirect(`${LISTE}${writeQuery(recherche)}`, 303)
  const status = Object.keys(recherche.form.errors).length > 0 ? 422 : 200
  return show(c, <ListePage {...page} recherche={recherche} blocages={total === 0 ? listBlocages(loaded.demande, ctx.today) : []} communes={ctx.connectors.communes} />, status)
})

offresDemandeur.get(`${LISTE}/autres`, async (c) => {
  const { ctx } = c.var
  const { demandeId } = actorOf(ctx, 'demandeur')
  if (demandeId === undefined) return c.redirect(LISTE, 303)
  const loaded = await get(ctx, demandeId)
  return show(c, <AutresPage autour={await explainAutour(ctx, loaded)} />)
})

offresDemandeur.get(`${LISTE}/:id`, async (c) => {
  const { ctx } = c.var
  const { demandeId } = actorOf(ctx, 'demandeur')
  const id = idOf(c)
  if (id === undefined) throw new NotFound()
  if (demandeId === undefined) return c.redirect(await publicSheet(ctx, id), 303)
  const lue = await loadMonOffre(ctx, demandeId, id)
  if (!lue) throw new NotFound()
  const recherche = readRecherche(c.req.queries())
  const retour = `${LISTE}${writeQuery(recherche, recherche.page)}`
  return show(c, <FichePage {...await judge(ctx, lue)} retour={retour} />)
})

/** Before the request is brought, the sheet that everyone reads; what was never on line is not found. */
async function publicSheet({ db }: Ctx, id: number): Promise<string> {
  const offre = await findOffre(db, id)
  if (!offre || !isPubliee(offre)) throw new NotFound()
  return `/offres/${id}`
}

/** Before the request is brought: all the open offers, with a warning (F109). */
async function showAvantImport(c: Context<Env>) {
  const { ctx } = c.var
  const recherche = readRecherchePublique(c.req.queries())
  const page = await listOffresPubliques(ctx.db, { ...recherche.filtres, page: recherche.page }, ctx.now)
  return show(c, <AvantImportPage {...page} />)
}

/** What the law, the request and the list of candidates say of one home. */
async function judge(ctx: Ctx, { loaded, offre, candidatures }: MonOffre) {
  const rangs = await estimateMesRangs(ctx, loaded, [offre])
  const enCours = candidatures.find(({ statut }) => isHeld(statut))
  const ici = candidatures.find(({ offreId, statut }) => offreId === offre.id && statut !== 'retiree')
  const verdict = checkEligibilite(loaded.demande, offreFacts(offre, ctx.now), ctx.today)
  return { offre, loaded, verdict, enCours, ici, prealables: listPrealablesOf(loaded), estimation: rangs.get(offre.id), now: ctx.now, today: ctx.today }
}

async function get(ctx: Ctx, demandeId: number): Promise<LoadedDemande> {
  const loaded = await loadDemande(ctx.db, demandeId)
  if (!loaded) throw new NotFound()
  return loaded
}
