import { Hono, type Context } from 'hono'
import { findEngagement } from '#features/candidatures/queries/cout.ts'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { fingerprint } from '#platform/secrets.ts'
import { actorOf, show, type Env } from '#src/context.ts'
import { EMPTY_FORM } from '#ui/form-state.ts'
import { confirmPieces, giveConsentement } from './commands/choices.ts'
import { confirmImport, loadConfirmation, rereadImport } from './commands/confirm.ts'
import { deleteDemande } from './commands/delete.ts'
import { saveEmployeur } from './commands/employeur.ts'
import { abandonImport, requestImport, verifyImport, type Verified } from './commands/import.ts'
import { refreshDemande } from './commands/refresh.ts'
import { ConfidentialitePage } from './demandeur/confidentialite.tsx'
import { ConfirmationPage, ImportPerduPage } from './demandeur/confirmer.tsx'
import { EmployeurPage, employeurValues } from './demandeur/employeur.tsx'
import { CodePage, ImportPage } from './demandeur/importer.tsx'
import { PiecesPage } from './demandeur/pieces.tsx'
import { SansDemandePage } from './demandeur/sans-demande.tsx'
import { SituationPage } from './demandeur/situation.tsx'
import { SuppressionPage } from './demandeur/suppression.tsx'
import { codeForm, confidentialiteForm, confirmationForm, employeurForm, importForm, piecesForm, suppressionForm } from './forms.ts'
import { findImport, type Demandeur } from './imports.ts'
import { loadBilan, loadSituation, nextPage } from './pages.ts'
import { listPieces } from './pieces.ts'
import { findDemandeId, listConsentements, loadDemande, type LoadedDemande } from './queries.ts'
import { flashOf, type Fait } from './texts.ts'
import { valideJusquAu } from './validite.ts'

export const demandesDemandeur = new Hono<Env>()

const HOME = '/demandeur'
const IMPORT = '/demandeur/import'
const CODE = '/demandeur/import/code'
const CONFIRMATION = '/demandeur/import/confirmation'
const EMPLOYEUR = '/demandeur/employeur'
const CONFIDENTIALITE = '/demandeur/confidentialite'
const PIECES = '/demandeur/pieces'
const SUPPRESSION = '/demandeur/suppression'

/** Before the request is there, these pages lead to where one brings it. */
for (const path of [EMPLOYEUR, CONFIDENTIALITE, PIECES, SUPPRESSION]) {
  demandesDemandeur.use(path, async (c, next) => (c.req.method === 'GET' && actorOf(c.var.ctx, 'demandeur').demandeId === undefined ? c.redirect(IMPORT, 303) : next()))
}

demandesDemandeur.get(HOME, async (c) => {
  const { ctx } = c.var
  const loaded = await findMine(c)
  if (!loaded) return show(c, <SansDemandePage prenom={actorOf(ctx, 'demandeur').nom.split(' ')[0] ?? ''} flash={flash(c)} />)
  const situation = await loadSituation(ctx, loaded)
  const changements = c.req.query('fait') === 'changee' ? (situation.historique.find(({ action }) => action === 'demande.mise_a_jour')?.champs ?? []) : []
  return show(c, <SituationPage situation={situation} communes={ctx.connectors.communes.nom} flash={flash(c)} changements={changements} />)
})

demandesDemandeur.get(IMPORT, async (c) => {
  if (await findMine(c)) return c.redirect(HOME, 303)
  return show(c, <ImportPage form={EMPTY_FORM} nom={actorOf(c.var.ctx, 'demandeur').nom} flash={flash(c)} />)
})

demandesDemandeur.post(IMPORT, async (c) => {
  const { ctx } = c.var
  const nom = actorOf(ctx, 'demandeur').nom
  const parsed = parseForm(c.var.form, importForm(ctx.today))
  if (!parsed.ok) return show(c, <ImportPage form={parsed} nom={nom} />, 422)
  const result = await requestImport(ctx, demandeurOf(c), { ...parsed.data, address: c.var.address })
  if (result.ok) return c.redirect(CODE, 303)
  if (result.why === 'deja_importee') return c.redirect(HOME, 303)
  return show(c, <ImportPage form={{ values: c.var.form, errors: {} }} nom={nom} refus="Vous avez essayé beaucoup de numéros aujourd’hui. Recommencez demain, ou appelez-nous au 0 970 800 800." />, 429)
})

demandesDemandeur.get(CODE, async (c) => {
  const open = await findImport(c.var.ctx.db, demandeurOf(c))
  if (!open || open.closLe) return c.redirect(IMPORT, 303)
  return show(c, <CodePage open={open} form={EMPTY_FORM} />)
})

demandesDemandeur.post(CODE, async (c) => {
  const { ctx } = c.var
  const demandeur = demandeurOf(c)
  const parsed = parseForm(c.var.form, codeForm)
  const result = parsed.ok ? await verifyImport(ctx, demandeur, parsed.data.code) : undefined
  if (result?.ok) return c.redirect(CONFIRMATION, 303)
  const open = await findImport(ctx.db, demandeur)
  if (!open) return c.redirect(IMPORT, 303)
  const form = parsed.ok ? EMPTY_FORM : parsed
  return show(c, <CodePage open={open} form={form} {...(result === undefined ? {} : { refus: refusCode(result) })} />, 422)
})

demandesDemandeur.get(CONFIRMATION, async (c) => {
  const { ctx } = c.var
  const confirmation = await loadConfirmation(ctx, demandeurOf(c))
  if (!confirmation) return leaveConfirmation(c)
  return show(c, <ConfirmationPage confirmation={confirmation} communes={ctx.connectors.communes.nom} valideJusquAu={valideJusquAu(confirmation.registre)} flash={flash(c)} />)
})

demandesDemandeur.post(CONFIRMATION, async (c) => {
  const { ctx } = c.var
  const demandeur = demandeurOf(c)
  const parsed = parseForm(c.var.form, confirmationForm)
  if (!parsed.ok) return c.redirect(CONFIRMATION, 303)
  if (parsed.data.reponse === 'non') {
    await abandonImport(ctx, demandeur)
    return c.redirect(`${IMPORT}?fait=pas_la_mienne`, 303)
  }
  if (parsed.data.reponse === 'relire') {
    const read = await rereadImport(ctx, demandeur)
    return c.redirect(read === undefined ? CONFIRMATION : `${CONFIRMATION}?fait=${read === 'lu' ? 'relue' : 'indisponible'}`, 303)
  }
  const result = await confirmImport(ctx, demandeur)
  if (result?.ok) return c.redirect(`${EMPLOYEUR}?fait=importee`, 303)
  const confirmation = result && (await loadConfirmation(ctx, demandeur))
  if (!confirmation) return leaveConfirmation(c)
  return show(c, <ConfirmationPage confirmation={{ ...confirmation, refus: result.refus }} communes={ctx.connectors.communes.nom} valideJusquAu={valideJusquAu(confirmation.registre)} />, 409)
})

demandesDemandeur.post('/demandeur/mise-a-jour', async (c) => {
  const { id } = await getMine(c)
  const result = await refreshDemande(c.var.ctx, id)
  if (!result) throw new NotFound()
  return c.redirect(`${HOME}?fait=${result.issue satisfies Fait}`, 303)
})

demandesDemandeur.get(EMPLOYEUR, async (c) => {
  const loaded = await getMine(c)
  const form = { values: employeurValues(loaded), errors: {} }
  return show(c, <EmployeurPage loaded={loaded} form={form} bilan={await loadBilan(c.var.ctx, loaded)} flash={flash(c)} suite={nextPage(loaded)} />)
})

demandesDemandeur.post(EMPLOYEUR, async (c) => {
  const { ctx } = c.var
  const loaded = await getMine(c)
  const parsed = parseForm(c.var.form, employeurForm(ctx.today))
  if (!parsed.ok) return show(c, <EmployeurPage loaded={loaded} form={parsed} />, 422)
  const result = await saveEmployeur(ctx, loaded.id, parsed.data)
  if (!result.ok) return show(c, <EmployeurPage loaded={loaded} form={{ values: c.var.form, errors: result.errors }} />, 422)
  return c.redirect(`${EMPLOYEUR}?fait=employeur`, 303)
})

demandesDemandeur.get(CONFIDENTIALITE, async (c) => {
  const loaded = await getMine(c)
  return show(c, <ConfidentialitePage loaded={loaded} form={EMPTY_FORM} historique={await listConsentements(c.var.ctx.db, loaded.id)} flash={flash(c)} />)
})

demandesDemandeur.post(CONFIDENTIALITE, async (c) => {
  const { ctx } = c.var
  const loaded = await getMine(c)
  const parsed = parseForm(c.var.form, confidentialiteForm)
  if (!parsed.ok) return show(c, <ConfidentialitePage loaded={loaded} form={parsed} historique={await listConsentements(ctx.db, loaded.id)} />, 422)
  const done = await giveConsentement(ctx, loaded.id, parsed.data.choix)
  return redirectToNext(c, done === 'enregistre' ? 'confidentialite' : 'confidentialite_inchangee')
})

demandesDemandeur.get(PIECES, async (c) => {
  const loaded = await getMine(c)
  return show(c, <PiecesPage loaded={loaded} pieces={listPieces(loaded, c.var.ctx.today)} form={EMPTY_FORM} flash={flash(c)} />)
})

demandesDemandeur.post(PIECES, async (c) => {
  const { ctx } = c.var
  const loaded = await getMine(c)
  const parsed = parseForm(c.var.form, piecesForm)
  if (!parsed.ok) return show(c, <PiecesPage loaded={loaded} pieces={listPieces(loaded, ctx.today)} form={parsed} />, 422)
  await confirmPieces(ctx, loaded.id)
  return redirectToNext(c, 'pieces')
})

demandesDemandeur.get(SUPPRESSION, async (c) => {
  const loaded = await getMine(c)
  return show(c, <SuppressionPage loaded={loaded} engagee={await findEngagement(c.var.ctx, loaded.id)} form={EMPTY_FORM} />)
})

demandesDemandeur.post(SUPPRESSION, async (c) => {
  const { ctx } = c.var
  const loaded = await getMine(c)
  const parsed = parseForm(c.var.form, suppressionForm)
  if (!parsed.ok) return show(c, <SuppressionPage loaded={loaded} engagee={await findEngagement(ctx, loaded.id)} form={parsed} />, 422)
  await deleteDemande(ctx, loaded.id, parsed.data.cout)
  return c.redirect(`${HOME}?fait=supprimee`, 303)
})

/** Own request, or none yet. */
async function findMine(c: Context<Env>): Promise<LoadedDemande | undefined> {
  const { demandeId } = actorOf(c.var.ctx, 'demandeur')
  return demandeId === undefined ? undefined : loadDemande(c.var.ctx.db, demandeId)
}

/** Before import there is nothing here: these addresses are not found. */
async function getMine(c: Context<Env>): Promise<LoadedDemande> {
  const loaded = await findMine(c)
  if (!loaded) throw new NotFound()
  return loaded
}

function demandeurOf(c: Context<Env>): Demandeur {
  const { session } = c.var
  if (!session) throw new Error('An applicant without a session')
  return { compteId: session.compteId, session: fingerprint(session.id) }
}

/** Confirmed twice, or come back to: the request is already here. Otherwise this import was lost. */
async function leaveConfirmation(c: Context<Env>) {
  const { db } = c.var.ctx
  const demandeId = await findDemandeId(db, demandeurOf(c).compteId)
  const loaded = demandeId === undefined ? undefined : await loadDemande(db, demandeId)
  if (!loaded) return show(c, <ImportPerduPage />, 409)
  const next = nextPage(loaded) ?? HOME
  return c.redirect(next === EMPLOYEUR ? `${EMPLOYEUR}?fait=importee` : next, 303)
}

/** On to what is still to do; the dashboard once nothing is. */
async function redirectToNext(c: Context<Env>, fait: Fait) {
  return c.redirect(`${nextPage(await getMine(c)) ?? HOME}?fait=${fait}`, 303)
}

function flash(c: Context<Env>) {
  return flashOf(c.req.query('fait'))
}

function refusCode(result: Exclude<Verified, { ok: true }>): string {
  switch (result.why) {
    case 'faux':
      return `Ce code n’est pas le bon. Il vous reste ${result.reste} essai${result.reste > 1 ? 's' : ''}.`
    case 'clos':
      return 'Cinq codes faux\u00a0: ce code ne peut plus servir. Demandez-en un nouveau.'
    case 'expire':
      return 'Ce code a plus de 24\u00a0heures\u00a0: il ne peut plus servir. Demandez-en un nouveau.'
    case 'deja_servi':
      return 'Ce code a déjà servi. Votre demande vous attend.'
    case 'aucun':
      return 'Aucun code n’est attendu ici. Demandez-en un nouveau.'
  }
}
