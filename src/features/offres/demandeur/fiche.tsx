import type { Temporal } from 'temporal-polyfill'
import type { Jour } from '#domain/jour.ts'
import type { Refus } from '#features/candidatures/queries/prealables.ts'
import type { Estimation } from '#features/candidatures/queries/rang.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Columns, Page } from '#ui/layout.tsx'
import { Rank } from '#ui/rank.tsx'
import { isOuverte, offreFacts, type Offre } from '../queries.ts'
import { FicheDetail, FicheTete, FicheTitre, nameOffre, sayCloture } from '../views/fiche.tsx'
import { Budget } from './budget.tsx'
import { Regles } from './regles.tsx'

export type FicheProps = {
  offre: Offre
  loaded: LoadedDemande
  /** The live candidature, if any; `ici`: on this home. */
  enCours: { id: number; ici: boolean } | undefined
  /** Why one cannot apply, whatever one's other candidatures. */
  refus: Refus | undefined
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
      <Columns aside={<Postuler {...props} />} asideLabel="Postuler">
        <FicheTete {...props} />
      </Columns>
      <Columns aside={<Regles demande={loaded.demande} facts={facts} offre={offre} today={today} />} asideLabel="Ce que dit la règle">
        <Budget demande={loaded.demande} offre={facts} today={today} />
      </Columns>
      <FicheDetail {...props} />
    </Page>
  )
}

function Postuler(props: FicheProps) {
  const { offre, enCours, refus } = props
  if (enCours?.ici === true) return <DejaCandidat id={enCours.id} />
  if (!isOuverte(offre, props.now)) return <Close />
  if (refus?.cause === 'loi') return <Impossible {...props} />
  if (refus?.cause === 'prealables') return <Dabord {...props} etapes={refus.prealables.map(({ texte }) => texte)} />
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

function DejaCandidat(props: { id: number }) {
  return (
    <Card title="Vous êtes candidat à ce logement" tone="tint">
      <p>Votre rang, vos points et chaque étape sont dans votre candidature.</p>
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
function Impossible(props: FicheProps) {
  const { refus } = props
  const motifs = refus?.cause === 'loi' ? refus.verdict.refus.map(({ motif }) => motif) : []
  const quoi = motifs.length === 1 && motifs[0] === 'commune_non_souhaitee' ? 'Pour postuler ici, ajoutez cette commune à votre demande, puis mettez-la à jour dans «\u00a0Ma situation\u00a0».' : 'Les raisons sont écrites plus bas, une par une. Si votre situation a changé, mettez votre demande à jour.'
  return (
    <Card title="Vous ne pouvez pas postuler à ce logement" tone="tint">
      <p>{quoi}</p>
      <ButtonLink href="/demandeur" look="secondary" wide>
        Ma situation
      </ButtonLink>
    </Card>
  )
}

function Dabord(props: FicheProps & { etapes: readonly string[] }) {
  return (
    <Card tone="sun">
      <RangEstime {...props} />
      <p>
        <strong>Avant de postuler{'\u00a0'}:</strong>
      </p>
      <ul>
        {props.etapes.map((texte) => (
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
