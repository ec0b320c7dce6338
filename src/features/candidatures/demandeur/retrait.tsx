import { costOfWithdrawal } from '#domain/candidature.ts'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { RefusedPage } from '#ui/fault-page.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Hidden } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Candidature } from '../queries/candidatures.ts'
import { LogementLine } from '../views.tsx'

const TITLE = 'Annuler cette candidature'

/** What leaving costs is said before it is done. */
export function RetraitPage(props: { candidature: Candidature }) {
  const { candidature } = props
  const cost = costOfWithdrawal(candidature.statut, false)
  const back = `/demandeur/candidatures/${candidature.id}`
  if (!cost) return <RetraitImpossiblePage why="Cette candidature est déjà terminée." />
  return (
    <ConfirmPage title={TITLE} active="candidatures" action={`${back}/retrait`} confirm="Annuler ma candidature" cancel="Garder ma candidature" cancelHref={back} danger fields={<Hidden name="cout" value={cost.effet ?? 'aucun'} />}>
      <LogementLine offre={candidature} />
      {cost.effet === undefined ? (
        <p>
          Annuler ne vous coûte aucun point. Vous pourrez postuler tout de suite à un autre logement, ou de nouveau à celui-ci tant qu’il est ouvert.
        </p>
      ) : (
        <Notice tone="warning" title="Ce logement vous est attribué">
          <p>
            Annuler maintenant compte comme un refus{'\u00a0'}: vous aurez 40{'\u00a0'}points de moins sur vos prochaines candidatures. Si vous êtes reconnu prioritaire au titre du droit au
            logement opposable, vous pouvez perdre cette priorité.
          </p>
        </Notice>
      )}
    </ConfirmPage>
  )
}

export function RetraitImpossiblePage(props: { why: string }) {
  return <RefusedPage title={TITLE} why={props.why} active="candidatures" actions={<ButtonLink href="/demandeur/candidatures">Retour à mes candidatures</ButtonLink>} />
}
