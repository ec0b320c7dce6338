import type { Jour } from '#domain/jour.ts'
import { ErrorSummary } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Formulaire } from './formulaire.tsx'
import type { Choix } from './lecture.ts'
import { Reponse, type Avant } from './reponse.tsx'
import type { Calcul } from './calcul.ts'

export type OffreVue = { id: number; nom: string; ouverte: boolean; reserveeA?: string }
export type PageProps = { today: Jour; form: FormState; choix: Choix; offre?: OffreVue; reponse?: { calcul: Calcul; avant: Avant | undefined; ville: string } }

/** The form; after it was sent, the answer first, then the form as it was filled in. */
export function SimulationPage(props: PageProps) {
  const { form, reponse, offre } = props
  const refused = Object.keys(form.errors).length > 0
  return (
    <Page title={reponse === undefined ? 'Simuler mes droits' : 'Votre simulation'} active="simulation" publicNav invalid={refused} description="Savoir si vous avez droit à un logement social, et avec combien de points. Sans compte, rien n’est enregistré.">
      <PageTitle lead={reponse === undefined ? 'Ai-je droit à ce logement, et avec combien de points\u00a0? Le même calcul que pour les vraies candidatures. Sans compte\u00a0: rien n’est enregistré.' : undefined}>
        {reponse === undefined ? 'Simuler mes droits' : 'Votre simulation'}
      </PageTitle>
      <ErrorSummary form={form} />
      {offre !== undefined && <OffreNotice offre={offre} />}
      {reponse === undefined ? (
        <FormulaireOf {...props} />
      ) : (
        <>
          <Reponse {...reponse} />
          <Section title="Changer une réponse" lead="Tout ce que vous avez indiqué est encore là. Changez une chose et recalculez pour voir l’effet.">
            <FormulaireOf {...props} />
          </Section>
        </>
      )}
    </Page>
  )
}

function FormulaireOf({ form, choix, today, offre, reponse }: PageProps) {
  const simulation = reponse?.calcul.simulation
  const avant = simulation && `${simulation.eligibilite.reponse};${simulation.classement?.total ?? ''}`
  return (
    <Formulaire
      form={form}
      choix={choix}
      today={today}
      manquants={simulation?.eligibilite.manquants ?? []}
      {...(avant !== undefined && { avant })}
      {...(offre && { offre: { id: offre.id, nom: offre.nom } })}
    />
  )
}

function OffreNotice({ offre }: { offre: OffreVue }) {
  return (
    <Notice tone={offre.ouverte ? 'info' : 'warning'} title={offre.nom}>
      <p>
        {offre.ouverte ? 'Vous simulez pour cette offre.' : 'Cette offre ne reçoit plus de candidatures. Le calcul fait comme si elle était ouverte.'} <a href={`/offres/${offre.id}`}>Revoir l’offre</a>
      </p>
      {offre.reserveeA !== undefined && <p>Elle est réservée aux salariés de {offre.reserveeA}. Le calcul suppose que vous en faites partie.</p>}
    </Notice>
  )
}
