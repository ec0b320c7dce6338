import type { Commune } from '#connectors/communes/index.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC } from '#domain/offre.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Checkbox, RadioGroup, Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { ErrorSummary, Form, FormSection, Hidden } from '#ui/form.tsx'
import { valueOf, type FormState } from '#ui/form-state.ts'
import { nameTypologie } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { EuroField, NumberField, Textarea, TextField } from '#ui/text-field.tsx'
import { LETTRES } from '../fiche.ts'
import { DESCRIPTION_MAXIMUM } from '../saisie.ts'
import { FINANCEMENTS_EXPLIQUES } from '../texts.ts'

type Props = {
  form: FormState
  /** Those that share the postal code, when one must be chosen. */
  communes: readonly Commune[]
  /** The draft that is written again; undefined: a new offer. */
  brouillon?: { id: number; reference: string }
}

/** A home, as its landlord says it: one page, kept as a draft until it is sent. */
export function FormulairePage(props: Props) {
  const { form, brouillon } = props
  const titre = brouillon === undefined ? 'Nouvelle offre' : `Modifier l’offre ${brouillon.reference}`
  const back = brouillon === undefined ? { href: '/bailleur', label: 'Tableau de bord' } : { href: `/bailleur/offres/${brouillon.id}`, label: `Offre ${brouillon.reference}` }
  return (
    <Page title={titre} active={brouillon === undefined ? 'nouvelle' : 'accueil'} back={back} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle lead="Elle est gardée en brouillon. Vous verrez la fiche telle que les candidats la liront avant de l’envoyer à Action Logement.">{titre}</PageTitle>
      <ErrorSummary form={inOrder(form)} />
      <Form action={brouillon === undefined ? '/bailleur/offres/nouvelle' : `/bailleur/offres/${brouillon.id}/modification`} guarded>
        <Adresse {...props} />
        <Logement {...props} />
        <Loyer {...props} />
        <Energie {...props} />
        <Candidats {...props} />
        <Actions>
          <SubmitButton>Enregistrer le brouillon</SubmitButton>
          <ButtonLink href={back.href} look="secondary">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

/** What is wrong, from the top of the page to its end. */
function inOrder(form: FormState): FormState {
  return { ...form, errors: Object.fromEntries(Object.entries(form.errors).toSorted(([a], [b]) => ORDRE.indexOf(a) - ORDRE.indexOf(b))) }
}

const ORDRE = [
  'reference', 'adresse', 'code_postal', 'ville', 'commune', 'nature', 'typologie', 'surface', 'etage', 'description', 'disponible',
  'financement', 'zone_abc', 'zone_apl', 'loyer_hors_charges', 'loyer', 'depot', 'chauffage', 'annee', 'dpe', 'ges', 'designes_max', 'siren',
]

function Adresse({ form, communes }: Props) {
  return (
    <FormSection title="L’adresse">
      <TextField form={form} name="reference" label="Votre référence" hint="Celle de votre logiciel. Elle suit l’offre partout." width="medium" maxLength={40} autocomplete="off" />
      <TextField form={form} name="adresse" label="Numéro et rue" maxLength={120} autocomplete="off" />
      <TextField form={form} name="code_postal" label="Code postal" width="short" inputMode="numeric" maxLength={5} autocomplete="off" />
      <TextField form={form} name="ville" label="Commune" hint="À Paris, Lyon et Marseille, le code postal dit l’arrondissement." width="medium" maxLength={80} autocomplete="off" />
      {communes.length > 0 ? (
        <RadioGroup form={form} name="commune" label={'Quelle commune\u00a0?'} options={communes.map(({ code, nom, departement }) => ({ value: code, label: `${nom} (${departement})` }))} />
      ) : (
        <Hidden name="commune" value={valueOf(form, 'commune')} />
      )}
    </FormSection>
  )
}

function Logement({ form }: Props) {
  return (
    <FormSection title="Le logement">
      <RadioGroup form={form} name="nature" label="Nature" look="inline" options={[{ value: 'appartement', label: 'Appartement' }, { value: 'maison', label: 'Maison' }]} />
      <Select form={form} name="typologie" label="Type" width="medium" options={TYPOLOGIES.map((value) => ({ value, label: nameTypologie(value) }))} />
      <NumberField form={form} name="surface" label="Surface habitable" decimal suffix="m²" />
      <NumberField form={form} name="etage" label="Étage" hint="0 pour le rez-de-chaussée. Pour une maison, vous pouvez laisser vide." width="tiny" maxLength={2} />
      <Checkbox form={form} name="ascenseur" label="Il y a un ascenseur" optional />
      <Checkbox form={form} name="pmr" label="On peut y entrer et y vivre en fauteuil roulant" optional />
      <Textarea form={form} name="description" label="Description" hint="Ce qu’une famille veut savoir : les pièces, la lumière, le quartier, les transports." rows={6} maxLength={DESCRIPTION_MAXIMUM} />
      <DateField form={form} name="disponible" label="Libre à partir du" hint="Par exemple 15 12 2026" />
    </FormSection>
  )
}

function Loyer({ form }: Props) {
  return (
    <FormSection title="Le loyer">
      <Select form={form} name="financement" label="Financement" options={FINANCEMENTS.map((value) => ({ value, label: FINANCEMENTS_EXPLIQUES[value].nom }))} />
      <Select
        form={form}
        name="zone_abc"
        label="Zone A, B ou C"
        hint="Elle est nécessaire pour un PLI ou un LLI : le plafond de ressources en dépend."
        width="medium"
        optional
        placeholder="Je ne sais pas"
        options={ZONES_ABC.map((value) => ({ value, label: value === 'Abis' ? 'A bis' : value }))}
      />
      <Select form={form} name="zone_apl" label="Zone APL" hint="Elle permet de dire aux candidats l’aide au logement qu’ils pourraient avoir." width="medium" optional placeholder="Je ne sais pas" options={['1', '2', '3'].map((value) => ({ value, label: `Zone ${value}` }))} />
      <EuroField form={form} name="loyer_hors_charges" label="Loyer par mois, sans les charges" />
      <EuroField form={form} name="loyer" label="Loyer par mois, charges comprises" />
      <EuroField form={form} name="depot" label="Dépôt de garantie" />
    </FormSection>
  )
}

function Energie({ form }: Props) {
  const letters = LETTRES.map((value) => ({ value, label: value }))
  return (
    <FormSection title="L’énergie">
      <TextField form={form} name="chauffage" label="Chauffage" hint="Par exemple : collectif, au gaz" width="medium" maxLength={80} autocomplete="off" />
      <NumberField form={form} name="annee" label="Année de construction" width="short" maxLength={4} optional />
      <RadioGroup form={form} name="dpe" label="Étiquette énergie" look="inline" options={letters} />
      <RadioGroup form={form} name="ges" label="Étiquette climat" look="inline" options={letters} />
    </FormSection>
  )
}

function Candidats({ form }: Props) {
  return (
    <FormSection title="Les candidats">
      <RadioGroup
        form={form}
        name="designes_max"
        label="Dossiers que vous voulez recevoir"
        hint="Votre commission examine au moins trois candidats par logement, sauf exception prévue par la loi."
        look="inline"
        defaultValue="3"
        options={[{ value: '3', label: 'Un à trois' }, { value: '2', label: 'Un ou deux' }, { value: '1', label: 'Un seul' }]}
      />
      <TextField form={form} name="siren" label="Réservé aux salariés d’une entreprise" hint="Son SIREN, 9 chiffres. Laissez vide si le logement est ouvert à tous." width="medium" inputMode="numeric" maxLength={20} optional autocomplete="off" />
    </FormSection>
  )
}
