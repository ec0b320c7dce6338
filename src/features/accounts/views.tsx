import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form, ErrorSummary, Hidden } from '#ui/form.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { heure } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { Notice } from '#ui/notice.tsx'
import { PasswordField } from '#ui/text-field.tsx'
import { show, type Env } from '#src/context.ts'
import type { Refused } from './commands/connexion.ts'
import { LIENS, PASSWORD_HINT, TEXTS } from './texts.ts'
import type { EtatJeton, Identite } from './queries.ts'

/** A page that nobody else may find in a shared browser's cache. */
export function showPrivate(c: Context<Env>, page: VNode, status: Parameters<typeof show>[2] = 200) {
  c.header('cache-control', 'no-store')
  return show(c, page, status)
}

/** When one may try again, in the header that machines read. */
export function sayWhen(c: Context<Env>, again: Temporal.Instant): void {
  c.header('retry-after', String(Math.max(1, Math.ceil(c.var.ctx.now.until(again).total('seconds')))))
}

/** Seconds for a short wait, the hour for a long one. */
export function waitText(now: Temporal.Instant, again: Temporal.Instant): string {
  const seconds = Math.max(1, Math.ceil(now.until(again).total('seconds')))
  if (seconds < 60) return `Trop d’essais. Attendez ${seconds} seconde${seconds > 1 ? 's' : ''} avant de recommencer.`
  return `Trop d’essais. Vous pourrez recommencer à ${heure(again.add({ seconds: 59 }))}.`
}

/** What to say, and with which status, of a password or a code that did not open. */
export function refusalOf(c: Context<Env>, refused: Refused, wrong: string): { message: string; status: 422 | 429 | 503 } {
  if (refused.issue === 'refusee') return { message: wrong, status: 422 }
  if (refused.issue === 'occupe') {
    c.header('retry-after', '5')
    return { message: TEXTS.busy, status: 503 }
  }
  sayWhen(c, refused.again)
  return { message: waitText(c.var.ctx.now, refused.again), status: 429 }
}

export function fullNameOf({ civilite, prenom, nom }: Pick<Identite, 'civilite' | 'prenom' | 'nom'>): string {
  return `${civilite === undefined ? '' : { madame: 'Madame ', monsieur: 'Monsieur ' }[civilite]}${prenom} ${nom}`
}

/** Two by two. */
export function writeTelephone(telephone: string): string {
  return telephone.replace(/(\d{2})(?=\d)/g, '$1\u00a0')
}

/** An error of the whole form, above its fields. */
export function formError(values: FormState['values'], message: string): FormState {
  return { values, errors: { '': message } }
}

/** What stands above the fields: what is wrong with the whole, or the list of what is to correct. */
export function FormProblem(props: { form: FormState }) {
  const message = props.form.errors['']
  if (message === undefined) return <ErrorSummary form={props.form} />
  return (
    <Notice tone="danger" announce>
      {message}
    </Notice>
  )
}

export function ChoosePasswordPage(props: { title: string; lead: string; action: string; email: string; form: FormState; submit: string }) {
  return (
    <Page title={props.title} invalid={Object.keys(props.form.errors).length > 0}>
      <PageTitle lead={props.lead}>{props.title}</PageTitle>
      <FormProblem form={props.form} />
      <Form action={props.action}>
        <AccountName email={props.email} />
        <NewPasswordFields form={props.form} />
        <Actions>
          <SubmitButton>{props.submit}</SubmitButton>
        </Actions>
      </Form>
    </Page>
  )
}

/** Password managers keep the password under this name. */
function AccountName(props: { email: string }) {
  return (
    <p>
      Compte&nbsp;: <strong>{props.email}</strong>
      <input type="text" name="identifiant" value={props.email} autocomplete="username" readOnly hidden />
    </p>
  )
}

export function NewPasswordFields(props: { form: FormState }) {
  return (
    <>
      <PasswordField form={props.form} name="mot_de_passe" label="Mot de passe" hint={PASSWORD_HINT} autocomplete="new-password" />
      <PasswordField form={props.form} name="mot_de_passe_confirmation" label="Le même mot de passe, une seconde fois" autocomplete="new-password" />
    </>
  )
}

export function BadLinkPage(props: { etat: Exclude<EtatJeton['etat'], 'valable'>; children: ComponentChildren }) {
  const { title, text } = LIENS[props.etat]
  return (
    <Page title={title}>
      <PageTitle lead={text}>{title}</PageTitle>
      {props.children}
    </Page>
  )
}

/** The same for every address that one may type. */
export function SentPage(props: { title: string; email: string | undefined; validity: string; inbox: boolean }) {
  return (
    <Page title={props.title}>
      <PageTitle kicker="Dernière étape">{props.title}</PageTitle>
      <Notice tone="info" title="Ouvrez votre messagerie">
        <p>
          {props.email === undefined ? 'Nous écrivons à l’adresse que vous nous avez donnée, si elle attend ce message.' : <>Nous écrivons à <strong>{props.email}</strong>.</>} {props.validity}
        </p>
        <p>Rien ne vient&nbsp;? Regardez dans les courriers indésirables. Si l’adresse est mal écrite, recommencez avec la bonne.</p>
      </Notice>
      <Actions>
        {props.inbox && <ButtonLink href={LINKS.demonstration}>Ouvrir la messagerie de démonstration</ButtonLink>}
        <ButtonLink href={LINKS.signIn} look="secondary">
          Me connecter
        </ButtonLink>
      </Actions>
    </Page>
  )
}

type ConfirmProps = { action: string; carried: readonly (readonly [string, string])[]; name: string; error?: string }

/** Before what matters most, the password once more; what was typed waits in the page (K24). */
export function ConfirmPasswordPage(props: ConfirmProps) {
  const form = props.error === undefined ? EMPTY_FORM : { values: {}, errors: { [props.name]: props.error } }
  return (
    <Page title="Confirmez votre mot de passe" invalid={props.error !== undefined}>
      <PageTitle lead={`Cette étape protège vos informations si vous avez laissé votre écran ouvert.${props.carried.some(([name]) => name !== 'suite') ? ' Ce que vous avez saisi est gardé.' : ''}`}>Confirmez votre mot de passe</PageTitle>
      <ErrorSummary form={form} />
      <Form action={props.action}>
        {props.carried.map(([name, value], index) => (
          <Hidden key={`${name} ${index}`} name={name} value={value} />
        ))}
        <PasswordField form={form} name={props.name} label="Mot de passe" />
        <Actions>
          <SubmitButton>Continuer</SubmitButton>
          <ButtonLink href="/mot-de-passe-oublie" look="quiet">
            Mot de passe oublié
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
