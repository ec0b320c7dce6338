import { ButtonLink } from '#ui/button.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/request-view.tsx'
import { StepsExplained } from '#ui/steps-explained.tsx'
import { Table } from '#ui/table.tsx'
import { baremeAt } from '#domain/baremes/bareme.ts'
import { TYPOLOGIES_PAR_MENAGE } from '#domain/baremes/typologie.ts'
import type { Jour } from '#domain/jour.ts'

export function CommentPage(props: { today: Jour }) {
  return (
    <Page title="Comment ça marche" active="comment" publicNav>
      <PageTitle lead="De la demande aux clés, chaque étape a sa règle, son délai et son message.">Comment ça marche</PageTitle>
      <Qui />
      <Avant />
      <Section title="Les six étapes d’une candidature" lead="On postule à un seul logement à la fois.">
        <StepsExplained />
      </Section>
      <Tailles rows={typologiesAt(props.today)} />
      <Revenus />
      <Section title="Si l’on vous attribue un logement">
        <p>Vous avez au moins dix jours pour répondre. Le délai ne finit jamais un samedi, un dimanche ou un jour férié. Ne pas répondre compte comme un refus.</p>
        <Notice tone="warning" title="Ne donnez pas congé trop tôt">
          <p>Attendez l’accord du bailleur et la date de disponibilité du logement avant de quitter celui que vous avez.</p>
        </Notice>
      </Section>
      {useView().user === undefined && (
        <p>
          <ButtonLink href="/inscription">Créer mon compte</ButtonLink>
        </p>
      )}
    </Page>
  )
}

function Qui() {
  return (
    <Section title="Pour qui">
      <p>Tout le monde peut ouvrir un compte et voir les offres. Passent d’abord{'\u00a0'}:</p>
      <ul>
        <li>les salariés d’une entreprise privée de 10{'\u00a0'}salariés ou plus (50 dans l’agriculture){'\u00a0'};</li>
        <li>les personnes que la loi déclare prioritaires, comme celles reconnues au titre du droit au logement opposable (DALO).</li>
      </ul>
      <p>S’inscrire ne donne pas de priorité. Une demande plus ancienne peut être dépassée par une demande plus prioritaire.</p>
    </Section>
  )
}

function Avant() {
  return (
    <Section title="Avant de commencer">
      <p>
        Il vous faut un <a href="/numero-unique">numéro unique</a>, un dossier complet et vos pièces déposées sur le site où vous avez fait la demande. Inscrivez-vous comme demandeur principal si vous
        voulez bénéficier de la politique de votre entreprise.
      </p>
      <p>La demande se renouvelle chaque année. Sans renouvellement, elle est radiée et l’ancienneté est perdue.</p>
    </Section>
  )
}

type Taille = { personnes: string; typologies: string }

/** The table in force, written as people read it. */
function typologiesAt(today: Jour): readonly Taille[] {
  const table = baremeAt(TYPOLOGIES_PAR_MENAGE, today)?.valeurs ?? []
  return table.map((typologies, index) => {
    const last = index === table.length - 1
    return { personnes: last ? `${index + 1} et plus` : String(index + 1), typologies: `${typologies[0]} à ${last ? `${typologies.at(-1)} et plus` : typologies.at(-1)}` }
  })
}

function Tailles(props: { rows: readonly Taille[] }) {
  return (
    <Section title="Quelle taille de logement">
      <Table
        caption="Logements possibles selon le nombre de personnes"
        columns={[
          { key: 'personnes', label: 'Personnes', heading: true, render: (row) => row.personnes },
          { key: 'typologies', label: 'Logements', render: (row) => row.typologies },
        ]}
        rows={props.rows}
        rowKey={(row) => row.personnes}
      />
    </Section>
  )
}

function Revenus() {
  return (
    <Section title="Quels revenus">
      <p>
        Chaque logement a un plafond de ressources. On compare le revenu fiscal de référence de tout le foyer, celui d’il y a deux ans, ou celui de l’an dernier s’il est plus bas d’au moins 10{'\u00a0'}%. Chaque
        financement (PLAI, PLUS, PLS, PLI, LLI) a son propre plafond.
      </p>
      <p>Comptez aussi que le loyer, charges comprises, devrait rester autour du tiers de vos revenus avec l’aide au logement. C’est un repère, jamais un refus.</p>
      <p>
        <ButtonLink href="/simulation" look="secondary">
          Simuler mes droits
        </ButtonLink>
      </p>
    </Section>
  )
}
