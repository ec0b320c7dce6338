import type { Temporal } from 'temporal-polyfill'
import type { Prealable } from '#domain/completude.ts'
import type { Jour } from '#domain/jour.ts'
import type { Verdict } from '#domain/verdict.ts'
import type { Estimation } from '#features/candidatures/queries/rang.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Page } from '#ui/layout.tsx'
import { Rank } from '#ui/rank.tsx'
import { isOuverte, offreFacts, type Offre } from '../queries.ts'
import { FicheCorps, FicheTitre, nameOffre, sayCloture } from '../views/fiche.tsx'
import { Budget } from './budget.tsx'
import { Regles } from './regles.tsx'

export type FicheProps = {
  offre: Offre
  loaded: LoadedDemande
  verdict: Verdict
  /** The live candidature, if any. */
  enCours: { id: number } | undefined
  /** One's candidature to this home, live or ended; one that was withdrawn may be made again. */
  ici: { id: number } | undefined
  /** What is still to do before one may apply. */
  prealables: readonly Prealable[]
  estimation: Estimation | undefined
  now: Temporal.Instant
  today: Jour
  retour: string
}

/** One home for one household: what it is, what it would cost, whether it fits and why, and the way to apply (F137–F139). */
export function FichePage(props: FicheProps) {
  const { offre, loaded, now, today } = props
  const facts = offreFacts(offre, now)
  return (
    <Page title={`${nameOffre(offre)}, ${offre.ville}`} active="offres" width="wide" back={{ href: props.retour, label: 'Retour aux résultats' }}>
      <FicheTitre offre={offre} />
      <FicheCorps
        {...props}
        aside={
          <>
            <Postuler {...props} />
            <Regles demande={loaded.demande} facts={facts} offre={offre} verdict={props.verdict} today={today} />
          </>
        }
      >
        <Budget demande={loaded.demande} offre={facts} today={today} />
      </FicheCorps>
    </Page>
  )
}

function Postuler(props: FicheProps) {
  const { offre, enCours, ici, verdict, prealables } = props
  if (ici) return <DejaCandidat id={ici.id} vivante={ici.id === enCours?.id} />
  if (!isOuverte(offre, props.now)) return <Close />
  if (verdict.reponse === 'non') return <Impossible verdict={verdict} />
  if (verdict.reponse === 'a_completer') return <Incomplete {...props} />
  if (prealables.length > 0) return <Dabord {...props} />
  if (enCours) return <Ailleurs {...props} id={enCours.id} />
  return (
    <Card tone="sun">
      <RangEstime {...props} />
      <ButtonLink href={`/demandeur/offres/${offre.id}/candidature`} wide>
        Je postule
      </ButtonLink>
      <Delai offre={offre} />
    </Card>
  )
}

function RangEstime({ estimation }: FicheProps) {
  if (!estimation) return null
  const others = estimation.sur - 1
  const hint = others === 0 ? 'Personne n’a encore postulé.' : `${others}\u00a0personne${others > 1 ? 's ont' : ' a'} déjà postulé. Ce rang peut changer jusqu’à la clôture.`
  return <Rank position={estimation.rang} total={estimation.sur} label="Si vous postuliez maintenant, vous seriez" hint={hint} />
}

function Delai({ offre: { cloture_le } }: Pick<FicheProps, 'offre'>) {
  return cloture_le === null ? null : <p>Jusqu’au {sayCloture(cloture_le)}. L’heure ne compte pas.</p>
}

function DejaCandidat(props: { id: number; vivante: boolean }) {
  return (
    <Card title={props.vivante ? 'Vous êtes candidat à ce logement' : 'Vous avez été candidat à ce logement'} tone="tint">
      <p>{props.vivante ? 'Votre rang, vos points et chaque étape sont dans votre candidature.' : 'Cette candidature est terminée. Vous pouvez relire ce qui s’est passé.'}</p>
      <ButtonLink href={`/demandeur/candidatures/${props.id}`} wide>
        Voir ma candidature
      </ButtonLink>
    </Card>
  )
}

function Close() {
  return (
    <Card title="On ne peut plus postuler ici" tone="tint">
      <p>D’autres logements vous attendent peut-être.</p>
      <ButtonLink href="/demandeur/offres" wide>
        Les logements qui me correspondent
      </ButtonLink>
    </Card>
  )
}

/** The grounds stand beside, under « Pourquoi ce logement ne vous correspond pas ». */
function Impossible({ verdict: { refus } }: Pick<FicheProps, 'verdict'>) {
  const communeSeule = refus.length === 1 && refus[0]?.motif === 'commune_non_souhaitee'
  return (
    <Card title="Vous ne pouvez pas postuler à ce logement" tone="tint">
      <p>
        {communeSeule
          ? 'Pour postuler ici, ajoutez cette commune à votre demande, sur le site où vous l’avez faite. Puis mettez-la à jour dans «\u00a0Ma situation\u00a0».'
          : 'Voici toutes les raisons. Si votre situation a changé, mettez votre demande à jour.'}
      </p>
      <ButtonLink href="/demandeur" look="secondary" wide>
        Ma situation
      </ButtonLink>
    </Card>
  )
}

/** Not a refusal: what is missing is named beside. */
function Incomplete(props: FicheProps) {
  return (
    <Card title="Vous ne pouvez pas encore postuler" tone="sun">
      <p>Il nous manque une information pour savoir si ce logement vous correspond. Ajoutez-la sur le site où vous avez fait votre demande, puis mettez-la à jour.</p>
      <ButtonLink href="/demandeur" wide>
        Ma situation
      </ButtonLink>
      <Delai offre={props.offre} />
    </Card>
  )
}

function Dabord(props: FicheProps) {
  return (
    <Card tone="sun">
      <RangEstime {...props} />
      <p>
        <strong>Avant de postuler{'\u00a0'}:</strong>
      </p>
      <ul>
        {props.prealables.map(({ texte }) => (
          <li key={texte}>{texte}</li>
        ))}
      </ul>
      <ButtonLink href={`/demandeur/offres/${props.offre.id}/candidature`} wide>
        Terminer ces étapes
      </ButtonLink>
      <Delai offre={props.offre} />
    </Card>
  )
}

/** One home at a time (F145). */
function Ailleurs(props: FicheProps & { id: number }) {
  return (
    <Card tone="sun">
      <RangEstime {...props} />
      <p>Vous avez une candidature en cours. On postule à un seul logement à la fois{'\u00a0'}: pour postuler ici, annulez-la d’abord.</p>
      <ButtonLink href={`/demandeur/candidatures/${props.id}`} look="secondary" wide>
        Voir ma candidature en cours
      </ButtonLink>
      <Delai offre={props.offre} />
    </Card>
  )
}
