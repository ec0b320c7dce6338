import { labelOf } from '#connectors/sne/codes.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Checkbox, RadioGroup } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Facts } from '#ui/facts.tsx'
import { ErrorSummary, Form, FormSection } from '#ui/form.tsx'
import { dateValues, valueOf, type FormState } from '#ui/form-state.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { NumberField, TextField } from '#ui/text-field.tsx'
import { SITUATIONS, type SituationTravail } from '../forms.ts'
import type { LoadedDemande } from '../queries.ts'
import { SITUATIONS_TRAVAIL, type Flash } from '../texts.ts'
import { EtapesDossier } from '../views.tsx'
import { BilanEmployeur, type Bilan } from './bilan.tsx'

type Props = { loaded: LoadedDemande; form: FormState; bilan?: Bilan; flash?: Flash; suite?: string }

/** The mini-form (F116–F119, F194). All its parts are there without script; what another answer makes useless is not read. */
export function EmployeurPage(props: Props) {
  const { loaded, form } = props
  const first = loaded.rattachement === undefined
  return (
    <Page title="Mon travail" active="situation" back={first ? undefined : { href: '/demandeur', label: 'Ma situation' }} invalid={Object.keys(form.errors).length > 0}>
      {first && <EtapesDossier at={1} />}
      <PageTitle lead="Les logements d’AL’in vont d’abord aux salariés des entreprises qui cotisent. Votre employeur peut vous donner jusqu’à 520 points sur 1 000.">Mon travail</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      <ErrorSummary form={form} />
      {first && loaded.registre.demandeur.situationProfessionnelle && <Notice>Nous avons repris l’emploi que le registre donne pour {loaded.registre.demandeur.prenom}. Vérifiez-le.</Notice>}
      {props.bilan && <BilanEmployeur bilan={props.bilan} suite={props.suite} />}
      <Identite loaded={loaded} />
      <Form action="/demandeur/employeur" guarded>
        <QuiTravaille loaded={loaded} form={form} />
        <FormSection title="Si vous êtes salarié du privé" hint="CDI, CDD, stage, intérim ou apprentissage. Sinon, passez directement au bouton Enregistrer.">
          <Employeur form={form} />
          <Mobilite form={form} />
        </FormSection>
        <Actions>
          <SubmitButton>Enregistrer</SubmitButton>
          {!first && <ButtonLink href="/demandeur" look="secondary">Annuler</ButtonLink>}
        </Actions>
      </Form>
    </Page>
  )
}

/** « Demandeur 1 » (F116): read-only here, changed where the request was made (F125). */
function Identite(props: { loaded: LoadedDemande }) {
  const { civilite, nom, prenom, mel, telPortable } = props.loaded.registre.demandeur
  const items = [
    ['Civilité', civilite === undefined ? undefined : labelOf('civilite', civilite)],
    ['Nom d’usage', nom],
    ['Prénom', prenom],
    ['E-mail', mel],
    ['Téléphone portable', telPortable],
  ].flatMap(([label, value]) => (label === undefined || value === undefined ? [] : [{ label, value }]))
  return (
    <Disclosure summary={`Demandeur 1\u00a0: ${prenom} ${nom}`} look="card">
      <Facts items={items} />
      <p class="small">Ces informations viennent de votre demande. Pour les changer, allez sur le site où vous l’avez faite, puis mettez-la à jour ici.</p>
    </Disclosure>
  )
}

function QuiTravaille(props: { loaded: LoadedDemande; form: FormState }) {
  const { demandeur, cotitulaires } = props.loaded.registre
  const [autre] = cotitulaires
  const options = [{ value: 'demandeur', label: `${demandeur.prenom} ${demandeur.nom}`, hint: 'Vous, le demandeur principal' }, ...(autre ? [{ value: 'codemandeur', label: `${autre.prenom} ${autre.nom}`, hint: 'La personne qui demande le logement avec vous' }] : [])]
  return (
    <>
      {autre ? (
        <RadioGroup form={props.form} name="titulaire" label="Qui rattachez-vous à son entreprise ?" hint="Une seule personne, celle dont l’employeur vous donne le plus de points. Cela ne change rien à votre demande." options={options} defaultValue="demandeur" />
      ) : (
        <input type="hidden" name="titulaire" value="demandeur" />
      )}
      <RadioGroup form={props.form} name="situation" label="Situation de travail" options={SITUATIONS.map((value) => ({ value, label: SITUATIONS_TRAVAIL[value] }))} />
    </>
  )
}

function Employeur(props: { form: FormState }) {
  const { form } = props
  return (
    <>
      <TextField form={form} name="nom_employeur" label="Nom de l’employeur" autocomplete="organization" maxLength={120} />
      <TextField form={form} name="siret" label="SIRET de l’employeur" hint="14 chiffres, en haut de votre bulletin de paie. Les espaces ne comptent pas." width="medium" inputMode="numeric" autocomplete="off" maxLength={24} />
      <TextField form={form} name="code_entreprise" label="Code entreprise" hint="Seulement si votre employeur vous en a donné un." width="medium" autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={40} optional />
      <Checkbox form={form} name="plusieurs_employeurs" label="J’ai plusieurs employeurs" hint="Donnez ci-dessus votre employeur principal : c’est lui qui compte." optional />
      <DateField form={form} name="date_embauche" label="Date d’embauche" hint="Celle de votre contrat, même si vous commencez plus tard. Elle sert aux critères de votre entreprise, par exemple « en CDI depuis deux ans »." optional />
    </>
  )
}

const MOBILITE = ['evenement', 'mutation_le', 'trajet_minutes'] as const

/** Folded for most people; open for whoever answered, or must correct. */
function Mobilite(props: { form: FormState }) {
  const { form } = props
  const answered = valueOf(form, 'trajet_minutes') !== '' || !['', 'aucun'].includes(valueOf(form, 'evenement'))
  return (
    <Disclosure summary="Je change de lieu de travail, ou je viens d’en changer" look="card" open={answered || MOBILITE.some((name) => form.errors[name] !== undefined)}>
      <RadioGroup
        form={form}
        name="evenement"
        label="Changez-vous de lieu de travail ?"
        hint="Une embauche ou une mutation à six mois près peut donner 70 points de mobilité."
        options={[
          { value: 'aucun', label: 'Non' },
          { value: 'embauche', label: 'Oui, je suis embauché', hint: 'La date d’embauche ci-dessus compte.' },
          { value: 'mutation', label: 'Oui, mon employeur me mute' },
        ]}
        defaultValue="aucun"
      />
      <DateField form={form} name="mutation_le" label="Date de la mutation" hint="Si vous avez répondu « mon employeur me mute »." optional />
      <NumberField form={form} name="trajet_minutes" label="Durée d’un trajet vers votre nouveau lieu de travail" hint="De chez vous aujourd’hui, en minutes, pour un aller. À partir de 75 minutes, ou si vous déménagez à 70 km ou plus, la mobilité compte." suffix="minutes" optional />
    </Disclosure>
  )
}

/** What is known already: the last answers, or what the register says of the job. */
export function employeurValues({ rattachement, registre }: LoadedDemande): FormState['values'] {
  if (!rattachement) return registreValues(registre.demandeur.situationProfessionnelle)
  const { evenement } = rattachement
  return {
    titulaire: rattachement.titulaire,
    situation: rattachement.situation,
    nom_employeur: rattachement.nomEmployeur,
    siret: rattachement.siret,
    code_entreprise: rattachement.codeEntreprise,
    plusieurs_employeurs: rattachement.plusieursEmployeurs ? 'oui' : undefined,
    evenement: evenement?.nature,
    trajet_minutes: rattachement.trajetMinutes?.toString(),
    ...dateValues('date_embauche', rattachement.dateEmbauche),
    ...dateValues('mutation_le', evenement?.nature === 'mutation' ? evenement.date : undefined),
  }
}

/** « CDI » at the register is also a civil servant: the person says which. */
const SITUATION_DU_REGISTRE: Readonly<Record<string, SituationTravail>> = { CDI: 'cdi', CDD: 'cdd', ART: 'independant', CHO: 'demandeur_emploi', APP: 'apprenti', ETU: 'etudiant', RET: 'retraite', AUT: 'autre' }

function registreValues(situation: LoadedDemande['registre']['demandeur']['situationProfessionnelle']): FormState['values'] {
  if (!situation) return {}
  return {
    situation: SITUATION_DU_REGISTRE[situation.typeContratTravail ?? ''],
    nom_employeur: situation.nomEmployeurPrincipal,
    siret: situation.siret,
    plusieurs_employeurs: situation.plusieursEmployeurs === true ? 'oui' : undefined,
    ...(situation.dateEmbauche === undefined ? {} : dateValues('date_embauche', situation.dateEmbauche)),
  }
}
