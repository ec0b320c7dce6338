import { jourHeure, pluriel } from '#ui/format.ts'
import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Form, ErrorSummary } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { CODES_PAR_JOUR, ESSAIS } from '../commands/import.ts'
import { adresseOf, type Import } from '../imports.ts'
import { SITE_NATIONAL, type Flash } from '../texts.ts'
import { EtapesDossier } from '../views.tsx'

const BACK = { href: '/demandeur', label: 'Ma situation' }

/** F111: the number; the birth date is what proves that one is the person of the request (K23). */
export function ImportPage(props: { form: FormState; nom: string; refus?: string; flash?: Flash }) {
  const { form } = props
  return (
    <Page title="Importer ma demande" active="situation" back={BACK} invalid={Object.keys(form.errors).length > 0}>
      <EtapesDossier at={0} />
      <PageTitle lead="Votre demande de logement social existe déjà au registre national. Nous la relisons, vous n’avez rien à ressaisir.">Importer ma demande</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      {props.refus !== undefined && <Notice tone="warning" announce>{props.refus}</Notice>}
      <ErrorSummary form={form} />
      <Form action="/demandeur/import" guarded>
        <TextField
          form={form}
          name="numero"
          label="Numéro unique (NUR ou NUD)"
          hint="18 caractères, écrits sur votre attestation. Exemple : 111 0520 020171 G1175. Les espaces ne comptent pas."
          width="medium"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
        />
        <DateField form={form} name="naissance" label="Votre date de naissance" hint={`Avec le nom de votre compte (${props.nom}), elle montre que cette demande est la vôtre.`} birthday />
        <Actions>
          <SubmitButton icon="arrow-right">Accéder à ma demande</SubmitButton>
        </Actions>
      </Form>
      <Disclosure summary="Je ne retrouve pas mon numéro">
        <p>
          Il est écrit sur l’attestation reçue après votre demande, et dans votre espace sur <a href={SITE_NATIONAL}>demande-logement-social.gouv.fr</a> ou sur le site de votre département. Le guichet où vous avez
          déposé votre demande peut aussi vous le redonner.
        </p>
      </Disclosure>
      <Disclosure summary="Je n’ai pas encore de numéro">
        <p>
          Faites d’abord votre demande de logement social, c’est gratuit. <a href="/numero-unique">Trouver le site de mon département</a>
        </p>
      </Disclosure>
    </Page>
  )
}

type CodeProps = { open: Import; form: FormState; refus?: string }

/** The one page that answers every number (K23): only the owner, once recognised, sees more. */
export function CodePage(props: CodeProps) {
  const { open, form } = props
  const adresse = adresseOf(open)
  return (
    <Page title="Mon code d’accès" active="situation" back={{ href: '/demandeur/import', label: 'Changer de numéro' }} invalid={props.refus !== undefined || Object.keys(form.errors).length > 0}>
      <EtapesDossier at={0} />
      <PageTitle>Mon code d’accès</PageTitle>
      <div class="prose">
        <p>
          Vous demandez la demande n°{'\u00a0'}
          <strong>{writeNumeroUnique(open.numero)}</strong>.
        </p>
        {adresse === undefined ? (
          <p>
            Si ce numéro, votre nom, votre prénom et votre date de naissance sont bien ceux d’une même demande, un code vient de partir à l’adresse e-mail donnée au registre national. Il sert une
            fois, au plus tard {jourHeure(open.expireLe)}.
          </p>
        ) : (
          <p>
            Un code vient de partir à l’adresse e-mail donnée au registre national{'\u00a0'}: <strong>{adresse}</strong>. Il sert une fois, au plus tard {jourHeure(open.expireLe)}.
          </p>
        )}
      </div>
      {props.refus !== undefined && <Notice tone="danger" announce>{props.refus}</Notice>}
      <ErrorSummary form={form} />
      <CodeStep {...props} />
      <CodeHelp />
    </Page>
  )
}

/** The field while the code may serve; then where to go. */
function CodeStep({ open, form }: CodeProps) {
  if (open.closLe !== undefined) return <NewCode />
  if (open.verifieLe === undefined) return <CodeForm form={form} reste={ESSAIS - open.essais} />
  return (
    <Actions>
      <ButtonLink href="/demandeur/import/confirmation">Voir ma demande</ButtonLink>
    </Actions>
  )
}

function CodeForm(props: { form: FormState; reste: number }) {
  return (
    <Form action="/demandeur/import/code">
      <TextField form={props.form} name="code" label="Mon code d’accès" hint={`8 chiffres. Vous avez ${pluriel(props.reste, 'essai')}.`} width="short" inputMode="numeric" autocomplete="one-time-code" maxLength={12} />
      <Actions>
        <SubmitButton>Valider le code</SubmitButton>
      </Actions>
    </Form>
  )
}

function NewCode() {
  return (
    <Actions>
      <ButtonLink href="/demandeur/import">Demander un nouveau code</ButtonLink>
    </Actions>
  )
}

/** F113, F114: the same help for all, since we may not say what went wrong. */
function CodeHelp() {
  return (
    <>
      <Disclosure summary="Je n’ai rien reçu">
        <ul>
          <li>Regardez dans les courriers indésirables. Le message vient d’AL’in et s’appelle «{'\u00a0'}Votre code d’accès AL’in{'\u00a0'}».</li>
          <li>Vérifiez le numéro et la date de naissance, puis recommencez.</li>
          <li>Le nom et le prénom de votre compte doivent être ceux de la demande, comme au registre. Sinon, <a href="/compte/identite">corrigez votre compte</a>.</li>
          <li>Le registre national ne répond pas toujours. Après un quart d’heure, demandez un nouveau code.</li>
          <li>Nous envoyons {CODES_PAR_JOUR} codes au plus en 24{'\u00a0'}heures pour un même numéro.</li>
        </ul>
        <p>
          <a href="/demandeur/import">Recommencer avec un nouveau code</a>
        </p>
      </Disclosure>
      <Disclosure summary="Je n’ai plus accès à cette adresse e-mail">
        <p>
          Changez-la d’abord sur le site où vous avez fait votre demande (<a href={SITE_NATIONAL}>demande-logement-social.gouv.fr</a> ou <a href="/numero-unique">le site de votre département</a>), puis revenez
          demander un code ici.
        </p>
      </Disclosure>
    </>
  )
}
