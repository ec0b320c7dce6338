import type { Temporal } from 'temporal-polyfill'
import { isFinal, isHeld } from '#domain/candidature.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { jour, jourDe, jourHeure, nameTypologie, rang as writeRang } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Rank } from '#ui/rank.tsx'
import { computeAFaire, type AFaire } from '../queries/a-faire.ts'
import type { RangVivant } from '../queries/rang.ts'
import type { Suivie } from '../queries/suivi.ts'
import { Etapes, LogementLine, StatutBadge } from '../views.tsx'

type ListeProps = { candidatures: readonly Suivie[]; now: Temporal.Instant; rang: RangVivant | undefined; imported: boolean; fait: string | undefined }

/** « Mes candidatures »: the one that is live, then those that ended. */
export function CandidaturesPage(props: ListeProps) {
  const live = props.candidatures.find(({ statut }) => isHeld(statut))
  const past = props.candidatures.filter((one) => one !== live)
  const loge = past.some(({ statut }) => statut === 'bail_signe')
  return (
    <Page title="Mes candidatures" active="candidatures">
      <PageTitle lead={loge ? undefined : 'Vous postulez à un seul logement à la fois. Vous pouvez annuler à tout moment.'}>Mes candidatures</PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce>
          {props.fait}
        </Notice>
      )}
      {live && <LiveCard candidature={live} rang={props.rang} aFaire={computeAFaire(live, props.now)} />}
      {!live && loge && <Notice tone="success" title="Vous avez un logement">Votre demande a abouti. Vos candidatures restent lisibles ici.</Notice>}
      {!live && !loge && <Aucune imported={props.imported} past={past.length > 0} />}
      {past.length > 0 && (
        <Section title="Candidatures passées">
          {past.map((candidature) => (
            <PastCard key={candidature.id} candidature={candidature} aFaire={computeAFaire(candidature, props.now)} />
          ))}
        </Section>
      )}
    </Page>
  )
}

function LiveCard(props: { candidature: Suivie; rang: RangVivant | undefined; aFaire: AFaire | undefined }) {
  const { candidature, rang, aFaire } = props
  const href = `/demandeur/candidatures/${candidature.id}`
  return (
    <Card
      title={`Votre candidature à ${candidature.ville}`}
      href={href}
      badge={<StatutBadge candidature={candidature} />}
      footer={<Footer candidature={candidature} />}
    >
      <LogementLine offre={candidature} />
      {aFaire && <AFaireNotice aFaire={aFaire} />}
      {rang && <Rank position={rang.rang} total={rang.sur} label="Position" size="medium" />}
      {!rang && candidature.rang_gele !== null && <p>Rang figé à la clôture{'\u00a0'}: {writeRang(candidature.rang_gele)}.</p>}
      <Etapes candidature={candidature} />
    </Card>
  )
}

/** The one thing to do, where it is looked for first. */
function AFaireNotice(props: { aFaire: AFaire }) {
  const { agir, titre, texte, href, label } = props.aFaire
  return (
    <Notice tone={agir ? 'warning' : 'info'} title={titre} actions={<ButtonLink href={href} small look={agir ? 'primary' : 'secondary'}>{label}</ButtonLink>}>
      <p>{texte}</p>
    </Notice>
  )
}

function Footer(props: { candidature: Suivie }) {
  const { id, cloture_le, statut, statut_offre } = props.candidature
  return (
    <>
      {cloture_le && <p>{statut_offre === 'en_ligne' ? 'Clôture' : 'Close'} {jourHeure(cloture_le.subtract({ minutes: 1 }))}</p>}
      <p class="card-footer-links">
        <a href={`/demandeur/candidatures/${id}`}>Voir mon rang et mes points</a>
        {statut !== 'attribuee' && <a href={`/demandeur/candidatures/${id}/retrait`}>Annuler cette candidature</a>}
      </p>
    </>
  )
}

function PastCard(props: { candidature: Suivie; aFaire: AFaire | undefined }) {
  const { candidature, aFaire } = props
  return (
    <Card
      level={3}
      title={`${nameTypologie(candidature.typologie)}, ${candidature.ville}`}
      href={`/demandeur/candidatures/${candidature.id}`}
      badge={<StatutBadge candidature={candidature} />}
      kicker={isFinal(candidature.statut) ? `Terminée le ${jour(jourDe(candidature.statut_le))}` : `Depuis le ${jour(jourDe(candidature.statut_le))}`}
    >
      <LogementLine offre={candidature} />
      {aFaire && <AFaireNotice aFaire={aFaire} />}
    </Card>
  )
}

function Aucune(props: { imported: boolean; past: boolean }) {
  if (!props.imported) {
    return (
      <EmptyState title="Apportez d’abord votre demande" drawing="letter" actions={<ButtonLink href="/demandeur/import">Saisir mon numéro unique</ButtonLink>}>
        <p>Pour postuler, il nous faut votre demande de logement social. Vous la retrouvez ici avec son numéro unique.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={props.past ? 'Aucune candidature en cours' : 'Vous n’avez pas encore postulé'} drawing="homes" actions={<ButtonLink href="/demandeur/offres">Voir les logements qui me correspondent</ButtonLink>}>
      <p>Choisissez un logement. Avant de postuler, vous verrez combien de personnes l’ont demandé et le rang que vous auriez.</p>
    </EmptyState>
  )
}
