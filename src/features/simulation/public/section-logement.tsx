import { FINANCEMENTS, TYPOLOGIES } from '#domain/offre.ts'
import { Select } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { FormSection } from '#ui/form.tsx'
import { valueOf, type FormState } from '#ui/form-state.ts'
import { EuroField, NumberField } from '#ui/text-field.tsx'
import { nameTypologie } from '#ui/format.ts'
import { FINANCEMENTS_NOMMES } from '../texts.ts'

const DETAILS = ['loyer_hors_charges', 'surface', 'zone_apl', 'zone_abc'] as const

const ZONES_APL = [
  { value: '1', label: 'Zone 1\u00a0: Paris et les villes proches' },
  { value: '2', label: 'Zone 2\u00a0: grandes villes, autour de Paris, Corse' },
  { value: '3', label: 'Zone 3\u00a0: ailleurs' },
]
const ZONES_ABC = [
  { value: 'Abis', label: 'A\u00a0bis' }, { value: 'A', label: 'A' }, { value: 'B1', label: 'B1' }, { value: 'B2', label: 'B2' }, { value: 'C', label: 'C' },
]

type LogementProps = { form: FormState; /** A fact of the details would decide: they are open. */ precise: boolean; offre?: string }

/** A home in view, or none: then the answer says which kinds of homes are open. */
export function SectionLogement({ form, precise, offre }: LogementProps) {
  const hint = offre === undefined
    ? 'Si vous en avez un en vue. Laissez vide pour savoir à quels logements vous avez droit. Il est pris dans la commune où vous voulez habiter.'
    : `Repris de l’offre «\u00a0${offre}\u00a0». Vous pouvez tout changer pour voir l’effet.`
  return (
    <FormSection title="4. Le logement" hint={hint}>
      <Select form={form} name="typologie" label="Nombre de pièces" optional width="medium" placeholder="Pas de logement précis" options={TYPOLOGIES.map((value) => ({ value, label: nameTypologie(value) }))} />
      <EuroField form={form} name="loyer" label="Loyer par mois, charges comprises" optional />
      <Select
        form={form}
        name="financement"
        label="Type de loyer"
        hint="Il est écrit sur l’offre (PLAI, PLUS, PLS, PLI ou LLI). Il fixe le plafond de revenus."
        optional
        width="medium"
        placeholder="Je ne sais pas"
        options={FINANCEMENTS.map((value) => ({ value, label: FINANCEMENTS_NOMMES[value] }))}
      />
      <Disclosure summary="Préciser le logement (loyer sans les charges, surface, zones)" open={precise || DETAILS.some((name) => valueOf(form, name) !== '' || form.errors[name] !== undefined)}>
        <div class="form-stack">
          <EuroField form={form} name="loyer_hors_charges" label="Loyer par mois, sans les charges" optional hint="L’aide au logement se calcule sur ce loyer." />
          <NumberField form={form} name="surface" label="Surface" optional decimal suffix="m²" />
          <Select
            form={form}
            name="zone_apl"
            label="Zone des aides au logement"
            hint="Sans elle, l’aide n’est pas estimée. La zone exacte de chaque commune est à vérifier sur caf.fr."
            optional
            width="medium"
            placeholder="Je ne sais pas"
            options={ZONES_APL}
          />
          <Select
            form={form}
            name="zone_abc"
            label="Zone A, B ou C"
            hint="Pour les loyers intermédiaires seulement (PLI et LLI). Elle est à vérifier pour votre commune sur service-public.gouv.fr."
            optional
            width="medium"
            placeholder="Je ne sais pas"
            options={ZONES_ABC}
          />
        </div>
      </Disclosure>
    </FormSection>
  )
}
