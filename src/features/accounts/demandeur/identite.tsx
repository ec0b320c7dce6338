import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { Facts } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { PhoneField, TextField } from '#ui/text-field.tsx'
import type { Identite } from '../queries.ts'
import { FormProblem, fullNameOf, writeTelephone } from '../views.tsx'

const TITLE = 'Corriger mes informations'

export function identiteValues({ civilite, nom, prenom, telephone }: Identite): FormState['values'] {
  return { civilite, nom, prenom, telephone: telephone === undefined ? undefined : writeTelephone(telephone) }
}

/** `importee`: a request is here, and the names are those that it was compared with (F128). */
export function IdentitePage(props: { identite: Identite; importee: boolean; form: FormState }) {
  const { form, identite, importee } = props
  return (
    <Page title={TITLE} invalid={Object.keys(form.errors).length > 0} back={{ href: '/compte', label: 'Mon compte' }}>
      <PageTitle lead="Nous vous écrirons que vos informations ont changé. Votre adresse e-mail et votre mot de passe restent les mêmes.">{TITLE}</PageTitle>
      <FormProblem form={form} />
      {importee && <FixedNames identite={identite} />}
      <Form action="/compte/identite">
        {!importee && <Names form={form} />}
        <PhoneField form={form} name="telephone" label="Téléphone portable" hint="Dix chiffres, par exemple 06 39 98 00 00." autocomplete="tel-national" />
        <Actions>
          <SubmitButton>Enregistrer</SubmitButton>
          <ButtonLink href="/compte" look="quiet">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Names(props: { form: FormState }) {
  const { form } = props
  return (
    <>
      <RadioGroup form={form} name="civilite" label="Civilité" look="inline" options={[{ value: 'madame', label: 'Madame' }, { value: 'monsieur', label: 'Monsieur' }]} />
      <TextField form={form} name="nom" label="Nom de naissance" hint="Comme sur votre pièce d’identité et sur votre demande de logement." autocomplete="family-name" maxLength={80} spellcheck={false} />
      <TextField form={form} name="prenom" label="Prénom" autocomplete="given-name" maxLength={80} spellcheck={false} />
    </>
  )
}

function FixedNames(props: { identite: Identite }) {
  return (
    <>
      <Facts items={[{ label: 'Nom', value: fullNameOf(props.identite) }]} />
      <Notice tone="info" title="Votre nom est celui de votre demande">
        <p>Il a été comparé à celui du registre national. Tant que votre demande est dans AL’in, seul votre téléphone se corrige ici. Pour corriger la civilité, le nom ou le prénom{'\u00a0'}:</p>
        <ol>
          <li>
            <a href="/demandeur/suppression">supprimez votre demande d’AL’in</a>{'\u00a0'}: la page dit ce que vous perdez et ce que vous gardez{'\u00a0'};
          </li>
          <li>revenez ici corriger votre compte{'\u00a0'};</li>
          <li>importez votre demande de nouveau. Au registre national, elle n’a pas changé.</li>
        </ol>
      </Notice>
    </>
  )
}
