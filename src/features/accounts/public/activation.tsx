import { Hono, type Context } from 'hono'
import { parseForm } from '#platform/form-body.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { LINKS } from '#ui/links.ts'
import type { Env } from '#src/context.ts'
import { activateCompte, resetPassword, type Choix } from '../commands/passwords.ts'
import { requestLink } from '../commands/requests.ts'
import { giveDevice, readDevice } from '../cookies.ts'
import { nothingForm, nouveauMotDePasseForm } from '../forms.ts'
import { findIdentite, findJeton, type EtatJeton, type Usage } from '../queries.ts'
import { PASSWORD_FAULTS, TEXTS } from '../texts.ts'
import { BadLinkPage, ChoosePasswordPage, showPrivate } from '../views.tsx'

/** The two links that lead to choosing a password: GET shows, POST consumes. */
export const activation = new Hono<Env>()

activation.get('/activation/:jeton', (c) => showLink(c, 'activation'))
activation.post('/activation/:jeton', (c) => choose(c, 'activation'))
activation.get('/mot-de-passe/:jeton', (c) => showLink(c, 'reinitialisation'))
activation.post('/mot-de-passe/:jeton', (c) => choose(c, 'reinitialisation'))

activation.post('/activation/:jeton/nouveau-lien', async (c) => {
  const parsed = parseForm(c.var.form, nothingForm)
  if (!parsed.ok) return showBadLink(c, 'activation', 'inconnu')
  await requestLink(c.var.ctx, jetonOf(c), c.var.address)
  return c.redirect('/inscription/envoyee', 303)
})

const PAGES = {
  activation: { title: 'Choisissez votre mot de passe', lead: 'Dernière étape\u00a0: votre compte s’ouvre dès que vous validez.', submit: 'Valider', path: '/activation', done: '/inscription/terminee' },
  reinitialisation: { title: 'Choisissez un nouveau mot de passe', lead: 'Vos connexions ouvertes sur d’autres appareils seront fermées.', submit: 'Valider', path: '/mot-de-passe', done: `${LINKS.signIn}?fait=mot_de_passe` },
} as const

function jetonOf(c: Context<Env>): string {
  return c.req.param('jeton') ?? ''
}

async function showLink(c: Context<Env>, usage: Usage) {
  const { ctx } = c.var
  const found = await findJeton(ctx.db, ctx.now, usage, jetonOf(c))
  return found.etat === 'valable' ? showChoice(c, usage, EMPTY_FORM) : showBadLink(c, usage, found.etat)
}

/** Only the holder of the link comes here: showing whose account it is tells nobody anything. */
async function showChoice(c: Context<Env>, usage: Usage, form: FormState, status: 200 | 422 | 503 = 200) {
  const { ctx } = c.var
  const found = await findJeton(ctx.db, ctx.now, usage, jetonOf(c))
  const compte = found.etat === 'valable' ? await findIdentite(ctx.db, { id: found.compteId }) : undefined
  if (!compte) return showBadLink(c, usage, 'utilise')
  const { title, lead, submit, path } = PAGES[usage]
  return showPrivate(c, <ChoosePasswordPage title={title} lead={lead} submit={submit} action={`${path}/${jetonOf(c)}`} email={compte.email} form={form} />, status)
}

async function choose(c: Context<Env>, usage: Usage) {
  const { identifiant: _, ...typed } = c.var.form
  const parsed = parseForm(typed, nouveauMotDePasseForm)
  if (!parsed.ok) return showChoice(c, usage, parsed, 422)
  const { mot_de_passe: motDePasse, mot_de_passe_confirmation: again } = parsed.data
  if (motDePasse !== again) return showChoice(c, usage, { values: {}, errors: { mot_de_passe_confirmation: TEXTS.different } }, 422)
  const work = usage === 'activation' ? activateCompte : resetPassword
  return answer(c, usage, await work(c.var.ctx, jetonOf(c), motDePasse, readDevice(c)))
}

function answer(c: Context<Env>, usage: Usage, choix: Choix) {
  switch (choix.issue) {
    case 'choisi':
      giveDevice(c, choix.appareil, false)
      return c.redirect(PAGES[usage].done, 303)
    case 'refuse':
      return showChoice(c, usage, { values: {}, errors: { mot_de_passe: PASSWORD_FAULTS[choix.faute] } }, 422)
    case 'occupe':
      c.header('retry-after', '5')
      return showChoice(c, usage, { values: {}, errors: { '': TEXTS.busy } }, 503)
    case 'lien':
      return showBadLink(c, usage, choix.etat)
  }
}

function showBadLink(c: Context<Env>, usage: Usage, etat: EtatJeton['etat']) {
  const known = etat === 'valable' ? 'utilise' : etat
  const renewal = usage === 'activation' ? <NewActivation jeton={jetonOf(c)} etat={known} /> : <NewReset used={known === 'utilise'} />
  return showPrivate(c, <BadLinkPage etat={known}>{renewal}</BadLinkPage>, 404)
}

function NewActivation(props: { jeton: string; etat: Exclude<EtatJeton['etat'], 'valable'> }) {
  if (props.etat === 'utilise') return <SignInActions />
  if (props.etat === 'inconnu') return <ButtonLink href={LINKS.signUp}>Recommencer l’inscription</ButtonLink>
  return (
    <Form action={`/activation/${props.jeton}/nouveau-lien`}>
      <Actions>
        <SubmitButton>Recevoir un nouveau lien</SubmitButton>
      </Actions>
    </Form>
  )
}

function NewReset(props: { used: boolean }) {
  if (props.used) return <SignInActions />
  return (
    <Actions>
      <ButtonLink href="/mot-de-passe-oublie">Recevoir un nouveau lien</ButtonLink>
      <ButtonLink href={LINKS.signIn} look="secondary">
        Me connecter
      </ButtonLink>
    </Actions>
  )
}

function SignInActions() {
  return (
    <Actions>
      <ButtonLink href={LINKS.signIn}>Me connecter</ButtonLink>
      <ButtonLink href="/mot-de-passe-oublie" look="secondary">
        J’ai oublié mon mot de passe
      </ButtonLink>
    </Actions>
  )
}
