import type { Temporal } from 'temporal-polyfill'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Facts } from '#ui/facts.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Section } from '#ui/layout.tsx'
import { isToCome, isVisiteAChoisir, isVisiteFixee, writeMoment } from '../queries/a-faire.ts'
import type { Fiche, SuivieFiche } from '../queries/fiche.ts'

type Props = { fiche: Fiche; now: Temporal.Instant; form: FormState; /** In a section of its own, when something else comes first. */ titre?: string }

/** Times to choose from, the appointment, or what became of it. */
export function VisiteAFaire(props: Props) {
  const { titre } = props
  return titre === undefined ? <Contenu {...props} /> : (
    <Section title={titre} id="visite">
      <Contenu {...props} />
    </Section>
  )
}

function Contenu(props: Props) {
  const { fiche: { candidature }, now, form } = props
  if (isVisiteAChoisir(candidature, now)) return <Choix candidature={candidature} now={now} form={form} />
  if (isVisiteFixee(candidature, now)) return <RendezVous candidature={candidature} now={now} form={form} />
  return <p>{sayPassee(candidature)}</p>
}

function Choix(props: { candidature: SuivieFiche; now: Temporal.Instant; form: FormState; bouton?: string }) {
  const { candidature, now, form } = props
  const moments = (candidature.visite_creneaux ?? []).filter((creneau) => isToCome(creneau, now))
  return (
    <>
      {props.bouton === undefined && <LieuRendezVous candidature={candidature} />}
      <ErrorSummary form={form} />
      <Form action={`/demandeur/candidatures/${candidature.id}/visite`} label="Choisir un moment de visite">
        <RadioGroup
          form={form}
          name="creneau"
          label="Quand pouvez-vous visiter ?"
          defaultValue={candidature.visite_choisie?.toString()}
          options={[...moments.map((creneau) => ({ value: creneau.toString(), label: upperFirst(writeMoment(creneau)) })), { value: 'aucun', label: 'Aucun ne me convient', hint: 'Le bailleur pourra vous en proposer d’autres. Cela ne change rien à votre candidature.' }]}
        />
        <Actions>
          <SubmitButton>{props.bouton ?? 'Envoyer ma réponse'}</SubmitButton>
        </Actions>
      </Form>
    </>
  )
}

function RendezVous(props: { candidature: SuivieFiche; now: Temporal.Instant; form: FormState }) {
  const { candidature } = props
  return (
    <>
      {candidature.visite_choisie && (
        <p class="lead">
          <strong>Le {writeMoment(candidature.visite_choisie)}</strong>
        </p>
      )}
      <LieuRendezVous candidature={candidature} />
      <Disclosure summary="Changer de moment" open={Object.keys(props.form.errors).length > 0}>
        <Choix {...props} bouton="Changer" />
      </Disclosure>
    </>
  )
}

function LieuRendezVous(props: { candidature: SuivieFiche }) {
  const { adresse, code_postal, ville, rendez_vous } = props.candidature
  return (
    <Facts
      items={[
        { label: 'Rendez-vous', value: rendez_vous },
        { label: 'Le logement', value: `${adresse}, ${code_postal} ${ville}`, hint: 'Visiter ne vous engage à rien.' },
      ]}
    />
  )
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function sayPassee({ visite_choisie, visite_declinee, visite_annulee_le }: SuivieFiche): string {
  if (visite_annulee_le !== null) return 'Le bailleur a annulé cette visite. Il peut vous en proposer une autre\u00a0: nous vous écrirons.'
  if (visite_declinee === true) return 'Vous avez dit qu’aucun moment ne vous convient. Le bailleur peut vous en proposer d’autres\u00a0: nous vous écrirons.'
  return visite_choisie === null ? 'Les moments proposés sont passés. Le bailleur peut vous en proposer d’autres.' : `Visite prévue le ${writeMoment(visite_choisie)}.`
}
