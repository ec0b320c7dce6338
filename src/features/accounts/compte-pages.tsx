import type { Temporal } from 'temporal-polyfill'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { heure, jour, jourChiffres, jourDe } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { PasswordField } from '#ui/text-field.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { Identite, LigneHistorique, SessionOuverte } from './queries.ts'
import { HISTORIQUE, PORTAILS } from './texts.ts'
import { FormProblem, fullNameOf, NewPasswordFields, writeTelephone } from './views.tsx'

const ACCOUNT = { href: '/compte', label: 'Mon compte' }

export function ComptePage(props: { identite: Identite; sessions: readonly SessionOuverte[]; historique: readonly LigneHistorique[] }) {
  return (
    <Page title="Mon compte">
      <PageTitle kicker={PORTAILS[props.identite.portail]}>Mon compte</PageTitle>
      <Section title="Mes informations">
        <Facts items={factsOf(props.identite)} />
        <AccountActions portail={props.identite.portail} />
      </Section>
      <Sessions sessions={props.sessions} />
      <Section title="Historique du compte">
        <Timeline items={props.historique.map(toItem)} />
      </Section>
      {props.identite.portail === 'demandeur' && <Leave />}
    </Page>
  )
}

/** Accounts of professionals are kept by those who opened them. */
function AccountActions(props: Pick<Identite, 'portail'>) {
  return (
    <Actions>
      {props.portail === 'demandeur' && <ButtonLink href="/compte/identite" look="secondary">Corriger mes informations</ButtonLink>}
      <ButtonLink href="/compte/mot-de-passe" look="secondary">Changer mon mot de passe</ButtonLink>
    </Actions>
  )
}

function Leave() {
  return (
    <Section title="Fermer mon compte" lead="Vos informations seront effacées d’AL’in. La page suivante dit tout ce que cela change, avant de le faire.">
      <Actions>
        <ButtonLink href="/compte/fermeture" look="secondary">Fermer mon compte</ButtonLink>
      </Actions>
    </Section>
  )
}

function factsOf(identite: Identite) {
  const { email, telephone } = identite
  return [
    { label: 'Nom', value: fullNameOf(identite) },
    { label: 'Adresse e-mail', value: email },
    ...(telephone === undefined ? [] : [{ label: 'Téléphone portable', value: writeTelephone(telephone) }]),
  ]
}

function Sessions(props: { sessions: readonly SessionOuverte[] }) {
  return (
    <Section title="Mes connexions ouvertes" lead="Fermez celles que vous ne reconnaissez pas, puis changez votre mot de passe.">
      <Table
        caption="Mes connexions ouvertes"
        captionHidden
        rows={props.sessions}
        rowKey={(session) => session.reference}
        columns={[
          { key: 'appareil', label: 'Appareil', heading: true, render: (session) => (session.courante ? 'Cet appareil' : 'Autre appareil') },
          { key: 'ouverte', label: 'Ouverte', render: (session) => shortWhen(session.creeLe) },
          { key: 'vue', label: 'Dernière activité', render: (session) => shortWhen(session.vueLe) },
          { key: 'fermer', label: 'État', render: (session) => (session.courante ? 'En cours' : <CloseSession session={session} />) },
        ]}
      />
      <Form action="/deconnexion/partout">
        <Actions>
          <SubmitButton look="secondary">Me déconnecter de tous les appareils</SubmitButton>
        </Actions>
      </Form>
    </Section>
  )
}

function shortWhen(instant: Temporal.Instant): string {
  return `${jourChiffres(jourDe(instant))} à ${heure(instant)}`
}

function CloseSession(props: { session: SessionOuverte }) {
  return (
    <Form action="/compte/sessions/fermer" layout="inline">
      <Hidden name="session" value={props.session.reference} />
      <SubmitButton look="secondary" small>
        Fermer<span class="sr-only"> la connexion ouverte le {shortWhen(props.session.creeLe)}</span>
      </SubmitButton>
    </Form>
  )
}

function toItem({ id, quand, action }: LigneHistorique) {
  return { id: String(id), when: `${jour(jourDe(quand))} à ${heure(quand)}`, datetime: quand.toString(), title: HISTORIQUE[action] ?? 'Modification du compte' }
}

export function MotDePassePage(props: { form: FormState }) {
  return (
    <Page title="Changer mon mot de passe" invalid={Object.keys(props.form.errors).length > 0} back={ACCOUNT}>
      <PageTitle lead="Vos connexions ouvertes sur d’autres appareils seront fermées, et nous vous écrirons.">Changer mon mot de passe</PageTitle>
      <FormProblem form={props.form} />
      <Form action="/compte/mot-de-passe">
        <PasswordField form={props.form} name="mot_de_passe_actuel" label="Mot de passe actuel" />
        <NewPasswordFields form={props.form} />
        <Actions>
          <SubmitButton>Changer mon mot de passe</SubmitButton>
          <ButtonLink href="/compte" look="quiet">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
