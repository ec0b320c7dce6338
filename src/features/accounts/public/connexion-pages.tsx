import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice-field.tsx'
import { CopyValue } from '#ui/facts.tsx'
import { ErrorSummary, Form, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jour } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'
import { MOT_DE_PASSE_DEMO, type CompteDemo } from '../demonstration.ts'
import { PORTAILS } from '../texts.ts'
import { FormProblem } from '../views.tsx'

type Suite = { suite: string | undefined }

/** F95, F36. */
export function ConnexionPage(props: Suite & { form: FormState; demo: readonly CompteDemo[] }) {
  const { form } = props
  return (
    <Page title="Connexion" invalid={Object.keys(form.errors).length > 0}>
      <PageTitle>Connectez-vous</PageTitle>
      <FormProblem form={form} />
      <Form action="/connexion" label="Connexion">
        <SuiteField suite={props.suite} />
        <TextField form={form} name="identifiant" label="Adresse e-mail ou numéro unique" hint="Le numéro unique marche une fois qu’il est lié à votre compte." autocomplete="username" inputMode="email" autocapitalize="none" spellcheck={false} />
        <PasswordField form={form} name="mot_de_passe" label="Mot de passe" />
        <Checkbox form={form} name="appareil" label="C’est mon appareil&nbsp;: rester connecté 30 jours" hint="Ne cochez pas sur un ordinateur partagé." optional />
        <Actions>
          <SubmitButton>Se connecter</SubmitButton>
          <ButtonLink href="/mot-de-passe-oublie" look="quiet">
            Mot de passe oublié&nbsp;?
          </ButtonLink>
        </Actions>
      </Form>
      <p>
        Pas encore de compte&nbsp;? <a href={LINKS.signUp}>Créer mon compte</a>
        <br />
        Vous n’arrivez pas à vous connecter&nbsp;? <a href={LINKS.help}>Trouver de l’aide</a>
      </p>
      {props.demo.length > 0 && <DemoAccounts comptes={props.demo} suite={props.suite} />}
    </Page>
  )
}

function SuiteField(props: Suite) {
  return props.suite === undefined ? null : <Hidden name="suite" value={props.suite} />
}

function DemoAccounts(props: Suite & { comptes: readonly CompteDemo[] }) {
  return (
    <Section title="Comptes de démonstration" lead={`Des personnes inventées. Le mot de passe est toujours ${MOT_DE_PASSE_DEMO}.`}>
      <Table
        caption="Comptes de démonstration"
        captionHidden
        rows={props.comptes}
        rowKey={(compte) => compte.email}
        columns={[
          { key: 'nom', label: 'Personne', heading: true, render: (compte) => compte.nom },
          { key: 'espace', label: 'Espace', render: (compte) => PORTAILS[compte.portail] },
          { key: 'email', label: 'Adresse', render: (compte) => <DemoAddress {...compte} /> },
          { key: 'entrer', label: 'Essayer', render: (compte) => <DemoEntry compte={compte} suite={props.suite} /> },
        ]}
      />
    </Section>
  )
}

function DemoAddress({ email, aImporter }: CompteDemo) {
  if (aImporter === undefined) return <>{email}</>
  return (
    <>
      {email}
      <br />
      demande à importer&nbsp;: {writeNumeroUnique(aImporter.numero)}
      {aImporter.naissance !== undefined && <>, née le {jour(aImporter.naissance)}</>}
    </>
  )
}

function DemoEntry(props: Suite & { compte: CompteDemo }) {
  const { email, nom } = props.compte
  return (
    <Form action="/connexion" layout="inline">
      <SuiteField suite={props.suite} />
      <Hidden name="identifiant" value={email} />
      <Hidden name="mot_de_passe" value={MOT_DE_PASSE_DEMO} />
      <SubmitButton look="secondary" small>
        Entrer<span class="sr-only"> comme {nom}</span>
      </SubmitButton>
    </Form>
  )
}

export function CodePage(props: Suite & { form: FormState; code: string | undefined }) {
  return (
    <Page title="Code de connexion" invalid={Object.keys(props.form.errors).length > 0} back={{ href: LINKS.signIn, label: 'Connexion' }}>
      <PageTitle lead="Ouvrez votre application d’authentification et recopiez le code à six chiffres d’AL’in. Il change toutes les 30 secondes.">Code de connexion</PageTitle>
      {props.code !== undefined && (
        <Notice title="Démonstration">
          <p>
            Le code à saisir maintenant&nbsp;: <CopyValue value={props.code} label="Code de connexion" />
          </p>
        </Notice>
      )}
      <ErrorSummary form={props.form} />
      <Form action="/connexion/code">
        <SuiteField suite={props.suite} />
        <TextField form={props.form} name="code_totp" label="Code à six chiffres" width="short" inputMode="numeric" autocomplete="one-time-code" maxLength={7} />
        <Actions>
          <SubmitButton>Valider</SubmitButton>
        </Actions>
      </Form>
    </Page>
  )
}

export function SignedOutPage() {
  return (
    <Page title="Vous êtes déconnecté" publicNav>
      <PageTitle lead="Vos informations ne sont plus accessibles depuis cet appareil. Sur un ordinateur partagé, fermez aussi le navigateur.">Vous êtes déconnecté</PageTitle>
      <Actions>
        <ButtonLink href={LINKS.signIn}>Me reconnecter</ButtonLink>
        <ButtonLink href={LINKS.home} look="secondary">
          Revenir à l’accueil
        </ButtonLink>
      </Actions>
    </Page>
  )
}

/** After closing: the same page, for someone who has no account any more. */
export function ClosedPage() {
  return (
    <Page title="Votre compte est fermé" publicNav>
      <PageTitle lead="Vos informations sont effacées et vous êtes déconnecté de tous vos appareils. Nous vous écrivons une dernière fois pour le confirmer.">Votre compte est fermé</PageTitle>
      <Actions>
        <ButtonLink href={LINKS.home}>Revenir à l’accueil</ButtonLink>
        <ButtonLink href={LINKS.signUp} look="secondary">
          Ouvrir un nouveau compte
        </ButtonLink>
      </Actions>
    </Page>
  )
}
