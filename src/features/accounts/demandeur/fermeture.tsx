import type { Effet } from '#domain/candidature.ts'
import { Checkbox } from '#ui/choice-field.tsx'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { ErrorSummary, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Notice } from '#ui/notice.tsx'

/** The live candidature, as far as its loss must be said. */
type Engagee = { cout: Effet | undefined; ville: string; typologie: string }
type Props = { email: string; importee: boolean; engagee: Engagee | undefined; form: FormState }

/** Everything that closing does, before it is done (P-12). */
export function FermeturePage(props: Props) {
  const { email, importee, engagee, form } = props
  return (
    <ConfirmPage
      title="Fermer mon compte"
      action="/compte/fermeture"
      confirm="Fermer mon compte"
      cancel="Garder mon compte"
      cancelHref="/compte"
      danger
      fields={
        <>
          <Hidden name="cout" value={engagee?.cout ?? 'aucun'} />
          <Checkbox form={form} name="accord" label="J’ai compris ce qui est effacé et ce qui reste. Je ferme mon compte." />
        </>
      }
    >
      <ErrorSummary form={form} />
      {engagee !== undefined && <Perte engagee={engagee} />}
      <p>Votre compte ne pourra pas être rouvert. Sont effacés tout de suite{'\u00a0'}:</p>
      <ul>
        <li>votre nom, votre téléphone, votre adresse {email} et votre mot de passe{'\u00a0'};</li>
        <li>vos connexions, sur tous vos appareils{'\u00a0'};</li>
        {importee && <li>la copie de votre demande, vos réponses sur votre travail, vos pièces confirmées et votre numéro ALS. Votre entreprise ne voit plus rien{'\u00a0'};</li>}
        <li>ce que l’historique gardait de personnel{'\u00a0'}: la clé qui permet de le lire est détruite.</li>
      </ul>
      <p>
        <strong>Votre demande au registre national ne change pas.</strong> Vous gardez votre numéro unique et votre ancienneté. Pour la renouveler ou l’arrêter, allez sur le site où vous l’avez faite.
      </p>
      <p>Il reste, sans votre nom{'\u00a0'}:</p>
      <ul>
        <li>le numéro unique, et les refus déjà comptés dans ses points{'\u00a0'};</li>
        <li>vos choix de confidentialité et leur date, comme preuve{'\u00a0'};</li>
        <li>le rang de vos candidatures dans les listes déjà arrêtées, et la date de chaque étape.</li>
      </ul>
      <p>Nous vous écrirons une dernière fois. Vous pourrez ouvrir un nouveau compte avec la même adresse, et y importer votre demande.</p>
    </ConfirmPage>
  )
}

function Perte(props: { engagee: Engagee }) {
  const { ville, typologie } = props.engagee
  return (
    <Notice tone="danger" title={`Votre candidature au ${typologie} de ${ville} sera annulée`}>
      {props.engagee.cout === 'refus_attribution' ? (
        <p>Ce logement vous est attribué{'\u00a0'}: partir maintenant compte comme un refus, et coûte 40{'\u00a0'}points à vos prochaines candidatures, même avec un nouveau compte.</p>
      ) : (
        <p>Vous perdez votre rang sur ce logement. Rien d’autre n’est perdu.</p>
      )}
    </Notice>
  )
}
