import type { Temporal } from 'temporal-polyfill'
import { FICHES_OFFRE } from '#domain/offre.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import type { Offre } from '../queries.ts'
import { FicheCorps, FicheTitre } from '../views/fiche.tsx'

type Props = { offre: Offre; now: Temporal.Instant; today: string; /** Why it was sent back. */ renvoi: string | undefined; peutSaisir: boolean; fait: string | undefined }

const FAITS: Readonly<Record<string, string>> = {
  brouillon: 'Le brouillon est enregistré. Relisez la fiche ci-dessous\u00a0: c’est ce que les candidats liront.',
  soumission: 'L’offre est envoyée à Action Logement, qui la relit avant de la mettre en ligne.',
}

/** Before it is on line: the very sheet that applicants will read, and what is left to do. */
export function BrouillonPage(props: Props) {
  const { offre, renvoi } = props
  const { libelle, couleur } = FICHES_OFFRE[offre.statut]
  const said = FAITS[props.fait ?? '']
  return (
    <Page title={`Offre ${offre.reference}`} active="accueil" width="wide" back={{ href: '/bailleur', label: 'Tableau de bord' }}>
      <p>
        <Status tone={couleur} large>{libelle}</Status> Offre {offre.reference}
      </p>
      {said !== undefined && (
        <Notice tone="success" announce>
          {said}
        </Notice>
      )}
      {renvoi !== undefined && (
        <Notice tone="warning" title="Action Logement vous demande de corriger cette offre">
          <p>{renvoi}</p>
        </Notice>
      )}
      <FicheTitre offre={offre} />
      <FicheCorps {...props} aside={offre.statut === 'brouillon' ? <Envoyer {...props} /> : <Attendre {...props} />} />
    </Page>
  )
}

function Envoyer({ offre, peutSaisir }: Props) {
  const base = `/bailleur/offres/${offre.id}`
  if (!peutSaisir) return <Card title="Brouillon">Votre rôle permet de lire cette offre, pas de la modifier.</Card>
  return (
    <Card title={'Tout est juste\u00a0?'} tone="sun">
      <p>Action Logement relit l’offre, puis la met en ligne. Après l’envoi, vous ne pourrez plus la modifier.</p>
      <Form action={`${base}/soumission`} label="Envoyer l’offre">
        <Actions>
          <SubmitButton wide>Envoyer à Action Logement</SubmitButton>
        </Actions>
      </Form>
      <ButtonLink href={`${base}/modification`} look="secondary" wide>
        Modifier
      </ButtonLink>
      <p>
        <a href={`${base}/retrait`}>Retirer cette offre</a>
      </p>
    </Card>
  )
}

function Attendre({ offre, peutSaisir }: Props) {
  return (
    <Card title="En instruction" tone="tint">
      <p>Action Logement relit cette offre. Vous serez prévenu par e-mail quand elle sera en ligne, ou s’il faut la corriger.</p>
      {peutSaisir && (
        <p>
          <a href={`/bailleur/offres/${offre.id}/retrait`}>Retirer cette offre</a>
        </p>
      )}
    </Card>
  )
}
