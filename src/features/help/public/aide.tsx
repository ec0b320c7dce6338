import { Disclosure } from '#ui/disclosure.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { QUESTIONS } from '../texts.ts'

/** `expediteur`: the very address of our mails, for people compare it with what they received. */
export function AidePage(props: { expediteur: string }) {
  return (
    <Page title="Aide" active="aide" publicNav>
      <PageTitle lead="Les réponses aux questions qui reviennent, et quelqu’un à qui parler.">Aide</PageTitle>
      <Section title="Nous appeler">
        <p class="lead">
          <a href="tel:+33970800800">0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800</a>
        </p>
        <p>Du lundi au vendredi, de 9{'\u00a0'}h à 18{'\u00a0'}h, heure de métropole. Prix d’un appel local, sans supplément.</p>
      </Section>
      <Section title="Questions fréquentes">
        {QUESTIONS.map(({ question, reponse }) => (
          <Disclosure key={question} summary={question}>
            {reponse.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Disclosure>
        ))}
      </Section>
      <Section title="Ce message vient-il d’AL’in ?" id="messages">
        <p>Nos messages partent de {props.expediteur}. Leurs liens mènent à ce site, jamais ailleurs. Ils ne demandent ni argent, ni mot de passe, ni numéro de carte, ni pièce jointe par retour.</p>
        <p>
          Chaque message porte un code, en bas. <a href={LINKS.messageCheck}>Vérifier un message avec son code</a>
        </p>
        <p>Un doute{'\u00a0'}? N’ouvrez pas le lien. Entrez dans votre espace depuis la page d’accueil{'\u00a0'}: toute information vraie s’y trouve aussi. Signalez le message à fraude.als@actionlogement.fr.</p>
      </Section>
      <Section title="Les aides d’Action Logement">
        <p>Une avance pour le dépôt de garantie (Loca-Pass), une garantie pour le bailleur (Visale) et d’autres aides existent. Les conditions sont sur le site d’Action Logement.</p>
        <p>
          <a href="https://www.actionlogement.fr/" rel="external">
            Voir les aides sur actionlogement.fr
          </a>
        </p>
        <p>L’aide à la mobilité Mobili-Pass est suspendue depuis l’été 2023 (à vérifier sur ce site).</p>
      </Section>
    </Page>
  )
}
