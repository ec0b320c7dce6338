import type { Jour } from '#domain/jour.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import type { Choix } from './lecture.ts'
import { SectionLogement } from './section-logement.tsx'
import { SectionFoyer, SectionLieu, SectionRevenus } from './section-foyer.tsx'
import { SectionPoints } from './section-points.tsx'

/** `avant`: the answer above, so that the next one says what changed. `offre`: the home that the person comes from. */
export type FormulaireProps = { form: FormState; choix: Choix; today: Jour; avant?: string; offre?: { id: number; nom: string }; manquants: readonly string[] }

/** Five short sections; everything typed stays, so that one thing can be changed. */
export function Formulaire(props: FormulaireProps) {
  const { form, choix, today, avant, offre, manquants } = props
  return (
    <Form action="/simulation" id="formulaire" label="Votre simulation">
      {offre !== undefined && <Hidden name="offre" value={String(offre.id)} />}
      {avant !== undefined && <Hidden name="avant" value={avant} />}
      <SectionFoyer form={form} />
      <SectionRevenus form={form} today={today} />
      <SectionLieu form={form} choix={choix} />
      <SectionLogement form={form} precise={manquants.includes('offre.zoneAbc')} {...(offre && { offre: offre.nom })} />
      <SectionPoints form={form} />
      <Actions>
        <SubmitButton wide>{avant === undefined ? 'Voir ma réponse' : 'Recalculer'}</SubmitButton>
        <ButtonLink href="/simulation" look="quiet">
          Tout effacer
        </ButtonLink>
      </Actions>
    </Form>
  )
}
