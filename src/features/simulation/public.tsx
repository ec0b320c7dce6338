import { Hono } from 'hono'
import { REPONSES } from '#domain/verdict.ts'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import { findOffre, isOuverte, isPubliee, offreFacts, type Offre } from '#features/offres/queries.ts'
import { NotFound } from '#platform/errors.ts'
import { show, type Ctx, type Env } from '#src/context.ts'
import { nameTypologie, surface } from '#ui/format.ts'
import { valueOf, type FormState, type FormValues } from '#ui/form-state.ts'
import { computeReponse } from './public/calcul.ts'
import { readSaisie } from './public/lecture.ts'
import { SimulationPage, type OffreVue } from './public/page.tsx'
import type { Avant } from './public/reponse.tsx'

/** Open to all; nothing is stored, neither what is typed nor the answer. */
export const simulationPublic = new Hono<Env>()

simulationPublic.get('/simulation', async (c) => {
  const { ctx } = c.var
  const id = c.req.query('offre')
  if (id === undefined) return show(c, <SimulationPage today={ctx.today} form={{ values: {}, errors: {} }} choix={{}} />)
  const offre = await findPubliee(ctx, id)
  if (offre === undefined) throw new NotFound()
  return show(c, <SimulationPage today={ctx.today} form={{ values: prefill(offre, ctx), errors: {} }} choix={{}} offre={describe(offre, ctx)} />)
})

simulationPublic.post('/simulation', async (c) => {
  const { ctx, form: raw } = c.var
  const { communes } = ctx.connectors
  // Incomes and birth dates: no cache keeps the answer.
  c.header('cache-control', 'no-store')
  const offre = await findPubliee(ctx, valueOf({ values: raw, errors: {} }, 'offre'))
  const bonus = await findBonus(ctx.db, ctx.today)
  const entourage = { today: ctx.today, communes, ...(offre && { offre: offreFacts(offre, ctx.now) }), ...(bonus && { equilibrage: bonus.categorie }) }
  const { form, choix, lu } = readSaisie(raw, entourage)
  const page = { today: ctx.today, form, choix, ...(offre && { offre: describe(offre, ctx) }) }
  if (lu === undefined) return show(c, <SimulationPage {...page} />, 422)
  const [souhaitee = ''] = lu.question.demande.communesSouhaitees
  const reponse = { calcul: computeReponse(lu, communes.find), avant: readAvant(form), ville: communes.nom(souhaitee) }
  return show(c, <SimulationPage {...page} reponse={reponse} />)
})

/** A sheet that everyone may read. */
async function findPubliee(ctx: Ctx, id: string): Promise<Offre | undefined> {
  const offre = /^[1-9]\d{0,8}$/.test(id) ? await findOffre(ctx.db, Number(id)) : undefined
  return offre && isPubliee(offre) ? offre : undefined
}

function describe(offre: Offre, ctx: Ctx): OffreVue {
  const nom = `${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.ville}`
  return { id: offre.id, nom, ouverte: isOuverte(offre, ctx.now), ...(offre.reservee_nom === null ? {} : { reserveeA: offre.reservee_nom }) }
}

/** The home as its sheet gives it, in the words of the form. */
function prefill(offre: Offre, { connectors }: Ctx): FormValues {
  return {
    souhaitee: connectors.communes.nom(offre.commune), souhaitee_code: offre.commune,
    typologie: offre.typologie, financement: offre.financement, loyer: writeMontant(offre.loyer), loyer_hors_charges: writeMontant(offre.loyer_hors_charges),
    surface: String(offre.surface).replace('.', ','), zone_abc: offre.zone_abc ?? '', zone_apl: offre.zone_apl === null ? '' : String(offre.zone_apl),
  }
}

/** 61250 → « 612,50 », as one types it. */
function writeMontant(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')
}

/** What the page itself wrote under the previous answer; anything else is no comparison. */
function readAvant(form: FormState): Avant | undefined {
  const [, word, total] = /^([a-z_]+);(-?\d{0,4})$/.exec(valueOf(form, 'avant')) ?? []
  const reponse = REPONSES.find((one) => one === word)
  return reponse && { reponse, total: total === undefined || total === '' ? undefined : Number(total) }
}
