import { CAPACITE } from '#domain/baremes/acces.ts'
import type { Demande } from '#domain/demande.ts'
import type { Jour } from '#domain/jour.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { computeTauxEffort, type TauxEffort } from '#domain/taux-effort.ts'
import { Disclosure } from '#ui/disclosure.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { euros } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'

type BudgetProps = { demande: Demande; offre: OffreFacts; today: Jour }

/** What the home would cost this household each month: the benefit, the share of income, three times the rent (B14, D12). */
export function Budget(props: BudgetProps) {
  const effort = computeTauxEffort(props.demande, props.offre, props.today)
  return (
    <Section title="Votre budget avec ce logement">
      <Facts items={[{ label: 'Loyer charges comprises', value: euros(props.offre.loyer) }, aide(effort), part(effort, props.demande), troisFois(effort, props)]} />
      <Disclosure summary="D’où viennent ces chiffres">
        <p>L’aide au logement est une estimation, à vérifier{'\u00a0'}: seule la CAF ou la MSA décide de son montant, d’après vos revenus des douze derniers mois.</p>
        <p>La part du loyer se calcule comme à la commission d’attribution{'\u00a0'}: loyer et charges, moins l’aide, divisés par toutes les ressources du foyer.</p>
        <p>«{'\u00a0'}Trois fois le loyer{'\u00a0'}» est un repère de prudence, à vérifier avec le bailleur. Il ne fait jamais refuser une candidature.</p>
      </Disclosure>
    </Section>
  )
}

function aide({ aide: montant }: TauxEffort): Fact {
  if (montant === undefined) return { label: 'Aide au logement', value: 'Pas d’estimation', hint: 'Il nous manque vos ressources ou la zone de la commune. La part du loyer est calculée sans elle.' }
  const hint = 'Estimation, à vérifier auprès de la CAF ou de la MSA.'
  return montant === 0 ? { label: 'Aide au logement', value: 'Pas d’aide', hint } : { label: 'Aide au logement', value: `− ${euros(montant)} par mois`, hint }
}

function part({ pourcent, loyerNet }: TauxEffort, { ressourcesMensuelles }: Demande): Fact {
  const label = 'Part du loyer dans vos revenus'
  if (pourcent === undefined || ressourcesMensuelles === undefined) return { label, value: 'Inconnue', hint: 'Votre demande ne dit pas vos ressources du mois. Ajoutez-les sur le site où vous l’avez faite.' }
  const [tone, words] = toneOf(pourcent)
  return {
    label,
    value: (
      <>
        {pourcent}
        {'\u00a0'}% <Status tone={tone}>{words}</Status>
      </>
    ),
    hint: `${euros(loyerNet)} à payer, sur ${euros(ressourcesMensuelles)} de ressources par mois.`,
  }
}

/** About a third is what commissions look for (F180). */
function toneOf(pourcent: number): readonly [StatusTone, string] {
  if (pourcent <= 33) return ['green', 'Dans votre budget']
  return pourcent <= 40 ? ['orange', 'Un peu lourd'] : ['red', 'Lourd']
}

function troisFois({ aide: montant }: TauxEffort, { demande: { ressourcesMensuelles }, offre }: BudgetProps): Fact {
  const { loyers } = CAPACITE.valeurs
  const label = 'Trois fois le loyer'
  if (ressourcesMensuelles === undefined) return { label, value: 'Inconnu', hint: 'Il nous manque vos ressources du mois.' }
  const total = ressourcesMensuelles + (montant ?? 0)
  const needed = loyers * offre.loyer
  const hint = `Vos ressources${montant ? ' et l’aide' : ''} font ${euros(total)}\u00a0; trois loyers, ${euros(needed)}. Un repère, pas un refus.`
  return { label, value: total >= needed ? <Status tone="green">Atteint</Status> : <Status tone="orange">Pas atteint</Status>, hint }
}
