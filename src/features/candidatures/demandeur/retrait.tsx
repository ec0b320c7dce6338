import { costOfWithdrawal } from '#domain/candidature.ts'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { RefusedPage } from '#ui/fault-page.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Hidden } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Suivie } from '../queries/suivi.ts'
import { LogementLine } from '../views.tsx'

const TITLE = 'Annuler cette candidature'

/** What leaving costs is said before it is done. */
export function RetraitPage(props: { candidature: Suivie; /** The landlord let a date pass (silence clock). */ enRetard: boolean }) {
  const { candidature } = props
  const cost = costOfWithdrawal(candidature.statut, props.enRetard)
  const back = `/demandeur/candidatures/${candidature.id}`
  if (!cost) return <RetraitImpossiblePage why="Cette candidature est déjà terminée." />
  const open = candidature.statut_offre === 'en_ligne'
  const late = cost.action === 'withdraw_late'
  return (
    <ConfirmPage title={TITLE} active="candidatures" action={`${back}/retrait`} confirm="Annuler ma candidature" cancel="Garder ma candidature" cancelHref={back} danger fields={<Hidden name="cout" value={cost.effet ?? 'aucun'} />}>
      <LogementLine offre={candidature} />
      {late && <p>Le bailleur est en retard sur les dates fixées{'\u00a0'}: vous pouvez partir sans pénalité.</p>}
      {cost.effet === undefined ? (
        <p>
          Annuler ne vous coûte aucun point. Vous pourrez postuler tout de suite à un autre logement{open ? ', ou de nouveau à celui-ci tant qu’il est ouvert' : '. Vous ne pourrez pas revenir à celui-ci'}.
        </p>
      ) : (
        <Notice tone="warning" title="Ce logement vous est attribué">
          <p>
            Annuler maintenant compte comme un refus{'\u00a0'}: vous aurez 40{'\u00a0'}points de moins sur vos prochaines candidatures. Si vous êtes reconnu prioritaire au titre du droit au
            logement opposable (DALO), vous pouvez perdre cette priorité. Le logement sera proposé au candidat suivant.
          </p>
        </Notice>
      )}
    </ConfirmPage>
  )
}

export function RetraitImpossiblePage(props: { why: string }) {
  return <RefusedPage title={TITLE} why={props.why} active="candidatures" actions={<ButtonLink href="/demandeur/candidatures">Retour à mes candidatures</ButtonLink>} />
}
