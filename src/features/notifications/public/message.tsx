import type { Temporal } from 'temporal-polyfill'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RefusedPage } from '#ui/fault-page.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jourHeure } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { MessageConnu } from '../queries/message.ts'

const FRAUDE = 'fraude.als@actionlogement.fr'
type Props = { form: FormState; reponse?: MessageConnu | 'inconnu' }

/** Type the code that stands at the foot of a message: was it ours? Never whose address it went to. */
export function MessagePage(props: Props) {
  const { form, reponse } = props
  return (
    <Page title="Ce message vient-il d’AL’in ?" active="aide" publicNav invalid={Object.keys(form.errors).length > 0}>
      <PageTitle lead="Chaque message d’AL’in porte un code, en bas. Tapez-le ici.">Ce message vient-il d’AL’in{'\u00a0'}?</PageTitle>
      <ErrorSummary form={form} />
      {reponse !== undefined && (reponse === 'inconnu' ? <Inconnu /> : <Connu message={reponse} />)}
      <Form action="/message" label="Vérifier un message">
        <TextField form={form} name="code" label="Code du message" hint="Huit lettres ou chiffres, par exemple K7MP 4XRT. Les espaces et les majuscules ne comptent pas." width="medium" maxLength={60} autocomplete="off" spellcheck={false} autocapitalize="characters" />
        <Actions>
          <SubmitButton>Vérifier</SubmitButton>
        </Actions>
      </Form>
      <Section title="Reconnaître un faux message">
        <div class="prose">
          <ul>
            <li>Nous ne demandons jamais d’argent. Tout est gratuit de bout en bout.</li>
            <li>Nous ne demandons ni mot de passe, ni numéro de carte, ni pièce par retour de message.</li>
            <li>Nos liens mènent à ce site, jamais ailleurs.</li>
            <li>Toute information vraie est aussi dans votre espace. Dans le doute, n’ouvrez pas le lien{'\u00a0'}: entrez depuis la page d’accueil.</li>
          </ul>
        </div>
      </Section>
    </Page>
  )
}

function Connu(props: { message: MessageConnu }) {
  return (
    <Notice tone="success" announce title="Oui, ce message vient de nous">
      <p>
        Nous l’avons envoyé {jourHeure(props.message.envoyeLe)}. Son objet{'\u00a0'}: «{'\u00a0'}{props.message.sujet}{'\u00a0'}».
      </p>
      <p>L’objet ou le jour ne sont pas les mêmes{'\u00a0'}? Quelqu’un a peut-être recopié le code{'\u00a0'}: ne cliquez sur rien et écrivez à {FRAUDE}.</p>
    </Notice>
  )
}

function Inconnu() {
  return (
    <Notice tone="warning" announce title="Nous ne connaissons pas ce code" actions={<ButtonLink href={`mailto:${FRAUDE}`} look="secondary" small>Signaler ce message</ButtonLink>}>
      <p>Vérifiez chaque lettre. Si le code est bien celui-là, ce message ne vient sans doute pas de nous.</p>
      <p>Ne cliquez sur aucun lien, ne payez rien, ne donnez aucun mot de passe. Transférez-le à {FRAUDE}, puis effacez-le. Vous avez déjà répondu{'\u00a0'}? Changez votre mot de passe et appelez-nous au 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800.</p>
    </Notice>
  )
}

export function TropDeCodesPage(props: { again: Temporal.Instant }) {
  return <RefusedPage title="Trop de codes essayés" why={`Pour protéger nos messages, on peut en vérifier trente par heure. Recommencez ${jourHeure(props.again)}.`} />
}
