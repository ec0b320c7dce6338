import { CheckboxGroup, Checkbox, Select } from '#ui/choice-field.tsx'
import { Filters, QuickFilter } from '#ui/filters.tsx'
import { Hidden } from '#ui/form.tsx'
import { EMPTY_FORM, valuesOf, type FormState } from '#ui/form-state.ts'
import { keepByLang } from '#ui/markup.tsx'
import { useView } from '#ui/request-view.tsx'
import { EuroField, NumberField, TextField } from '#ui/text-field.tsx'
import { FINANCEMENTS } from '#domain/offre.ts'
import { PIECES, type Recherche } from '../forms.ts'
import { TRIS, type Filtres } from '../queries/pour-moi.ts'
import { FINANCEMENTS_EXPLIQUES, NOMS_TRIS } from '../texts.ts'

const LISTE = '/demandeur/offres'

/** Number of rooms, surface, rent, flat or house, accessible (F134). */
export function FiltresPourMoi(props: { recherche: Recherche<Filtres> }) {
  const { lang } = useView()
  return isVierge(props.recherche) ? filtresVierges(lang) : <Filtrer {...props.recherche} />
}

/** As everybody first meets them. */
const filtresVierges = keepByLang(() => <Filtrer form={EMPTY_FORM} nombre={0} />)

function isVierge({ form }: Recherche<unknown>): boolean {
  return Object.keys(form.values).length === 0 && !hasErrors(form)
}

function Filtrer({ form, nombre }: Pick<Recherche<unknown>, 'form' | 'nombre'>) {
  return (
    <Filters action={LISTE} count={nombre} clearHref={LISTE} open={hasErrors(form)}>
      <PiecesField form={form} />
      <NumberField form={form} name="surface" label="Surface minimale" suffix="m²" width="short" decimal optional />
      <EuroField form={form} name="loyer" label="Loyer maximal, charges comprises" width="short" optional />
      <Select form={form} name="nature" label="Appartement ou maison" width="medium" placeholder="Les deux" optional options={[{ value: 'appartement', label: 'Appartement' }, { value: 'maison', label: 'Maison' }]} />
      <Checkbox form={form} name="accessible" label="Accessible en fauteuil roulant" optional />
      {valuesOf(form, 'tri').map((value) => (
        <Hidden key={value} name="tri" value={value} />
      ))}
    </Filters>
  )
}

/** The order: sent at once when there is script, with a button otherwise. The filters go with it. */
export function TriPourMoi(props: { recherche: Recherche<Filtres> }) {
  const { lang } = useView()
  return isVierge(props.recherche) ? triVierge(lang) : <Trier {...props.recherche} />
}

const triVierge = keepByLang(() => <Trier form={EMPTY_FORM} />)

function Trier({ form }: Pick<Recherche<unknown>, 'form'>) {
  const kept = ['pieces', 'surface', 'loyer', 'nature', 'accessible'].flatMap((name) => valuesOf(form, name).map((value) => ({ name, value })))
  return (
    <QuickFilter action={LISTE} label="Ordre de la liste" submit="Trier">
      {kept.map(({ name, value }) => (
        <Hidden key={`${name} ${value}`} name={name} value={value} />
      ))}
      <Select form={{ values: { tri: form.values['tri'] ?? 'cloture' }, errors: {}, prefix: 'ordre' }} name="tri" label="Trier" placeholder={false} width="medium" options={TRIS.map((value) => ({ value, label: NOMS_TRIS[value] }))} />
    </QuickFilter>
  )
}

export function FiltresPublique(props: { recherche: Recherche<unknown>; action: string }) {
  const { form, nombre } = props.recherche
  return (
    <Filters action={props.action} count={nombre} clearHref={props.action} open={hasErrors(form) || nombre === 0}>
      <TextField form={form} name="lieu" label="Où" hint="Une ville, un code postal ou un département" type="search" maxLength={80} autocomplete="off" optional />
      <PiecesField form={form} />
      <EuroField form={form} name="loyer" label="Loyer maximal, charges comprises" width="short" optional />
      <Select form={form} name="financement" label="Type de loyer" placeholder="Tous" optional options={FINANCEMENTS.map((value) => ({ value, label: FINANCEMENTS_EXPLIQUES[value].nom }))} />
    </Filters>
  )
}

function PiecesField(props: { form: FormState }) {
  const options = PIECES.map((value) => ({ value, label: value === 'T5' ? 'T5 et plus' : value }))
  return <CheckboxGroup form={props.form} name="pieces" label="Nombre de pièces" options={options} look="inline" optional />
}

function hasErrors({ errors }: FormState): boolean {
  return Object.keys(errors).length > 0
}
