import { writeCritere, type CriterePolitique } from '#domain/politique.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { pluriel } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import type { Entreprise } from '../queries.ts'
import { LIRE_SANS_DELEGUER, type Flash } from '../texts.ts'

type Props = { entreprise: Entreprise; enAttente: number; peutDeleguer: boolean; flash: Flash | undefined; erreur?: string | undefined }

/** Who validates (F184): what each answer does is said before it is given. */
export function DelegationPage(props: Props) {
  const { entreprise, flash } = props
  return (
    <Page title="Délégation" active="delegation" back={{ href: '/entreprise', label: 'Tableau de bord' }} invalid={props.erreur !== undefined}>
      <PageTitle kicker={entreprise.nom} actions={<Status tone={entreprise.delegation ? 'green' : 'blue'} large>{entreprise.delegation ? 'Confiée à Action Logement' : 'Par votre entreprise'}</Status>}>
        Qui valide vos salariés{'\u00a0'}?
      </PageTitle>
      {flash && <Notice tone={flash.ton} announce>{flash.texte}</Notice>}
      {props.erreur !== undefined && <Notice tone="danger" announce>{props.erreur}</Notice>}
      {entreprise.delegation ? <Reprendre /> : <Deleguer entreprise={entreprise} enAttente={props.enAttente} />}
      {props.peutDeleguer ? <Choix delegation={entreprise.delegation} /> : <p>{LIRE_SANS_DELEGUER} Demandez à un administrateur de votre espace.</p>}
    </Page>
  )
}

function Choix(props: { delegation: boolean }) {
  return (
    <Form action="/entreprise/delegation">
      <Hidden name="delegation" value={props.delegation ? 'non' : 'oui'} />
      <Actions>
        <SubmitButton>{props.delegation ? 'Reprendre la validation' : 'Confier la validation à Action Logement'}</SubmitButton>
        <ButtonLink href="/entreprise" look="secondary">Ne rien changer</ButtonLink>
      </Actions>
    </Form>
  )
}

function Deleguer(props: { entreprise: Entreprise; enAttente: number }) {
  const { entreprise, enAttente } = props
  return (
    <Section title="Si vous confiez la validation à Action Logement">
      <ul>
        <li>
          {enAttente === 0 ? 'Personne n’attend votre réponse en ce moment.' : `${pluriel(enAttente, 'salarié attend', 'salariés attendent')} votre réponse\u00a0: ceux qui remplissent vos règles sont validés dans les minutes qui viennent.`}
        </li>
        <li>Les nouveaux sont validés dès qu’ils déclarent travailler chez vous{entreprise.code === undefined ? '' : ', s’ils donnent votre code entreprise'}.</li>
        <Acces criteres={entreprise.politique.acces ?? []} />
        <li>Leurs points changent aussitôt, et chacun est prévenu. Les réponses que vous avez déjà données restent.</li>
        <li>Vous gardez la main{'\u00a0'}: vous pouvez refuser une personne, ou reprendre la validation quand vous voulez.</li>
      </ul>
    </Section>
  )
}

function Acces(props: { criteres: readonly CriterePolitique[] }) {
  if (props.criteres.length === 0) return <li>Vous n’avez pas de règle d’accès{'\u00a0'}: tous ceux qui déclarent travailler chez vous sont validés.</li>
  return (
    <li>
      Vos règles d’accès décident{'\u00a0'}: {props.criteres.map(writeCritere).join(', ')}. Ceux qui ne les remplissent pas, ou dont une information manque, restent à valider par vous ou sont refusés avec cette raison.
    </li>
  )
}

function Reprendre() {
  return (
    <Section title="Si vous reprenez la validation">
      <ul>
        <li>Les réponses données restent, et les points avec elles.</li>
        <li>Chaque nouveau salarié attend votre réponse. Sans elle, il n’a pas les points de votre entreprise.</li>
        <li>Vous recevez un message quand quelqu’un attend.</li>
      </ul>
    </Section>
  )
}
