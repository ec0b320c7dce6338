import type { Jour } from '#domain/jour.ts'
import { Checkbox, RadioGroup } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { FormSection } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { EuroField, NumberField, TextField } from '#ui/text-field.tsx'
import { anneesRevenus, champRfr } from './champs.ts'
import type { Choix } from './lecture.ts'

type SectionProps = { form: FormState }

export const OUI_NON = [{ value: 'oui', label: 'Oui' }, { value: 'non', label: 'Non' }]

export function SectionFoyer({ form }: SectionProps) {
  return (
    <FormSection title="1. Votre foyer" hint="Toutes les personnes qui vivront dans le logement.">
      <DateField form={form} name="naissance" label="Votre date de naissance" birthday />
      <div class="asks">
        <RadioGroup form={form} name="couple" label="Y vivrez-vous en couple&nbsp;?" hint="Marié, pacsé ou en union libre." options={OUI_NON} look="inline" />
        <div class="asked">
          <DateField form={form} name="conjoint" label="Sa date de naissance" hint="Elle compte pour un jeune couple sans enfant." optional />
        </div>
      </div>
      <NumberField form={form} name="enfants" label="Enfants" width="tiny" defaultValue="0" hint="Ceux qui vivront avec vous, même une partie du temps." />
      <NumberField form={form} name="a_naitre" label="Enfants à naître" width="tiny" defaultValue="0" />
      <NumberField form={form} name="adultes" label="Autres adultes" width="tiny" defaultValue="0" hint="Sans vous et sans la personne avec qui vous êtes en couple." />
      <NumberField form={form} name="a_charge" label="Autres personnes à votre charge" width="tiny" defaultValue="0" hint="Par exemple un parent inscrit sur votre déclaration de revenus. Ne le comptez pas aussi parmi les adultes." />
      <Checkbox form={form} name="invalidite" optional label="Une personne du foyer a la carte mobilité inclusion (CMI), mention «&nbsp;invalidité&nbsp;»" />
    </FormSection>
  )
}

/** Years are named: « N-2 » means nothing to people. */
export function SectionRevenus({ form, today }: SectionProps & { today: Jour }) {
  const [n2, n1] = anneesRevenus(today)
  return (
    <FormSection title="2. Vos revenus">
      <EuroField
        form={form}
        name={champRfr(n2)}
        label={`Revenu fiscal de référence ${n2}`}
        optional
        hint={`Il est écrit dans un cadre, en première page de l’avis d’impôt reçu en ${n2 + 1} («\u00a0impôt sur les revenus de ${n2}\u00a0»). Additionnez ceux de toutes les personnes du foyer. Sans ce montant, la réponse sera «\u00a0à compléter\u00a0».`}
      />
      <EuroField form={form} name={champRfr(n1)} label={`Revenu fiscal de référence ${n1}`} optional hint={`Sur l’avis reçu en ${n1 + 1}. Utile s’il est plus bas que celui de ${n2}.`} />
      <EuroField form={form} name="ressources" label="Ressources de votre foyer, par mois" optional hint="Salaires nets, pensions, allocations. Sans les aides au logement (APL ou AL)." />
    </FormSection>
  )
}

export function SectionLieu({ form, choix }: SectionProps & { choix: Choix }) {
  return (
    <FormSection title="3. Où">
      <Ville form={form} name="souhaitee" label="Commune où vous voulez habiter" hint="Son nom ou son code postal. Par exemple Lyon 6e, ou 69006." {...(choix.souhaitee && { candidates: choix.souhaitee })} />
      <Ville form={form} name="actuelle" label="Commune où vous habitez" hint="Elle sert à mesurer la distance, si vous changez de lieu de travail." optional {...(choix.actuelle && { candidates: choix.actuelle })} />
    </FormSection>
  )
}

type VilleProps = SectionProps & { name: 'souhaitee' | 'actuelle'; label: string; hint: string; optional?: boolean; candidates?: Choix['souhaitee'] }

/** Several communes bear the name: the choice stays in sight, it can be changed. */
function Ville(props: VilleProps) {
  const { form, name, candidates } = props
  return (
    <>
      <TextField form={form} name={name} label={props.label} hint={props.hint} optional={props.optional} width="medium" autocomplete="off" spellcheck={false} maxLength={80} />
      {candidates !== undefined && <RadioGroup form={form} name={`${name}_code`} label="Laquelle&nbsp;?" options={candidates} />}
    </>
  )
}
