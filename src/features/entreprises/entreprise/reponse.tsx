import type { Validation } from '#domain/entreprise.ts'
import { MOTIFS_REFUS_SALARIE, REFUS_SALARIE } from '#domain/refus-salarie.ts'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Form, Hidden } from '#ui/form.tsx'
import { Section } from '#ui/layout.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { FicheSalarie } from '../queries/fiche.ts'
import { LIRE_SEULEMENT } from '../texts.ts'

type Props = { fiche: FicheSalarie; adresse: string; form: FormState; peutRepondre: boolean }

/** Yes, or no with a reason; what each does is said before. */
export function ReponseForms(props: Props) {
  const { fiche, adresse, form } = props
  if (!props.peutRepondre) return <Section title="Votre réponse"><p>{LIRE_SEULEMENT}</p></Section>
  const errors = Object.keys(form.errors).length > 0
  return (
    <Section title={fiche.validation === 'en_attente' ? 'Cette personne travaille-t-elle chez vous\u00a0?' : 'Changer la réponse'} lead={LEADS[fiche.validation]}>
      {(fiche.validation === 'en_attente' || fiche.validation === 'refusee') && (
        <Form action={`/entreprise/salaries/${adresse}/validation`} label="Valider ce salarié">
          <Hidden name="vu" value={fiche.validation} />
          <Actions>
            <SubmitButton>Oui, valider</SubmitButton>
          </Actions>
        </Form>
      )}
      <Disclosure summary={fiche.validation === 'refusee' ? 'Changer la raison du refus' : 'Non, refuser avec une raison'} open={errors}>
        <RefusForm fiche={fiche} adresse={adresse} form={form} />
      </Disclosure>
    </Section>
  )
}

const LEADS: Readonly<Record<Validation, string>> = {
  en_attente: 'Oui\u00a0: la personne a tout de suite les points de votre entreprise, et les logements qui lui sont réservés. Non\u00a0: elle lit votre raison et ce qu’elle peut faire. Vous pourrez changer de réponse.',
  validee: 'Un refus retire tout de suite les points de votre entreprise à cette personne. Elle lira votre raison.',
  deleguee: 'Action Logement a validé à votre demande. Si cette personne n’est pas chez vous, refusez\u00a0: ses points d’entreprise sont retirés tout de suite.',
  refusee: 'Une validation donne tout de suite les points de votre entreprise à cette personne.',
}

function RefusForm(props: Omit<Props, 'peutRepondre'>) {
  const { fiche, adresse, form } = props
  return (
    <Form action={`/entreprise/salaries/${adresse}/refus`} label="Refuser ce salarié">
      <Hidden name="vu" value={fiche.validation} />
      <RadioGroup form={form} name="motif" label={'Pourquoi\u00a0?'} options={MOTIFS_REFUS_SALARIE.map((motif) => ({ value: motif, label: REFUS_SALARIE[motif].libelle }))} />
      <Textarea form={form} name="precision" label="Vos mots pour la personne" hint="Elle les lira tels quels. Obligatoire pour les deux dernières raisons." optional rows={3} maxLength={500} />
      <Actions>
        <SubmitButton look="danger">Refuser</SubmitButton>
      </Actions>
    </Form>
  )
}
