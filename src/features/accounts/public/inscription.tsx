import { Hono, type Context } from 'hono'
import { parseForm } from '#platform/form-body.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Checkbox, RadioGroup } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { EmailField, PhoneField, TextField } from '#ui/text-field.tsx'
import type { Env } from '#src/context.ts'
import { requestCompte } from '../commands/requests.ts'
import { inscriptionForm } from '../forms.ts'
import { seal, unseal } from '../sealed.ts'
import { formError, FormProblem, sayWhen, SentPage, showPrivate, waitText } from '../views.tsx'

export const inscription = new Hono<Env>()

inscription.get('/inscription', (c) => showPrivate(c, <InscriptionPage form={EMPTY_FORM} />))

inscription.post('/inscription', async (c) => {
  const { ctx, address } = c.var
  const parsed = parseForm(c.var.form, inscriptionForm)
  if (!parsed.ok) return showPrivate(c, <InscriptionPage form={parsed} />, 422)
  const attempt = await requestCompte(ctx, parsed.data, address)
  if (!attempt.ok) {
    sayWhen(c, attempt.again)
    return showPrivate(c, <InscriptionPage form={formError(c.var.form, waitText(ctx.now, attempt.again))} />, 429)
  }
  return toSent(c, parsed.data.email)
})

/** F99, F103. The address comes sealed; someone who types this path alone sees the page without it. */
inscription.get('/inscription/envoyee', (c) => {
  const email = unseal(c.var.ctx, c.req.query('a'))
  return showPrivate(c, <SentPage title="Validez votre adresse e-mail" email={email} inbox={c.var.ctx.settings.demonstration} validity="Cliquez sur le lien du message pour choisir votre mot de passe. Il est valable 12 heures." />)
})

/** F105. */
inscription.get('/inscription/terminee', (c) => showPrivate(c, <DonePage />))

function toSent(c: Context<Env>, email: string) {
  return c.redirect(`/inscription/envoyee?a=${seal(c.var.ctx, email)}`, 303)
}

function InscriptionPage(props: { form: FormState }) {
  const { form } = props
  return (
    <Page title="Créer mon compte" invalid={Object.keys(form.errors).length > 0}>
      <PageTitle lead="C’est gratuit. Vous choisirez votre mot de passe à l’étape suivante, depuis votre messagerie.">Créer mon compte</PageTitle>
      <FormProblem form={form} />
      <Form action="/inscription" guarded>
        <RadioGroup form={form} name="civilite" label="Civilité" look="inline" options={[{ value: 'madame', label: 'Madame' }, { value: 'monsieur', label: 'Monsieur' }]} />
        <TextField form={form} name="nom" label="Nom de naissance" hint="Comme sur votre pièce d’identité." autocomplete="family-name" maxLength={80} spellcheck={false} />
        <TextField form={form} name="prenom" label="Prénom" autocomplete="given-name" maxLength={80} spellcheck={false} />
        <PhoneField form={form} name="telephone" label="Téléphone portable" hint="Dix chiffres, par exemple 06 39 98 00 00." autocomplete="tel-national" />
        <EmailField form={form} name="email" label="Adresse e-mail" hint="Nous vous y envoyons un lien à ouvrir tout de suite." maxLength={254} />
        <Checkbox form={form} name="consentement" label={<ConsentLabel />} />
        <Actions>
          <SubmitButton>Créer mon compte</SubmitButton>
        </Actions>
      </Form>
      <p>
        Vous avez déjà un compte&nbsp;? <a href={LINKS.signIn}>Connectez-vous</a>.
      </p>
    </Page>
  )
}

function ConsentLabel() {
  return (
    <>
      J’accepte qu’Action Logement Services utilise ces informations pour créer mon compte et suivre ma recherche de logement. <a href={LINKS.privacy}>Vos données&nbsp;: qui les voit, combien de temps, vos droits</a>.
    </>
  )
}

function DonePage() {
  return (
    <Page title="Votre compte a été créé">
      <PageTitle lead="Votre adresse est confirmée et votre mot de passe est enregistré. Connectez-vous avec votre adresse e-mail.">Votre compte a été créé</PageTitle>
      <Actions>
        <ButtonLink href={LINKS.signIn}>Je me connecte</ButtonLink>
        <ButtonLink href={LINKS.home} look="secondary">
          Revenir à l’accueil
        </ButtonLink>
      </Actions>
    </Page>
  )
}
