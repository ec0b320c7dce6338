import { Checkbox, CheckboxGroup, RadioGroup, Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { FormSection } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { NumberField } from '#ui/text-field.tsx'
import { OUI_NON } from './section-foyer.tsx'

const FIELDS = /^(?:depot|plus_anciennes|mobilite|trajet|salarie|effectif|agricole|categorie|validation|tranches|anonyme|refus_)/

const VALIDATIONS = [
  { value: 'en_attente', label: 'Pas encore', hint: 'Ou vous ne savez pas.' },
  { value: 'validee', label: 'Oui, elle a confirmé que je suis salarié' },
  { value: 'deleguee', label: 'C’est automatique', hint: 'Votre entreprise laisse Action Logement valider.' },
  { value: 'refusee', label: 'Elle a refusé' },
]

const TRANCHES = [{ value: 'A', label: 'Priorité A' }, { value: 'B', label: 'Priorité B' }, { value: 'C', label: 'Priorité C' }]

const TAILLES = [
  { value: 'PME', label: 'Petite ou moyenne entreprise' }, { value: 'ETI', label: 'Entreprise de taille intermédiaire' }, { value: 'GE', label: 'Grande entreprise' },
]

/** All optional and folded away: what is not said counts for no points, and the sheet says so. */
export function SectionPoints({ form }: { form: FormState }) {
  const filled = Object.entries(form.values).some(([name, value]) => FIELDS.test(name) && String(value ?? '') !== '' && !(name === 'validation' && value === 'en_attente'))
  const refused = Object.keys(form.errors).some((name) => FIELDS.test(name))
  return (
    <FormSection title="5. Vos points" hint="Ils classent les candidats à un logement, sur 1&nbsp;000. Il faut avoir donné le loyer et le nombre de pièces.">
      <Disclosure summary="Ajouter mon travail et ma demande (facultatif)" open={filled || refused}>
        <div class="form-stack">
          <DateField form={form} name="depot" label="Date de dépôt de votre demande de logement social" optional hint="La première, si vous l’avez renouvelée. Elle est sur l’attestation." />
          <NumberField form={form} name="plus_anciennes" label="Candidats dont la demande est plus ancienne" optional width="short" hint="Laissez vide si vous ne savez pas&nbsp;: le calcul fait comme si vous étiez le plus ancien." />
          <DateField form={form} name="mobilite" label="Date de recrutement ou de mutation" optional hint="Si elle est à moins de six mois, avant ou après aujourd’hui." />
          <NumberField form={form} name="trajet" label="Trajet entre chez vous et ce nouveau travail" optional suffix="minutes" />
          <Employeur form={form} />
          <Checkbox form={form} name="refus_commission" optional label="Une commission n’a pas retenu mon dossier" hint="Pour un logement demandé avec AL’in." />
          <Checkbox form={form} name="refus_attribution" optional label="J’ai refusé un logement qui m’était attribué" hint="Ou je n’ai pas répondu à temps." />
        </div>
      </Disclosure>
    </FormSection>
  )
}

function Employeur({ form }: { form: FormState }) {
  return (
    <div class="asks">
      <RadioGroup form={form} name="salarie" label="Êtes-vous salarié du secteur privé&nbsp;?" options={OUI_NON} look="inline" optional />
      <div class="asked">
        <NumberField form={form} name="effectif" label="Nombre de salariés de votre entreprise" hint="À peu près." />
        <Checkbox form={form} name="agricole" optional label="C’est une entreprise agricole" />
        <Select form={form} name="categorie" label="Taille de l’entreprise" hint="Les groupes comptent tous leurs salariés. Sinon, elle se déduit du nombre de salariés." optional width="medium" placeholder="Je ne sais pas" options={TAILLES} />
        <RadioGroup form={form} name="validation" label="Votre entreprise vous a-t-elle validé&nbsp;?" defaultValue="en_attente" options={VALIDATIONS} />
        <CheckboxGroup form={form} name="tranches" label="Priorités de votre entreprise que vous remplissez" optional hint="Demandez-les à votre service du personnel." options={TRANCHES} />
        <Checkbox form={form} name="anonyme" optional label="Mon employeur ne doit rien voir de ma demande" hint="Ses points sont alors à zéro." />
      </div>
    </div>
  )
}
