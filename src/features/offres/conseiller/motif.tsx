import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { nameTypologie, pluriel, surface } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { Offre } from '../queries.ts'

type MotifProps = { offre: Offre; form: FormState }

/** Back to the landlord, who corrects it. */
export function RenvoiPage({ offre, form }: MotifProps) {
  return (
    <MotifPage offre={offre} form={form} titre="Renvoyer l’offre au bailleur" chemin="renvoi" label="Ce qu’il faut corriger" hint="Le bailleur lira cette phrase." bouton="Renvoyer au bailleur">
      <p>L’offre redevient un brouillon du bailleur. Il la corrige, puis vous la soumet de nouveau. Personne n’y a encore postulé.</p>
    </MotifPage>
  )
}

/** Taken back for good: who is concerned is said before. */
export function RetraitPage({ offre, form }: MotifProps) {
  return (
    <MotifPage offre={offre} form={form} titre="Retirer cette offre" chemin="retrait" label="Pourquoi l’offre est retirée" hint={offre.candidats === 0 ? 'Le bailleur lira cette phrase.' : 'Les candidats et le bailleur liront cette phrase.'} bouton="Retirer l’offre" danger>
      <Notice tone="warning" title={offre.candidats === 0 ? 'Personne n’est candidat' : `${pluriel(offre.candidats, 'personne')} en liste`}>
        <p>{offre.candidats === 0 ? 'L’offre ne sera plus visible. Cela ne peut pas être annulé.' : 'Les candidatures en cours s’arrêtent. Chaque personne est prévenue et peut postuler ailleurs aussitôt, sans perdre de points. Cela ne peut pas être annulé.'}</p>
      </Notice>
    </MotifPage>
  )
}

/** Nobody is left on the list. */
export function SansCandidatPage({ offre, form }: MotifProps) {
  return (
    <MotifPage offre={offre} form={form} titre="Déclarer l’offre sans candidat" chemin="sans-candidat" label="Pourquoi plus personne n’est candidat" hint="Les personnes non retenues qui restent sur la liste liront cette phrase." bouton="Déclarer sans candidat" danger>
      <p>À faire quand il ne reste personne à rappeler sur la liste. Les personnes non retenues ne pourront plus être rappelées pour ce logement.</p>
    </MotifPage>
  )
}

type FormProps = MotifProps & { titre: string; chemin: string; label: string; hint: string; bouton: string; danger?: boolean; children: ComponentChildren }

function MotifPage(props: FormProps) {
  const { offre, form } = props
  const back = `/conseiller/offres/${offre.id}`
  return (
    <Page title={props.titre} active="accueil" back={{ href: back, label: `Offre ${offre.reference}` }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle kicker={`Offre ${offre.reference}, ${offre.bailleur}, ${nameTypologie(offre.typologie)} de ${surface(offre.surface)} à ${offre.ville}`}>{props.titre}</PageTitle>
      <ErrorSummary form={form} />
      <div class="prose">{props.children}</div>
      <Form action={`${back}/${props.chemin}`}>
        <Textarea form={form} name="motif" label={props.label} hint={props.hint} rows={3} maxLength={500} />
        <Actions>
          <SubmitButton look={props.danger === true ? 'danger' : 'primary'}>{props.bouton}</SubmitButton>
          <ButtonLink href={back} look="secondary">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
