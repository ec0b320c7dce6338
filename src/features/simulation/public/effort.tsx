import { CAPACITE } from '#domain/baremes/acces.ts'
import { Facts, type Fact } from '#ui/facts.tsx'
import { euros, jour } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import type { Calcul } from './calcul.ts'

/** Rent against resources: effort, benefit, three rents. */
export function SectionEffort({ calcul }: { calcul: Calcul }) {
  const { tauxEffort } = calcul.simulation
  if (tauxEffort === undefined) return null
  return (
    <Section title="Le loyer et vos ressources">
      <Facts items={[factEffort(calcul), factAide(calcul), factTroisLoyers(calcul)]} />
    </Section>
  )
}

function factEffort({ simulation }: Calcul): Fact {
  const pourcent = simulation.tauxEffort?.pourcent ?? null
  const hint = 'Le loyer charges comprises, moins l’aide au logement, comparé à vos ressources. Entre 26 et 33\u00a0%, vous avez le plus de points.'
  return { label: 'Taux d’effort', value: pourcent === null ? 'Il faut vos ressources par mois' : `${pourcent}\u00a0%`, hint }
}

function factAide({ simulation, millesime }: Calcul): Fact {
  const aide = simulation.tauxEffort?.aideLogementEstimee ?? null
  const label = 'Aide au logement'
  if (aide === null) return { label, value: 'Pas d’estimation', hint: 'Il faut vos ressources et la zone des aides au logement (section 4, «\u00a0Préciser le logement\u00a0»).' }
  const depuis = millesime === undefined ? '' : ` Barème du ${jour(millesime)}.`
  return { label, value: `${euros(aide * 100)} par mois`, hint: `Estimation\u00a0: le calcul définitif est celui de la CAF (caisse d’allocations familiales).${depuis}` }
}

/** « Environ trois fois le loyer »: a warning, never a refusal (D12). */
function factTroisLoyers({ question, simulation }: Calcul): Fact {
  const { loyers } = CAPACITE.valeurs
  const needed = loyers * (question.offre?.loyer ?? 0)
  const label = `${loyers}\u00a0fois le loyer`
  const ressources = question.demande.ressourcesMensuelles
  if (ressources === undefined) return { label, value: euros(needed), hint: 'Les bailleurs comparent ce montant à vos ressources par mois, que nous n’avons pas.' }
  const mine = ressources + 100 * (simulation.tauxEffort?.aideLogementEstimee ?? 0)
  const hint = `Vos ressources et l’aide font ${euros(mine)}. ${mine >= needed ? 'C’est assez.' : 'C’est moins. Ce n’est pas un refus, mais un bailleur peut le dire.'}`
  return { label, value: euros(needed), hint }
}
