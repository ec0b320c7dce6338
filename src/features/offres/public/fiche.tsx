import type { Temporal } from 'temporal-polyfill'
import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Page } from '#ui/layout.tsx'
import { isOuverte, type Offre } from '../queries.ts'
import { FicheCorps, FicheTitre, nameOffre, sayCloture } from '../views/fiche.tsx'

type OffrePageProps = { offre: Offre; now: Temporal.Instant; today: string; retour: string; demandeur: boolean }

/** The sheet that anyone may read; closed and withdrawn offers keep theirs, which says so. */
export function OffrePage(props: OffrePageProps) {
  const { offre, now } = props
  return (
    <Page title={`${nameOffre(offre)}, ${offre.ville}`} active="offres" width="wide" publicNav={!props.demandeur} back={{ href: props.retour, label: 'Retour aux résultats' }}>
      <FicheTitre offre={offre} />
      <FicheCorps {...props} aside={isOuverte(offre, now) ? <Inviter {...props} /> : <Ailleurs />} />
    </Page>
  )
}

function Inviter(props: OffrePageProps) {
  const { offre, demandeur } = props
  return (
    <Card title={'Ce logement vous intéresse\u00a0?'} tone="sun">
      {offre.cloture_le !== null && <p>Les candidatures sont ouvertes jusqu’au {sayCloture(offre.cloture_le)}.</p>}
      {demandeur ? (
        <ButtonLink href={`/demandeur/offres/${offre.id}`} wide>
          Voir s’il me correspond
        </ButtonLink>
      ) : (
        <>
          <p>Apportez votre demande de logement social{'\u00a0'}: vous verrez s’il vous correspond et à quel rang vous seriez.</p>
          <ButtonLink href="/inscription" wide>
            Créer mon compte
          </ButtonLink>
          <ButtonLink href={`/simulation?offre=${offre.id}`} look="secondary" wide>
            Simuler pour ce logement
          </ButtonLink>
          <p>
            <a href={`/connexion?suite=${encodeURIComponent(`/demandeur/offres/${offre.id}`)}`}>J’ai déjà un compte</a>
          </p>
        </>
      )}
    </Card>
  )
}

function Ailleurs() {
  return (
    <Card title="D’autres logements sont ouverts" tone="tint">
      <ButtonLink href="/offres" wide>
        Voir les offres ouvertes
      </ButtonLink>
    </Card>
  )
}
