import type { ComponentChildren } from 'preact'
import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { jour, jourHeure } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Confirmation, RefusImport } from '../commands/confirm.ts'
import { SITE_NATIONAL, type Flash } from '../texts.ts'
import { EtapesDossier, RegistreCards, type NomCommune } from '../views.tsx'

type Props = { confirmation: Confirmation; communes: NomCommune; valideJusquAu: string; flash?: Flash }

/** After the code: everything that was read, before anything is attached (K23). */
export function ConfirmationPage(props: Props) {
  const { registre, luLe, refus } = props.confirmation
  return (
    <Page title="Est-ce bien votre demande ?" active="situation" width="wide" invalid={refus.length > 0}>
      <EtapesDossier at={0} />
      <PageTitle lead={`Voici ce que le registre national nous a donné ${jourHeure(luLe)}.`}>Est-ce bien votre demande{'\u00a0'}?</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      {refus.map((one) => (
        <RefusNotice key={one.cause} refus={one} />
      ))}
      <Facts
        items={[
          { label: 'Numéro unique', value: writeNumeroUnique(registre.numeroUnique) },
          { label: 'Déposée le', value: jour(registre.dateCreation), hint: 'C’est elle qui donne votre ancienneté.' },
          { label: 'Valable jusqu’au', value: jour(props.valideJusquAu) },
        ]}
      />
      <Section title="Ce que dit votre demande" lead="Une information est fausse ? Elle se corrige sur le site où vous avez fait votre demande, pas ici.">
        <RegistreCards registre={registre} communes={props.communes} />
      </Section>
      {refus.length > 0 ? <Refused refus={refus} /> : <Confirm />}
    </Page>
  )
}

function Confirm() {
  return (
    <Form action="/demandeur/import/confirmation">
      <Actions>
        <SubmitButton name="reponse" value="oui" icon="check">C’est bien ma demande</SubmitButton>
        <SubmitButton name="reponse" value="non" look="secondary">Ce n’est pas la mienne</SubmitButton>
      </Actions>
    </Form>
  )
}

/** What the person may mend elsewhere is read again without a new code. */
function Refused(props: { refus: readonly RefusImport[] }) {
  const mendable = props.refus.some(({ cause }) => cause === 'expiree' || cause === 'radiee' || cause === 'identite')
  return (
    <Form action="/demandeur/import/confirmation">
      <Actions>
        {mendable && <SubmitButton name="reponse" value="relire">Relire ma demande au registre</SubmitButton>}
        <SubmitButton name="reponse" value="non" look="secondary">Abandonner cet import</SubmitButton>
      </Actions>
    </Form>
  )
}

function RefusNotice(props: { refus: RefusImport }) {
  const { titre, texte } = explain(props.refus)
  return (
    <Notice tone="danger" title={titre} announce>
      {texte}
    </Notice>
  )
}

function explain(refus: RefusImport): { titre: string; texte: ComponentChildren } {
  switch (refus.cause) {
    case 'radiee':
      return { titre: `Cette demande a été radiée le ${jour(refus.radiation.le)}`, texte: <RadiationTexte radiation={refus.radiation} /> }
    case 'expiree':
      return { titre: `Cette demande n’est plus valable depuis le ${jour(refus.validite.jusquAu)}`, texte: <ExpirationTexte reactivationJusquAu={refus.validite.reactivationJusquAu} perdue={refus.validite.etat === 'perdue'} /> }
    case 'identite':
      return { titre: 'Le nom ou le prénom ne sont pas ceux de votre compte', texte: <p>Le compte AL’in doit être au nom du demandeur principal. Si l’erreur est dans votre demande, corrigez-la sur le site où elle a été faite, puis relisez-la ici. Si elle est dans votre compte, <a href="/compte/identite">corrigez votre compte</a>, puis revenez ici.</p> }
    case 'deja_liee':
      return { titre: 'Ce numéro est déjà utilisé dans AL’in', texte: <p>Un numéro ne sert qu’à un seul compte. Si vous avez un autre compte, connectez-vous avec lui. Sinon, appelez-nous au 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800{'\u00a0'}: nous vérifierons avec vous.</p> }
    case 'deja_importee':
      return { titre: 'Votre compte a déjà une demande', texte: <p>Un compte ne porte qu’une demande. Pour en changer, supprimez d’abord l’autre depuis «{'\u00a0'}<a href="/demandeur">Ma situation</a>{'\u00a0'}».</p> }
  }
}

export function RadiationTexte(props: { radiation: { texte: string; reactivable: boolean; contestable: boolean; close: boolean }; reactivationJusquAu?: string }) {
  const { texte, reactivable, contestable, close } = props.radiation
  return (
    <>
      <p>{texte}</p>
      {reactivable && (
        <p>
          Vous pouvez encore la réactiver sur <SiteRegistre />{props.reactivationJusquAu === undefined ? '' : `, jusqu’au ${jour(props.reactivationJusquAu)}`}. Vous gardez alors votre numéro et votre ancienneté.
        </p>
      )}
      {!reactivable && !close && <p>Il faut déposer une nouvelle demande sur <SiteRegistre />. L’ancienneté repart de ce jour.</p>}
      {contestable && <p>Vous pouvez contester cette radiation auprès de l’organisme qui l’a prononcée.</p>}
    </>
  )
}

export function ExpirationTexte(props: { reactivationJusquAu: string; perdue: boolean }) {
  if (props.perdue) return <p>Le délai pour la réactiver est passé. Il faut déposer une nouvelle demande sur <SiteRegistre />.</p>
  return (
    <p>
      Renouvelez-la sur <SiteRegistre />, au plus tard le {jour(props.reactivationJusquAu)}{'\u00a0'}: vous gardez votre numéro et votre ancienneté. Revenez ensuite la relire ici.
    </p>
  )
}

export function SiteRegistre() {
  return <a href={SITE_NATIONAL}>le site où vous avez fait votre demande</a>
}

/** A code was needed first, or it has run out. */
export function ImportPerduPage() {
  return (
    <Page title="Votre code n’est plus valable" active="situation">
      <PageTitle lead="Un import ouvert dans une autre fenêtre, terminé ou vieux de plus de 24 heures ne peut pas continuer.">Votre code n’est plus valable</PageTitle>
      <Actions>
        <ButtonLink href="/demandeur/import">Recommencer l’import</ButtonLink>
      </Actions>
    </Page>
  )
}
