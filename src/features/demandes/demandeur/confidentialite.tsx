import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jourHeure } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { Choix, Consentement, LoadedDemande } from '../queries.ts'
import { CHOIX, VERSION_CONSENTEMENT, VISIBLES_CHOIX_2, type Flash } from '../texts.ts'
import { EtapesDossier } from '../views.tsx'

const BACK = { href: '/demandeur', label: 'Ma situation' }
type Props = { loaded: LoadedDemande; form: FormState; historique: readonly Consentement[]; flash?: Flash }

/** F120–F123, K26: three choices, each with what it shows and what it costs; free to change, and the changes are shown. */
export function ConfidentialitePage(props: Props) {
  const { loaded, form, historique } = props
  const first = loaded.choix === undefined
  return (
    <Page title="Mes données et mon entreprise" active="situation" back={first ? undefined : BACK} invalid={Object.keys(form.errors).length > 0}>
      {first && <EtapesDossier at={2} />}
      <PageTitle lead={`Vous décidez de ce que ${employeurOf(loaded)} peut voir. Vous pouvez changer d’avis quand vous voulez : cela s’applique tout de suite.`}>Mes données et mon entreprise</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      <ErrorSummary form={form} />
      <Form action="/demandeur/confidentialite">
        <RadioGroup form={form} name="choix" label="Que peut voir votre entreprise ?" look="cards" options={OPTIONS} defaultValue={loaded.choix?.toString()} />
        <Actions>
          <SubmitButton>Enregistrer mon choix</SubmitButton>
          {!first && <ButtonLink href="/demandeur" look="secondary">Annuler</ButtonLink>}
        </Actions>
      </Form>
      <Disclosure summary="Les dix informations du choix 2" open={first}>
        <ol>
          {VISIBLES_CHOIX_2.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      </Disclosure>
      <Rgpd />
      {historique.length > 0 && <Historique items={historique} />}
    </Page>
  )
}

function employeurOf({ rattachement }: LoadedDemande): string {
  return rattachement?.entreprise?.nom ?? rattachement?.nomEmployeur ?? 'votre entreprise'
}

const OPTIONS = ([1, 2, 3] as const).map((choix) => ({ value: String(choix), label: `Choix ${choix}\u00a0: ${CHOIX[choix].titre.charAt(0).toLowerCase()}${CHOIX[choix].titre.slice(1)}`, hint: <Consequences choix={choix} /> }))

function Consequences(props: { choix: Choix }): ComponentChildren {
  const { voit, points } = CHOIX[props.choix]
  return (
    <>
      {voit}
      <br />
      <strong>{points}</strong>
    </>
  )
}

/** F123. */
function Rgpd() {
  return (
    <Disclosure summary="Comment vos données sont protégées">
      <p>
        Action Logement Services traite ces données pour vous proposer un logement. Votre entreprise ne reçoit que ce que vous choisissez ici, en lecture seule, et seulement pour valider et suivre votre demande. Les
        choix 2 et 3 sont deux consentements distincts. Les retirer n’efface pas ce que votre entreprise a déjà lu, mais elle ne voit plus rien ensuite.
      </p>
      <p>
        <a href="/donnees-personnelles">Vos droits et nos durées de conservation</a>
      </p>
    </Disclosure>
  )
}

/** P-07: what was chosen, when, and on which text. */
function Historique(props: { items: readonly Consentement[] }) {
  return (
    <Section title="Historique de vos choix">
      <Timeline
        label="Historique de vos choix"
        items={props.items.map(({ id, choix, version, donneLe }, index) => ({
          id: String(id),
          when: jourHeure(donneLe),
          datetime: donneLe.toString(),
          title: `Choix ${choix}\u00a0: ${CHOIX[choix].titre.toLowerCase()}`,
          text: `${index === 0 ? 'En vigueur. ' : ''}Version ${version} du texte${version === VERSION_CONSENTEMENT ? '' : ', remplacée depuis'}.`,
          tone: index === 0 ? 'green' : 'grey',
        }))}
      />
    </Section>
  )
}
