import type { Demande } from '#domain/demande.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { departementOf } from '#domain/lieux.ts'
import type { Motif, Verdict } from '#domain/verdict.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { offreFacts, type OffreCarte } from '../queries.ts'
import { listOffresAutour } from './pour-moi.ts'

/** Open homes of one town that do not come up in « Les offres » for exactly the same grounds: all those that the law gives. */
export type Lot = { ville: string; offres: readonly OffreCarte[]; verdict: Verdict }
export type GroupeEcarte = Motif | 'a_completer' | 'voeux'
/** `total`: all of them, of which the first `MOST` are explained. */
export type Autour = { groupes: readonly { groupe: GroupeEcarte; lots: readonly Lot[] }[]; montrees: number; total: number }

const MOST = 60
const VOISINES = 12

/** The hardest to change first: a home stands under the ground that nothing else would lift. */
const DURETE: readonly Motif[] = ['sejour', 'residence_principale', 'plafond_depasse', 'typologie_inadaptee', 'reserve_entreprise', 'commune_non_souhaitee', 'offre_close']
/** Shown first: what a person can change. */
const ORDRE: readonly GroupeEcarte[] = ['a_completer', 'voeux', 'commune_non_souhaitee', 'reserve_entreprise', 'typologie_inadaptee', 'plafond_depasse', 'residence_principale', 'sejour', 'offre_close']

/** Why the other homes around the wished places do not fit: the law is asked for each of a bounded number of them. */
export async function explainAutour(ctx: Ctx, { id, demande }: LoadedDemande): Promise<Autour> {
  const { offres, total } = await listOffresAutour(ctx.db, id, { ...zoneOf(ctx, demande), most: MOST }, ctx.now)
  const ecartees = offres.map((offre) => ({ offre, verdict: checkEligibilite(demande, offreFacts(offre, ctx.now), ctx.today) }))
  const groupes = Map.groupBy(ecartees, ({ verdict }) => groupOf(verdict))
  return { groupes: ORDRE.flatMap((groupe) => toGroupe(groupe, groupes.get(groupe))), montrees: offres.length, total }
}

/** The départements of the wished communes, and the neighbours beyond their limits. */
function zoneOf({ connectors }: Ctx, { communesSouhaitees }: Demande) {
  const departements = [...new Set(communesSouhaitees.map(departementOf))]
  const communes = communesSouhaitees.flatMap((code) => connectors.communes.voisines(code, VOISINES)).map(({ code }) => code)
  return { departements, communes: [...new Set(communes)] }
}

function groupOf({ reponse, refus }: Verdict): GroupeEcarte {
  if (reponse === 'a_completer') return 'a_completer'
  return DURETE.find((motif) => refus.some((ground) => ground.motif === motif)) ?? 'voeux'
}

type Ecartee = { offre: OffreCarte; verdict: Verdict }

function toGroupe(groupe: GroupeEcarte, ecartees: readonly Ecartee[] | undefined): Autour['groupes'] {
  if (ecartees === undefined) return []
  const lots = [...Map.groupBy(ecartees, signatureOf).values()].flatMap(toLot)
  return [{ groupe, lots: lots.sort((a, b) => b.offres.length - a.offres.length) }]
}

function signatureOf({ offre, verdict: { refus, manquants } }: Ecartee): string {
  return [offre.ville, offre.reservee_nom ?? '', ...refus.map(({ texte }) => texte), ...manquants].join('\n')
}

function toLot(ecartees: readonly Ecartee[]): readonly Lot[] {
  const [first] = ecartees
  return first === undefined ? [] : [{ ville: first.offre.ville, verdict: first.verdict, offres: ecartees.map(({ offre }) => offre) }]
}
