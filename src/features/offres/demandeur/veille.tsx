import { SubmitButton } from '#ui/button.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'

/** « Prévenez-moi des nouveaux logements », on or off (F62). */
export function Veille(props: { active: boolean }) {
  const { active } = props
  return (
    <section id="alertes" aria-label="Messages sur les nouveaux logements">
      <Notice title={active ? 'Vous êtes prévenu des nouveaux logements' : 'Être prévenu des nouveaux logements'}>
        <p>
          {active
            ? 'Quand un nouveau logement vous correspond, nous vous écrivons dans l’heure, en journée\u00a0: un seul message pour tous.'
            : 'Quand un nouveau logement vous correspondra, nous pouvons vous écrire\u00a0: un seul message pour tous, en journée. Vous pourrez arrêter à tout moment.'}
        </p>
        <Form action="/demandeur/alertes">
          <Hidden name="veille" value={active ? 'non' : 'oui'} />
          <SubmitButton look="secondary">{active ? 'Ne plus me prévenir' : 'Prévenez-moi des nouveaux logements'}</SubmitButton>
        </Form>
      </Notice>
    </section>
  )
}
