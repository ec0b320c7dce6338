import { Actions, ButtonLink } from '#ui/button.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Flash } from '../texts.ts'

/** Before import (F106–F110): one question, the warning, and what will follow. */
export function SansDemandePage(props: { prenom: string; flash?: Flash }) {
  return (
    <Page title="Ma situation" active="situation">
      <PageTitle lead="Pour vous montrer les logements qui vous conviennent, il nous faut votre demande de logement social.">Bienvenue{props.prenom === '' ? '' : ` ${props.prenom}`}</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      <Section band="tint" title="J’ai déjà un numéro NUR ou NUD">
        <p>C’est le numéro unique de votre demande de logement social{'\u00a0'}: régional (NUR) ou départemental (NUD), 18{'\u00a0'}caractères.</p>
        <Actions>
          <ButtonLink href="/demandeur/import">Oui, j’ai mon numéro</ButtonLink>
          <ButtonLink href="/numero-unique" look="secondary">Non, pas encore</ButtonLink>
        </Actions>
      </Section>
      <Notice tone="warning" title="Sans votre demande">
        <p>
          Vous pouvez regarder <a href="/offres">toutes les offres</a>, mais elles peuvent ne pas être adaptées à votre situation, et vous ne pouvez pas postuler.
        </p>
      </Notice>
      <Section title="La suite, dans l’ordre">
        <ol>
          <li>Nous relisons votre situation au registre national.</li>
          <li>Vous dites où vous travaillez, et ce que votre entreprise peut voir.</li>
          <li>Vous vérifiez que vos pièces justificatives sont déposées.</li>
          <li>Nous vous proposons les logements qui vous correspondent{'\u00a0'}: par exemple, une personne seule ne se voit pas proposer de T3.</li>
          <li>Vous postulez, à un logement à la fois.</li>
        </ol>
      </Section>
    </Page>
  )
}
