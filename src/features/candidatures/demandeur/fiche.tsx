import { isHeld } from '#domain/candidature.ts'
import type { Classement } from '#domain/classement.ts'
import type { Temporal } from 'temporal-polyfill'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Facts } from '#ui/facts.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { jour, jourHeure, jusquAu } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Rank } from '#ui/rank.tsx'
import { StepsExplained } from '#ui/steps-explained.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { Evenement } from '../queries/candidatures.ts'
import type { Fiche, SuivieFiche } from '../queries/fiche.ts'
import { HEURE_SANS_EFFET } from '../texts.ts'
import type { EtatRappel } from '../texts/fins.ts'
import { describeEvenement } from '../texts/histoire.ts'
import { Etapes, ficheOf, LogementLine, PointsCandidature, StatutBadge } from '../views.tsx'
import { AFaireSection } from './a-faire.tsx'
import { DecisionSection } from './decision.tsx'
import { FinSection } from './fin.tsx'
import { HorlogeSection } from './horloge.tsx'

/** One candidature: status, rank with its reasons, the six steps, the history. */
export function CandidaturePage(props: { fiche: Fiche; now: Temporal.Instant; fait: string | undefined; form?: FormState }) {
  const { candidature, classement, evenements } = props.fiche
  const form = props.form ?? EMPTY_FORM
  return (
    <Page title={`Candidature à ${candidature.ville}`} active="candidatures" back={{ href: '/demandeur/candidatures', label: 'Mes candidatures' }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle kicker={`Offre ${candidature.reference}`}>Votre candidature à {candidature.ville}</PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce>
          {props.fait}
        </Notice>
      )}
      <p>
        <StatutBadge candidature={candidature} large />
      </p>
      <LogementLine offre={candidature} />
      <FinSection candidature={candidature} rappel={findRappel(evenements)} />
      <AFaireSection fiche={props.fiche} now={props.now} form={form} />
      <Attente candidature={candidature} />
      <RangSection fiche={props.fiche} />
      <Avancement candidature={candidature} />
      <HorlogeSection fiche={props.fiche} />
      {classement && <PointsSection classement={classement} fige={props.fiche.rang?.fige === true} />}
      <Section title="Historique">
        <Timeline items={[...evenements].reverse().flatMap(toItem)} label="Historique de la candidature" />
      </Section>
      <Details candidature={candidature} />
      {isHeld(candidature.statut) && candidature.statut !== 'attribuee' && (
        <Actions>
          <ButtonLink href={`/demandeur/candidatures/${candidature.id}/retrait`} look="secondary">
            Annuler cette candidature
          </ButtonLink>
        </Actions>
      )}
    </Page>
  )
}

/** A candidature that was taken back, or whose home was, stands at no step: the history says how far it had come. */
function Avancement(props: { candidature: SuivieFiche }) {
  const { etape } = ficheOf(props.candidature)
  if (etape === undefined) return null
  return (
    <Section title="Où en êtes-vous">
      <Etapes candidature={props.candidature} />
      <Disclosure summary="Ce qui se passe à chaque étape">
        <StepsExplained reached={etape} />
      </Disclosure>
    </Section>
  )
}

/** While the list moves, points are what one looks at; once it is frozen, they explain and take less room. */
function PointsSection(props: { classement: Classement; fige: boolean }) {
  const sheet = <PointsCandidature classement={props.classement} />
  const lead = 'Chaque point, la valeur utilisée, d’où elle vient et ce qui la changerait.'
  return props.fige ? (
    <Section title="Pourquoi ce rang" lead={lead}>
      <Disclosure summary="Voir tous mes points">{sheet}</Disclosure>
    </Section>
  ) : (
    <Section title="Pourquoi ce rang" lead={lead}>
      {sheet}
    </Section>
  )
}

function RangSection(props: { fiche: Fiche }) {
  const { rang, candidature } = props.fiche
  if (!rang) return null
  return (
    <>
      <Rank position={rang.rang} total={rang.sur} label={rang.fige ? 'Votre rang, figé à la clôture' : 'Votre rang aujourd’hui'} hint={hintOf(props.fiche)} />
      {!rang.fige && candidature.cloture_le && (
        <p class="small">
          On peut postuler {jusquAu(candidature.cloture_le.subtract({ minutes: 1 }))}. {HEURE_SANS_EFFET}
        </p>
      )}
    </>
  )
}

function hintOf({ rang }: Fiche): string {
  if (!rang) return ''
  if (rang.fige) return 'L’ordre de cette liste ne changera plus.'
  if (rang.manque === undefined) return 'Vous êtes en tête. Votre rang peut encore changer jusqu’à la clôture.'
  return `Il vous manque ${rang.manque}\u00a0point${rang.manque > 1 ? 's' : ''} pour gagner un rang. Votre rang peut encore changer jusqu’à la clôture.`
}

const RAPPELS: Readonly<Record<string, EtatRappel>> = { 'rappel.propose': 'ouvert', 'rappel.decline': 'refuse', 'rappel.sans_suite': 'sans_suite' }

/** How the last call back stands, as the history tells it. */
function findRappel(evenements: readonly Evenement[]): EtatRappel | undefined {
  return evenements.flatMap(({ action }) => RAPPELS[action] ?? []).at(-1)
}

function toItem(event: Evenement) {
  const told = describeEvenement(event)
  return told ? [{ id: String(event.id), when: jourHeure(event.quand), datetime: event.quand.toString(), ...told }] : []
}

/** A rank, a paper: what was decided, and that one may leave at no cost. */
function Attente(props: { candidature: SuivieFiche }) {
  const { candidature } = props
  if (candidature.statut !== 'attribuee_rang' && candidature.statut !== 'attribuee_sous_condition') return null
  return (
    <>
      <DecisionSection suivie={candidature} />
      <p>Vous pouvez partir à tout moment, sans perdre de points.</p>
    </>
  )
}

/** The draw that decides the last ties can be checked by anyone (K7). */
function Details(props: { candidature: SuivieFiche }) {
  const { bailleur, disponible_le, graine_engagement, graine } = props.candidature
  return (
    <Section title="En détail">
      <Facts
        items={[
          { label: 'Bailleur', value: bailleur },
          { label: 'Disponible dès le', value: jour(disponible_le) },
          { label: 'Empreinte du tirage au sort', value: <code class="digest">{graine_engagement}</code>, hint: 'Publiée à l’ouverture. Elle départage seulement les candidats qui ont le même total et la même date de dépôt.' },
          ...(graine === null ? [] : [{ label: 'Clé du tirage, révélée à la clôture', value: <code class="digest">{graine}</code> }]),
        ]}
      />
    </Section>
  )
}
