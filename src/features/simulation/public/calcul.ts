import { computeAideLogement } from '#domain/aide-logement.ts'
import type { Employeur } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Lieux } from '#domain/lieux.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { simulate, type Question, type Simulation } from '#domain/simulation.ts'
import { concludeReponse, type Verdict } from '#domain/verdict.ts'
import { nameTypologie } from '#ui/format.ts'
import type { Lu } from './lecture.ts'

/** One answer with the question it answers; `millesime`: since when the table of the benefit holds. */
export type Calcul = Lu & { simulation: Simulation; millesime?: Jour; essais: readonly Essai[] }
/** The same question with one thing changed: what it would give (B2). */
export type Essai = { titre: string; total: number; reponse: Verdict['reponse'] }

export function computeReponse(lu: Lu, lieux: Lieux): Calcul {
  const { question } = lu
  const simulation = lu.logement === 'sans_financement' ? simulateSansFinancement(question, lieux) : simulate(question, lieux)
  const millesime = question.offre && computeAideLogement(question.demande, question.offre, question.date)?.millesime
  return { ...lu, simulation, ...(millesime === undefined ? {} : { millesime }), essais: listEssais(lu, simulation, lieux) }
}

/** Ceilings of all financings; the points and the effort of the home, which its financing does not change. */
function simulateSansFinancement(question: Question, lieux: Lieux): Simulation {
  const { offre: _offre, ...rest } = question
  const general = simulate(rest, lieux)
  const { eligibilite, tauxEffort, classement } = simulate(question, lieux)
  const refus = [...general.eligibilite.refus, ...eligibilite.refus.filter(({ motif }) => motif === 'typologie_inadaptee' || motif === 'commune_non_souhaitee')]
  const alertes = [...eligibilite.alertes, ...general.eligibilite.alertes].filter((alerte, index, all) => all.findIndex(({ code }) => code === alerte.code) === index)
  const { manquants } = general.eligibilite
  return { ...general, eligibilite: { reponse: concludeReponse(refus, manquants), refus, manquants, alertes }, ...(tauxEffort && { tauxEffort }), ...(classement && { classement }) }
}

type Change = { titre: string; change: (question: Question) => Question | undefined }

/** Only those that change the answer or the total are worth a line. */
function listEssais({ question, logement }: Lu, { classement, eligibilite }: Simulation, lieux: Lieux): readonly Essai[] {
  if (classement === undefined) return []
  const essais = [...CHANGES, ...typologiesOf(question, eligibilite)].flatMap(({ titre, change }) => {
    const changed = change(question)
    if (changed === undefined) return []
    const simulation = logement === 'sans_financement' ? simulateSansFinancement(changed, lieux) : simulate(changed, lieux)
    return [{ titre, total: simulation.classement?.total ?? 0, reponse: simulation.eligibilite.reponse }]
  })
  return essais.filter(({ total, reponse }) => total !== classement.total || reponse !== eligibilite.reponse)
}

const CHANGES: readonly Change[] = [
  { titre: 'Si votre entreprise vous validait', change: (question) => withEmployeur(question, ({ validation, anonyme }) => (anonyme || validation === 'validee' || validation === 'deleguee' ? undefined : { validation: 'validee' })) },
  { titre: 'Si votre employeur ne voyait rien de votre demande', change: (question) => withEmployeur(question, ({ anonyme }) => (anonyme ? undefined : { anonyme: true })) },
  { titre: 'Si vous leviez l’anonymat', change: (question) => withEmployeur(question, ({ anonyme }) => (anonyme ? { anonyme: false } : undefined)) },
  { titre: 'Si vous refusiez un logement attribué', change: ({ demande, ...rest }) => (demande.refusAttribution === true ? undefined : { ...rest, demande: { ...demande, refusAttribution: true } }) },
  { titre: 'Si une commission ne retenait pas votre dossier', change: ({ demande, ...rest }) => (demande.refusCommission === true ? undefined : { ...rest, demande: { ...demande, refusCommission: true } }) },
  { titre: 'Si le loyer était 10\u00a0% moins cher', change: (question) => withOffre(question, (offre) => scaleLoyer(offre, 90)) },
  { titre: 'Si le loyer était 10\u00a0% plus cher', change: (question) => withOffre(question, (offre) => scaleLoyer(offre, 110)) },
]

/** Only where the number of rooms is what is refused: those that would do. */
function typologiesOf({ offre }: Question, { refus }: Verdict): readonly Change[] {
  if (!refus.some(({ motif }) => motif === 'typologie_inadaptee')) return []
  const others = (['T1', 'T2', 'T3', 'T4', 'T5'] as const).filter((typologie) => typologie !== offre?.typologie)
  return others.map((typologie) => ({ titre: `Si c’était un ${nameTypologie(typologie)}, au même loyer`, change: (question) => withOffre(question, () => ({ typologie })) }))
}

function withEmployeur({ demande, ...rest }: Question, over: (employeur: Employeur) => Partial<Employeur> | undefined): Question | undefined {
  const changed = demande.employeur && over(demande.employeur)
  return demande.employeur && changed ? { ...rest, demande: { ...demande, employeur: { ...demande.employeur, ...changed } } } : undefined
}

function withOffre({ offre, ...rest }: Question, over: (offre: OffreFacts) => Partial<OffreFacts>): Question | undefined {
  return offre && { ...rest, offre: { ...offre, ...over(offre) } }
}

/** In whole cents. */
function scaleLoyer({ loyer, loyerHorsCharges }: OffreFacts, percent: number): Partial<OffreFacts> {
  const scale = (cents: number) => Math.floor((cents * percent) / 100)
  return { loyer: scale(loyer), ...(loyerHorsCharges === undefined ? {} : { loyerHorsCharges: scale(loyerHorsCharges) }) }
}
