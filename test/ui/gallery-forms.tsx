import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { formState } from '#ui/form-state.ts'
import { ErrorSummary, Form, FormSection, Hidden } from '#ui/form.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { EmailField, EuroField, NumberField, PasswordField, PhoneField, Textarea, TextField } from '#ui/text-field.tsx'

const CHOIX = [
  { value: 'anonyme', label: 'Je reste anonyme', hint: 'Votre entreprise ne voit rien. Vous n’avez pas les points de l’employeur.' },
  { value: 'essentiel', label: 'Je montre l’essentiel', hint: 'Nom, date de naissance, employeur, commune de travail et localisation souhaitée.' },
  { value: 'tout', label: 'Je montre toute ma demande', hint: 'Votre entreprise peut vous accompagner et voit vos candidatures.' },
]

export function NewAccountPage() {
  const form = formState({})
  return (
    <Page title="Créer mon compte" back={{ href: '/', label: 'Accueil' }}>
      <PageTitle lead="Deux minutes suffisent. Vous recevrez un message pour confirmer votre adresse.">Créer mon compte</PageTitle>
      <Form action="/creer-un-compte" guarded>
        <RadioGroup form={form} name="civilite" label="Civilité" look="inline" options={[{ value: 'madame', label: 'Madame' }, { value: 'monsieur', label: 'Monsieur' }]} />
        <TextField form={form} name="nom" label="Nom de naissance" autocomplete="family-name" />
        <TextField form={form} name="prenom" label="Prénom" autocomplete="given-name" />
        <PhoneField form={form} name="telephone" label="Téléphone portable" hint="Pour vous prévenir quand une réponse est attendue." />
        <EmailField form={form} name="email" label="Adresse électronique" />
        <PasswordField form={form} name="motDePasse" label="Mot de passe" hint="12 caractères au moins. Une phrase que vous retenez convient très bien." autocomplete="new-password" />
        <Checkbox form={form} name="consentement" label="J’accepte qu’AL’in utilise ces données pour ma recherche de logement." />
        <Actions>
          <SubmitButton>Créer mon compte</SubmitButton>
          <ButtonLink href="/connexion" look="quiet">
            J’ai déjà un compte
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

export function FormPage() {
  const form = formState({ siret: '000 123', 'naissance-jour': '31', 'naissance-mois': '02', 'naissance-annee': '1994', revenus: '1600,5', choix: 'essentiel', situation: 'cdi' }, [
    { path: ['siret'], message: 'Le SIRET compte 14 chiffres. Vous en avez écrit 6.' },
    { path: ['naissance'], message: 'Le 31 février n’existe pas. Vérifiez le jour et le mois.' },
    { path: ['communes'], message: 'Choisissez au moins une commune.' },
    { path: ['accord'], message: 'Cochez la case pour continuer.' },
  ])
  return (
    <Page title="Mon employeur" active="situation" invalid>
      <PageTitle>Mon employeur et mes choix</PageTitle>
      <Form action="/demandeur/employeur">
        <ErrorSummary form={form} />
        <Hidden name="etape" value="2" />
        <FormSection title="Votre travail" hint="Ces informations sont sur votre bulletin de paie.">
          <Select form={form} name="situation" label="Situation professionnelle" options={[{ value: 'cdi', label: 'CDI' }, { value: 'cdd', label: 'CDD, stage, intérim' }]} />
          <TextField form={form} name="siret" label="SIRET de l’employeur" hint="14 chiffres" inputMode="numeric" width="medium" spellcheck={false} />
          <TextField form={form} name="code" label="Code entreprise" optional width="short" autocapitalize="characters" />
          <DateField form={form} name="naissance" label="Date de naissance" hint="Par exemple 27 3 1994" birthday />
          <EuroField form={form} name="revenus" label="Revenus du mois" hint="Ce que votre foyer reçoit chaque mois, avant impôt." />
          <NumberField form={form} name="personnes" label="Personnes au foyer" width="tiny" defaultValue="2" />
        </FormSection>
        <FormSection title="Ce que votre entreprise peut voir">
          <RadioGroup form={form} name="choix" label="Votre choix" look="cards" options={CHOIX} />
          <CheckboxGroup form={form} name="communes" label="Communes souhaitées" options={['Lyon', 'Villeurbanne', 'Bron'].map((value) => ({ value, label: value }))} />
          <Textarea form={form} name="message" label="Un mot pour votre conseiller" optional maxLength={400} rows={3} />
          <TextField form={form} name="bloque" label="Champ fermé" disabled optional defaultValue="Rempli par le registre national" />
          <Checkbox form={form} name="accord" label="Je certifie que ces informations sont exactes." hint="Une fausse déclaration peut faire annuler votre demande." />
        </FormSection>
        <Actions>
          <SubmitButton>Enregistrer</SubmitButton>
          <SubmitButton look="secondary" name="suite" value="plus-tard">
            Continuer plus tard
          </SubmitButton>
        </Actions>
      </Form>
    </Page>
  )
}
