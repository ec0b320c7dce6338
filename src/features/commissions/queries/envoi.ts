import { checkDecision, checkSeance } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import type { Passage } from '../queries.ts'
import { countExamines, listEnCommission, type Examen, type Examine } from './examen.ts'

/** What stops the letters: a decision that is missing or no longer holds, or decisions that do not go together. */
export function checkEnvoi(examen: Examen, { jour, exception }: Passage, today: Jour): readonly string[] {
  const presents = listEnCommission(examen)
  if (today < jour) return ['La commission ne s’est pas encore réunie.']
  if (examen.offre.statut === 'transmise') return ['Un dossier est arrivé depuis la convocation\u00a0: inscrivez-le à la commission, puis saisissez la décision.']
  if (presents.length === 0) return ['Il n’y a plus de candidat devant la commission.']
  const decisions = presents.flatMap(({ decision }) => decision ?? [])
  const manquantes = presents.filter(({ decision }) => decision === undefined).map((candidat) => `${nameOf(candidat)}\u00a0: la décision n’est pas encore saisie.`)
  if (manquantes.length > 0) return manquantes
  const perimees = presents.flatMap((candidat) => (candidat.decision ? checkDecision(candidat.decision, { seance: jour, today }).map(({ texte }) => `${nameOf(candidat)}\u00a0: ${texte}`) : []))
  return [...perimees, ...checkSeance({ decisions, examines: countExamines(examen), ...(exception === null ? {} : { exception }) })]
}

export function nameOf({ nom, prenom }: Pick<Examine, 'nom' | 'prenom'>): string {
  return `${prenom} ${nom}`
}
