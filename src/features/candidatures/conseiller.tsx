import { Hono, type Context } from 'hono'
import { TEXTES_CAUSE } from '#domain/designation.ts'
import { setPriorite } from '#features/demandes/commands/priorite.ts'
import { findOffreInstruite } from '#features/offres/queries/conseil.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { idOf, show, type Env } from '#src/context.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { designateCandidats, explainPlaces } from './commands/designate.ts'
import { proposeRappel } from './commands/recall.ts'
import { invalidateCandidature, validateCandidature } from './commands/validate.ts'
import { DesignationPage } from './conseiller/designation.tsx'
import { DossierPage, type Formulaires } from './conseiller/dossier.tsx'
import { designationForm, formOf, invalidationForm, prioriteForm, rappelForm, readForm, validationForm } from './conseiller/forms.ts'
import { OffreConseilPage } from './conseiller/offre.tsx'
import { loadDossierComplet } from './queries/dossier.ts'
import { findInstruite } from './queries/instruction.ts'
import { loadListeConseil, prepareDesignation } from './queries/liste-conseil.ts'

export const candidaturesConseiller = new Hono<Env>()

const OFFRE = '/conseiller/offres/:id'
const DOSSIER = '/conseiller/candidatures/:id'
const FAITS: Readonly<Record<string, string>> = {
  publication: 'L’offre est en ligne. Le bailleur est prévenu.',
  retrait: 'L’offre est retirée. Les candidats et le bailleur sont prévenus.',
  'sans-candidat': 'L’offre est déclarée sans candidat.',
  validation: 'Le dossier est validé. La personne est prévenue.',
  invalidation: 'Le dossier n’est pas validé. La personne a reçu les motifs et peut postuler ailleurs.',
  priorite: 'La priorité est enregistrée.',
  rappel: 'La personne est prévenue qu’elle peut revenir dans la liste.',
  designation: 'Les dossiers sont envoyés au bailleur. Toutes les personnes de la liste sont prévenues.',
}
const faitOf = (c: Context<Env>) => FAITS[c.req.query('fait') ?? '']

candidaturesConseiller.get(OFFRE, async (c) => {
  const { ctx } = c.var
  const offre = await findMine(c)
  const page = /^[1-9]\d{0,3}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1
  return show(c, <OffreConseilPage offre={offre} liste={await loadListeConseil(ctx, offre, page)} page={page} fait={faitOf(c)} />)
})

candidaturesConseiller.get(`${OFFRE}/designation`, async (c) => showDesignation(c, EMPTY_FORM, 200))

candidaturesConseiller.post(`${OFFRE}/designation`, async (c) => {
  const offre = await findMine(c)
  const read = readForm(c.var.form, designationForm)
  if (!read.ok) return showDesignation(c, read.form, 422)
  const done = await designateCandidats(c.var.ctx, offre.id, read.data)
  if (done.ok) return c.redirect(`/conseiller/offres/${offre.id}?fait=designation`, 303)
  return showDesignation(c, formOf(c.var.form, errorsOf(done)), 422)
})

candidaturesConseiller.get(DOSSIER, async (c) => showDossier(c, {}, 200))

candidaturesConseiller.post(`${DOSSIER}/validation`, async (c) => {
  const { id, offreId } = await findFile(c)
  const read = readForm(c.var.form, validationForm)
  if (!read.ok) return showDossier(c, {}, 422)
  await validateCandidature(c.var.ctx, id)
  return c.redirect(`${read.data.retour === 'liste' ? `/conseiller/offres/${offreId}` : hrefOf(id)}?fait=validation`, 303)
})

candidaturesConseiller.post(`${DOSSIER}/invalidation`, async (c) => {
  const { id } = await findFile(c)
  const read = readForm(c.var.form, invalidationForm, 'invalidation')
  if (!read.ok) return showDossier(c, { invalidation: read.form }, 422)
  const done = await invalidateCandidature(c.var.ctx, id, read.data)
  if (done.ok) return c.redirect(`${hrefOf(id)}?fait=invalidation`, 303)
  const errors = Object.fromEntries(done.manques.map(({ champ, texte }) => [champ, texte]))
  return showDossier(c, { invalidation: formOf(c.var.form, errors, 'invalidation') }, 422)
})

candidaturesConseiller.post(`${DOSSIER}/priorite`, async (c) => {
  const { id, demandeId } = await findFile(c)
  const read = readForm(c.var.form, prioriteForm, 'priorite')
  if (!read.ok) return showDossier(c, { priorite: read.form }, 422)
  const { dalo, lettres, motif } = read.data
  const done = await setPriorite(c.var.ctx, demandeId, { dalo: dalo === 'oui', lettres, motif })
  if (done.ok) return c.redirect(`${hrefOf(id)}?fait=priorite`, 303)
  return showDossier(c, { priorite: formOf(c.var.form, { motif: done.manque }, 'priorite') }, 422)
})

candidaturesConseiller.post(`${DOSSIER}/rappel`, async (c) => {
  const { id } = await findFile(c)
  const read = readForm(c.var.form, rappelForm, 'rappel')
  if (!read.ok) return showDossier(c, { rappel: read.form }, 422)
  const done = await proposeRappel(c.var.ctx, id, read.data.motif)
  if (done.ok) return c.redirect(`${hrefOf(id)}?fait=rappel`, 303)
  return showDossier(c, { rappel: formOf(c.var.form, { [done.motifManquant === true ? 'motif' : '']: done.why }, 'rappel') }, done.motifManquant === true ? 422 : 409)
})

type Refused = { erreurs: readonly string[]; motifManquant: boolean; causes: readonly (keyof typeof TEXTES_CAUSE)[] }

/** A missing reason is said beside its field, with what asks for it. */
function errorsOf({ erreurs, motifManquant, causes }: Refused): Record<string, string> {
  return {
    ...(erreurs.length > 0 ? { choisis: erreurs.join(' ') } : {}),
    ...(motifManquant ? { motif: `${causes.map((cause) => TEXTES_CAUSE[cause]).join(' ')} Écrivez pourquoi.` } : {}),
  }
}

async function showDesignation(c: Context<Env>, form: FormState, status: 200 | 422) {
  const offre = await findMine(c)
  const preparation = await prepareDesignation(c.var.ctx, offre)
  if (preparation.places === 0) throw new Conflict(explainPlaces(offre.statut, preparation.tenus))
  return show(c, <DesignationPage offre={offre} preparation={preparation} form={form} />, status)
}

async function showDossier(c: Context<Env>, forms: Partial<Formulaires>, status: 200 | 409 | 422) {
  const dossier = await loadDossierComplet(c.var.ctx, await findFile(c))
  if (!dossier) throw new NotFound()
  const formulaires = { invalidation: { ...EMPTY_FORM, prefix: 'invalidation' }, priorite: { ...EMPTY_FORM, prefix: 'priorite' }, rappel: { ...EMPTY_FORM, prefix: 'rappel' }, ...forms }
  return show(c, <DossierPage dossier={dossier} formulaires={formulaires} fait={faitOf(c)} />, status)
}

async function findMine(c: Context<Env>) {
  const offre = await findOffreInstruite(c.var.ctx, idOf(c))
  if (!offre) throw new NotFound()
  return offre
}

async function findFile(c: Context<Env>) {
  const id = idOf(c)
  const found = id === undefined ? undefined : await findInstruite(c.var.ctx, id)
  if (!found) throw new NotFound()
  return found
}

function hrefOf(id: number): string {
  return `/conseiller/candidatures/${id}`
}
