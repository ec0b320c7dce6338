import type { Commune } from '#connectors/communes/index.ts'
import { checkSiren } from '#domain/siret.ts'
import { findEntrepriseBySiret } from '#features/entreprises/queries.ts'
import { transaction, violatedConstraint } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'
import { changeOffre, createOffre, submitOffre } from '../commands.ts'
import type { FicheOffre, RefusFiche } from '../fiche.ts'
import { findLieuSaisi } from '../lieu-saisi.ts'
import type { Saisie } from '../saisie.ts'

/** `errors` by field of the form; `communes`: those to choose from, when the postal code is shared. */
export type Saisi = { ok: true; id: number } | { ok: false; errors: Readonly<Record<string, string>>; communes: readonly Commune[] }

const CHANGEE = 'Cette offre n’est plus un brouillon\u00a0: elle a été envoyée à Action Logement. Rien n’a été changé.'

/** A landlord’s home, as a draft: new, or written again (`id`). Nothing is kept of a form that is refused. */
export async function saveSaisie(ctx: Ctx, saisie: Saisie, id?: number): Promise<Saisi> {
  requireActe(ctx, 'offre.saisir')
  const { bailleurId } = actorOf(ctx, 'bailleur')
  const lieu = findLieuSaisi(ctx.connectors.communes, saisie.codePostal, saisie.ville, saisie.communeChoisie)
  const reserve = await findReserve(ctx, saisie.siren)
  const errors = { ...sayLieu(lieu, saisie), ...(typeof reserve === 'string' ? { siren: reserve } : {}) }
  if (lieu.issue !== 'trouve') return { ok: false, errors, communes: lieu.candidates }
  const known = { ...toFiche(saisie), bailleurId, commune: lieu.commune.code, ...(typeof reserve === 'number' ? { reserveeA: reserve } : {}) }
  if (typeof reserve === 'string') return { ok: false, errors, communes: [] }
  return save(ctx, known, id)
}

/** The draft goes to Action Logement; sent twice is once. */
export async function submitMine(ctx: Ctx, id: number): Promise<void> {
  requireActe(ctx, 'offre.saisir')
  await transaction(ctx.db, async (tx) => {
    const moved = await submitOffre(tx, ctx, id)
    if (moved.ok) return
    const offre = moved.why === 'statut' ? await tx.selectFrom('offre').select('statut').where('id', '=', id).executeTakeFirst() : undefined
    if (!offre) throw new NotFound()
    if (offre.statut !== 'soumise') throw new Conflict('Cette offre n’est plus un brouillon\u00a0: rouvrez-la pour voir où elle en est.')
  })
}

async function save(ctx: Ctx, fiche: FicheOffre, id: number | undefined): Promise<Saisi> {
  try {
    const saved = await transaction(ctx.db, (tx) => (id === undefined ? createOffre(tx, ctx, fiche) : changeOffre(tx, ctx, id, fiche)))
    if (saved.ok) return saved
    if ('why' in saved) throw saved.why === 'introuvable' ? new NotFound() : new Conflict(CHANGEE)
    return { ok: false, errors: sayRefus(saved.refus), communes: [] }
  } catch (error) {
    if (violatedConstraint(error) === 'offre_reference_key') return { ok: false, errors: { reference: 'Cette référence est déjà celle d’une autre offre.' }, communes: [] }
    throw error
  }
}

function toFiche({ ville: _ville, communeChoisie: _choisie, siren: _siren, ...fiche }: Saisie) {
  return fiche
}

function sayLieu(lieu: ReturnType<typeof findLieuSaisi>, { codePostal, ville }: Saisie): Record<string, string> {
  if (lieu.issue === 'trouve') return {}
  if (lieu.issue === 'choix') return { commune: `Plusieurs communes ont le code postal ${codePostal}\u00a0: choisissez la vôtre.` }
  if (lieu.candidates.length === 0) return { code_postal: `Aucune commune n’a le code postal ${codePostal}.` }
  return { commune: `Aucune commune appelée «\u00a0${ville}\u00a0» n’a le code postal ${codePostal}. Choisissez la vôtre, ou corrigez le code.` }
}

/** The id of the company; a sentence when it is no company of ours; undefined when the home is open to all. */
async function findReserve({ db }: Ctx, siren: string): Promise<number | string | undefined> {
  if (siren === '') return undefined
  const checked = checkSiren(siren)
  if (!checked.ok) return checked.texte
  const entreprise = await findEntrepriseBySiret(db, checked.siren)
  return entreprise?.id ?? 'Cette entreprise n’a pas encore d’espace AL’in\u00a0: le logement ne peut pas lui être réservé.'
}

const CHAMP_DE: Readonly<Partial<Record<keyof FicheOffre, string>>> = {
  commune: 'ville', codePostal: 'code_postal', zoneAbc: 'zone_abc', loyerHorsCharges: 'loyer_hors_charges', depotGarantie: 'depot', disponibleLe: 'disponible', reserveeA: 'siren',
}

function sayRefus(refus: readonly RefusFiche[]): Record<string, string> {
  return Object.fromEntries(refus.toReversed().map(({ champ, texte }) => [CHAMP_DE[champ] ?? champ, texte]))
}
