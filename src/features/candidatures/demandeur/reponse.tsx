import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { RefusedPage } from '#ui/fault-page.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { writeFin } from '../queries/a-faire.ts'
import type { SuivieFiche } from '../queries/fiche.ts'
import { LogementLine } from '../views.tsx'

export type Choix = 'accepter' | 'refuser'
type Props = { candidature: SuivieFiche; choix: Choix | undefined; /** The landlord let a date pass (silence clock). */ enRetard: boolean; /** A form came without an answer. */ vide?: boolean }

/** What each answer does is said before it is given. One alone is shown to whoever chose it, the other is a link away. */
export function ReponsePage(props: Props) {
  const { candidature, choix } = props
  const back = `/demandeur/candidatures/${candidature.id}`
  return (
    <Page title={TITRES[choix ?? 'deux']} active="candidatures" back={{ href: back, label: 'Votre candidature' }} invalid={props.vide}>
      <PageTitle>{TITRES[choix ?? 'deux']}</PageTitle>
      {props.vide && <Notice tone="danger" announce title="Choisissez une réponse">Rien n’a été enregistré.</Notice>}
      <LogementLine offre={candidature} />
      {candidature.echeance_le && (
        <p>
          Votre réponse est attendue jusqu’au <strong>{writeFin(candidature.echeance_le)}</strong>. Sans réponse, c’est un refus.
        </p>
      )}
      {props.enRetard && choix !== 'accepter' && (
        <Notice tone="info" title="Le bailleur est en retard" actions={<ButtonLink href={`${back}/retrait`} look="secondary" small>Partir sans pénalité</ButtonLink>}>
          <p>Si vous ne voulez pas de ce logement, annulez votre candidature{'\u00a0'}: cela ne vous coûte aucun point. Refuser, ou ne pas répondre, en coûte 40.</p>
        </Notice>
      )}
      {choix !== 'refuser' && <Accepter action={`${back}/reponse`} />}
      {choix !== 'accepter' && <Refuser action={`${back}/reponse`} />}
      <Autre back={back} choix={choix} />
    </Page>
  )
}

const TITRES: Readonly<Record<Choix | 'deux', string>> = { accepter: 'Accepter ce logement', refuser: 'Refuser ce logement', deux: 'Votre réponse pour ce logement' }

function Accepter(props: { action: string }) {
  return (
    <Answer action={props.action} reponse="accepter" titre="Si vous acceptez" bouton="J’accepte ce logement">
      <li>Le logement est pour vous. Les autres candidats sont prévenus et libérés.</li>
      <li>Le bailleur prépare le bail et vous donne rendez-vous. Il faudra le dépôt de garantie et une assurance habitation.</li>
      <li>Ne donnez pas congé de votre logement actuel avant d’avoir signé le bail.</li>
      <li>Si vous changez d’avis ensuite, cela comptera comme un refus{'\u00a0'}: 40{'\u00a0'}points de moins.</li>
    </Answer>
  )
}

function Refuser(props: { action: string }) {
  return (
    <Answer action={props.action} reponse="refuser" titre="Si vous refusez" bouton="Je refuse ce logement">
      <li>Vos prochaines candidatures auront 40{'\u00a0'}points de moins.</li>
      <li>Si vous êtes reconnu prioritaire au titre du droit au logement opposable (DALO), vous pouvez perdre cette priorité.</li>
      <li>Le logement est proposé au candidat suivant. Vous ne pourrez pas revenir en arrière.</li>
      <li>Vous pourrez postuler ailleurs tout de suite. Votre demande reste active.</li>
    </Answer>
  )
}

function Answer(props: { action: string; reponse: Choix; titre: string; bouton: string; children: ComponentChildren }) {
  return (
    <Card title={props.titre} tone={props.reponse === 'accepter' ? 'sun' : 'plain'}>
      <div class="prose">
        <ul>{props.children}</ul>
      </div>
      <Form action={props.action} label={props.titre}>
        <Hidden name="reponse" value={props.reponse} />
        <Actions>
          <SubmitButton look={props.reponse === 'accepter' ? 'primary' : 'danger'}>{props.bouton}</SubmitButton>
        </Actions>
      </Form>
    </Card>
  )
}

function Autre(props: { back: string; choix: Choix | undefined }) {
  const { back, choix } = props
  return (
    <Actions>
      {choix !== undefined && (
        <ButtonLink href={`${back}/reponse?choix=${choix === 'accepter' ? 'refuser' : 'accepter'}`} look="secondary">
          {choix === 'accepter' ? 'Plutôt refuser' : 'Plutôt accepter'}
        </ButtonLink>
      )}
      <ButtonLink href={back} look="secondary">
        Répondre plus tard
      </ButtonLink>
    </Actions>
  )
}

/** Too late, or answered already elsewhere: what happened, and nothing lost. */
export function ActeImpossiblePage(props: { title: string; why: string; id: number }) {
  return <RefusedPage title={props.title} why={props.why} active="candidatures" actions={<ButtonLink href={`/demandeur/candidatures/${props.id}`}>Voir ma candidature</ButtonLink>} />
}
