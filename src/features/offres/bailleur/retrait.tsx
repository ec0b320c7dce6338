import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { nameTypologie, pluriel, surface } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { Offre } from '../queries.ts'
import { OPTIONS_RETRAIT, PRECISION_MAXIMUM } from '../retrait.ts'

/** Taking a home back: what it does to people is said before. */
export function RetraitPage({ offre, form }: { offre: Offre; form: FormState }) {
  const back = `/bailleur/offres/${offre.id}`
  return (
    <Page title="Retirer une offre" active="accueil" back={{ href: back, label: `Offre ${offre.reference}` }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle kicker={`Offre ${offre.reference}`} lead={`${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.ville}`}>
        Retirer cette offre
      </PageTitle>
      <ErrorSummary form={form} />
      <div class="prose">
        <p>{offre.candidats === 0 ? 'Personne n’a postulé à ce logement.' : `${pluriel(offre.candidats, 'candidature')}\u00a0: chaque candidat encore concerné est libre aussitôt, sans perdre de points, et reçoit la raison que vous donnez.`} Une offre retirée ne revient pas en ligne.</p>
      </div>
      <Form action={`${back}/retrait`}>
        <RadioGroup form={form} name="motif" label="Raison" options={OPTIONS_RETRAIT} />
        <Textarea form={form} name="precision" label="Précision" hint="Les candidats la liront." rows={3} maxLength={PRECISION_MAXIMUM} optional />
        <Actions>
          <SubmitButton look="danger">Retirer l’offre</SubmitButton>
          <ButtonLink href={back} look="secondary">
            Garder l’offre
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
