import type { Temporal } from 'temporal-polyfill'
import type { ComponentChildren } from 'preact'
import { ButtonLink } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import type { FormState } from '#ui/form-state.ts'
import { euros } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { computeAFaire, type AFaire } from '../queries/a-faire.ts'
import type { Fiche } from '../queries/fiche.ts'
import { AccepteeEtapes } from './acceptee.tsx'
import { sayAttribution } from './decision.tsx'
import { PieceCondition, PiecesAFaire } from './pieces.tsx'
import { VisiteAFaire } from './visite.tsx'

type Props = { fiche: Fiche; now: Temporal.Instant; form: FormState }

/** On top of the page: the one thing that is awaited, or the date to know; then the others. */
export function AFaireSection(props: Props) {
  const { fiche, now } = props
  const aFaire = computeAFaire(fiche.candidature, now)
  return (
    <>
      {aFaire && (
        <Section id="a-faire" band="sun" title={aFaire.agir ? `À faire\u00a0: ${lowerFirst(aFaire.titre)}` : aFaire.titre}>
          <Contenu {...props} aFaire={aFaire} />
        </Section>
      )}
      <Autres {...props} premier={aFaire?.acte} />
    </>
  )
}

function Contenu(props: Props & { aFaire: AFaire }): ComponentChildren {
  const { aFaire, fiche } = props
  switch (aFaire.acte) {
    case 'repondre': return <Repondre fiche={fiche} texte={aFaire.texte} />
    case 'rappel': return <RappelAFaire aFaire={aFaire} />
    case 'piece': return <PiecesAFaire fiche={fiche} />
    case 'condition': return <PieceCondition candidature={fiche.candidature} />
    case 'visite':
    case 'visite_fixee': return <VisiteAFaire {...props} />
    case 'bail': return <AccepteeEtapes candidature={fiche.candidature} />
  }
}

/** What is not the most pressing is not lost: papers already filed, the visit, the steps to the keys. */
function Autres(props: Props & { premier: AFaire['acte'] | undefined }) {
  const { fiche, premier } = props
  const filed = premier === 'piece' ? [] : fiche.pieces.filter(({ etat }) => etat === 'deposee' || etat === 'demandee')
  const visite = fiche.candidature.visite_id !== null && premier !== 'visite' && premier !== 'visite_fixee'
  return (
    <>
      {filed.length > 0 && (
        <Section title="Pièces demandées par le bailleur" id="pieces">
          <PiecesAFaire fiche={fiche} />
        </Section>
      )}
      {visite && <VisiteAFaire {...props} titre="Visite" />}
      {fiche.candidature.statut === 'acceptee' && premier !== 'bail' && (
        <Section title="Les étapes jusqu’aux clés">
          <AccepteeEtapes candidature={fiche.candidature} />
        </Section>
      )}
    </>
  )
}

/** The home, why it is theirs, until when, and two ways on: nothing is done before the next page says what each does. */
function Repondre(props: { fiche: Fiche; texte: string }) {
  const { candidature } = props.fiche
  const href = `/demandeur/candidatures/${candidature.id}/reponse`
  return (
    <>
      <p>{sayAttribution(candidature)}</p>
      <p class="lead">
        <strong>{props.texte}</strong>
      </p>
      <Facts
        items={[
          { label: 'Loyer, charges comprises', value: `${euros(candidature.loyer)} par mois` },
          { label: 'Dépôt de garantie', value: euros(candidature.depot_garantie) },
          { label: 'Adresse', value: `${candidature.adresse}, ${candidature.code_postal} ${candidature.ville}` },
          { label: 'Bailleur', value: candidature.bailleur },
        ]}
      />
      <p>La page suivante dit ce que fait chaque réponse. Rien n’est enregistré avant.</p>
      <div class="actions">
        <ButtonLink href={`${href}?choix=accepter`}>Accepter ce logement</ButtonLink>
        <ButtonLink href={`${href}?choix=refuser`} look="secondary">
          Refuser ce logement
        </ButtonLink>
      </div>
    </>
  )
}

function RappelAFaire(props: { aFaire: AFaire }) {
  const { texte, href, label } = props.aFaire
  return (
    <>
      <p>{texte}</p>
      <div class="actions">
        <ButtonLink href={href}>{label}</ButtonLink>
      </div>
    </>
  )
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
