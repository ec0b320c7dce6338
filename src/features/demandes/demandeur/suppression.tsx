import type { Effet } from '#domain/candidature.ts'
import { Checkbox } from '#ui/choice-field.tsx'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { ErrorSummary, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Notice } from '#ui/notice.tsx'
import type { LoadedDemande } from '../queries.ts'

/** The live candidature, as far as its loss must be said. */
export type Engagee = { cout: Effet | undefined; ville: string; typologie: string }

/** F128: what is lost, what is kept, before it is done. */
export function SuppressionPage(props: { loaded: LoadedDemande; engagee: Engagee | undefined; form: FormState }) {
  const { engagee, form } = props
  return (
    <ConfirmPage
      title="Supprimer ma demande d’AL’in"
      active="situation"
      action="/demandeur/suppression"
      confirm="Supprimer ma demande d’AL’in"
      cancel="Garder ma demande"
      cancelHref="/demandeur"
      danger
      fields={
        <>
          <Hidden name="cout" value={engagee?.cout ?? 'aucun'} />
          <Checkbox form={form} name="accord" label="J’ai compris ce que je perds et ce que je garde." />
        </>
      }
    >
      <ErrorSummary form={form} />
      <p>
        Faites-le si votre nom, votre prénom ou votre date de naissance ont été corrigés au registre, ou si vous voulez importer une autre demande. Pour un nom ou un prénom, <a href="/compte/identite">corrigez ensuite votre compte</a>, qui porte encore l’ancien. <strong>Votre demande au registre national ne change pas</strong>
        {'\u00a0'}: vous gardez votre numéro unique et votre ancienneté, et vous pourrez l’importer de nouveau.
      </p>
      <p>Dans AL’in, vous perdez{'\u00a0'}:</p>
      <ul>
        <li>vos réponses sur votre travail, vos données et vos pièces{'\u00a0'}: il faudra les redonner{'\u00a0'};</li>
        <li>votre numéro ALS{'\u00a0'}: vous en recevrez un autre{'\u00a0'};</li>
        <li>l’affichage de vos candidatures passées. Les refus déjà comptés dans vos points, eux, restent liés à votre numéro unique.</li>
      </ul>
      {engagee !== undefined && <Perte engagee={engagee} />}
    </ConfirmPage>
  )
}

function Perte(props: { engagee: Engagee }) {
  const { ville, typologie } = props.engagee
  const attribue = props.engagee.cout === 'refus_attribution'
  return (
    <Notice tone="danger" title={`Votre candidature au ${typologie} de ${ville} sera annulée`}>
      {attribue ? (
        <p>Ce logement vous est attribué{'\u00a0'}: partir maintenant compte comme un refus, et coûte 40{'\u00a0'}points à vos prochaines candidatures.</p>
      ) : (
        <p>Vous perdez votre rang sur ce logement. Rien d’autre n’est perdu.</p>
      )}
    </Notice>
  )
}
