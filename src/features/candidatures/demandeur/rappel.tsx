import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { rang } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { writeFin } from '../queries/a-faire.ts'
import type { SuivieFiche } from '../queries/fiche.ts'
import { LogementLine } from '../views.tsx'

/** One who was passed over is asked to come back: nobody is engaged again without wanting it. */
export function RappelPage(props: { candidature: SuivieFiche; form: FormState }) {
  const { candidature, form } = props
  const back = `/demandeur/candidatures/${candidature.id}`
  return (
    <Page title="Revenir dans la liste" active="candidatures" back={{ href: back, label: 'Votre candidature' }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle>Voulez-vous revenir dans la liste{'\u00a0'}?</PageTitle>
      <ErrorSummary form={form} />
      <LogementLine offre={candidature} />
      <div class="prose">
        <p>
          Ce logement est encore libre.{candidature.rang_gele === null ? '' : ` Votre rang, figé à la clôture, est le ${rang(candidature.rang_gele)}.`} Il reste une place chez le bailleur.
        </p>
        {candidature.rappel_expire_le && (
          <p>
            Répondez jusqu’au <strong>{writeFin(candidature.rappel_expire_le)}</strong>. Sans réponse, nous appelons la personne suivante.
          </p>
        )}
      </div>
      <Form action={`${back}/rappel`} label="Votre réponse">
        <RadioGroup
          form={form}
          name="reponse"
          label="Votre réponse"
          options={[
            { value: 'oui', label: 'Oui, je reviens dans la liste', hint: 'Votre dossier est étudié de nouveau. Vous ne pourrez pas postuler ailleurs en même temps. Vous pourrez partir sans perdre de points.' },
            { value: 'non', label: 'Non, je ne reviens pas', hint: 'Cela ne vous coûte aucun point. Vous restez libre de postuler ailleurs.' },
          ]}
        />
        <Actions>
          <SubmitButton>Envoyer ma réponse</SubmitButton>
          <ButtonLink href={back} look="secondary">
            Répondre plus tard
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
