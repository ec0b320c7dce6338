import { Hono } from 'hono'
import { parseForm } from '#platform/form-body.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { EmailField } from '#ui/text-field.tsx'
import type { Env } from '#src/context.ts'
import { requestReset } from '../commands/requests.ts'
import { emailForm } from '../forms.ts'
import { seal, unseal } from '../sealed.ts'
import { formError, FormProblem, sayWhen, SentPage, showPrivate, waitText } from '../views.tsx'

export const oubli = new Hono<Env>()

oubli.get('/mot-de-passe-oublie', (c) => showPrivate(c, <OubliPage form={EMPTY_FORM} />))

oubli.post('/mot-de-passe-oublie', async (c) => {
  const { ctx } = c.var
  const parsed = parseForm(c.var.form, emailForm)
  if (!parsed.ok) return showPrivate(c, <OubliPage form={parsed} />, 422)
  const attempt = await requestReset(ctx, parsed.data.email, c.var.address)
  if (attempt.ok) return c.redirect(`/mot-de-passe-oublie/envoye?a=${seal(ctx, parsed.data.email)}`, 303)
  sayWhen(c, attempt.again)
  return showPrivate(c, <OubliPage form={formError(c.var.form, waitText(ctx.now, attempt.again))} />, 429)
})

oubli.get('/mot-de-passe-oublie/envoye', (c) => {
  const email = unseal(c.var.ctx, c.req.query('a'))
  return showPrivate(c, <SentPage title="Si un compte existe, un message arrive" email={email} inbox={c.var.ctx.settings.demonstration} validity="Si cette adresse a un compte, le lien du message vous permet de choisir un nouveau mot de passe. Il est valable une heure." />)
})

function OubliPage(props: { form: FormState }) {
  return (
    <Page title="Mot de passe oublié" invalid={Object.keys(props.form.errors).length > 0} back={{ href: LINKS.signIn, label: 'Connexion' }}>
      <PageTitle lead="Indiquez l’adresse e-mail de votre compte. Nous vous y envoyons un lien pour choisir un nouveau mot de passe.">Mot de passe oublié</PageTitle>
      <FormProblem form={props.form} />
      <Form action="/mot-de-passe-oublie">
        <EmailField form={props.form} name="email" label="Adresse e-mail" maxLength={254} />
        <Actions>
          <SubmitButton>Recevoir le lien</SubmitButton>
          <ButtonLink href={LINKS.help} look="quiet">
            Je n’ai plus accès à cette adresse
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
