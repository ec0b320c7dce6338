import type { JSX } from 'preact'
import type { Statut } from '#domain/candidature.ts'
import { writeDecision } from '#domain/commission-lettre.ts'
import { ButtonLink } from '#ui/button.tsx'
import { jour } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import type { Dossier } from '../queries/dossier.ts'
import { sayJusquAu } from '../views.tsx'
import type { Droits } from './droits.ts'

type Props = { dossier: Dossier; droits: Droits }

/** What comes next for this file, with its date and the way there. */
export function Etape(props: Props) {
  return ETAPES[props.dossier.recue.statut]?.(props) ?? null
}

const ETAPES: Readonly<Partial<Record<Statut, (props: Props) => JSX.Element | null>>> = {
  transmise: AEtudier,
  en_commission: EnCommission,
  attribuee: Attribuee,
  attribuee_rang: ({ dossier }) => <Notice title={`Attribué en rang ${dossier.recue.rangCommission ?? 2}`}>Le logement lui sera proposé si les candidats placés avant lui refusent.</Notice>,
  attribuee_sous_condition: SousCondition,
  acceptee: Acceptee,
  non_attribuee: Decide,
  irrecevable: Decide,
}

function AEtudier({ dossier, droits }: Props) {
  return (
    <Notice title="À étudier" actions={<ButtonLink href={`/bailleur/offres/${dossier.recue.offreId}/commission`} small look="secondary">{droits.commission ? 'Convoquer la commission' : 'Voir la commission'}</ButtonLink>}>
      <p>Demandez une pièce ou proposez une visite si besoin, puis présentez le dossier à la commission.</p>
    </Notice>
  )
}

function EnCommission({ dossier }: Props) {
  return (
    <Notice title="Devant la commission" actions={<ButtonLink href={`/bailleur/offres/${dossier.recue.offreId}/decisions`} small look="secondary">Voir les décisions</ButtonLink>}>
      <p>La commission doit décider de chaque dossier. Les candidats ne lisent rien avant l’envoi des lettres.</p>
    </Notice>
  )
}

function Attribuee({ dossier }: Props) {
  const { echeanceLe } = dossier.recue
  return <Notice title="Réponse attendue">{echeanceLe && <p>Le candidat répond {sayJusquAu(echeanceLe)}. Sans réponse, la loi considère qu’il a refusé (CCH, art. R441-10) et le rang suivant est appelé.</p>}</Notice>
}

function SousCondition({ dossier }: Props) {
  const { id, attentePiece, echeanceLe } = dossier.recue
  return (
    <Notice tone="warning" title="Attribué sous condition" actions={<ButtonLink href={`/bailleur/candidatures/${id}/condition`} small>Dire si la pièce est arrivée</ButtonLink>}>
      {attentePiece !== null && <p>Pièce attendue{'\u00a0'}: {attentePiece}.</p>}
      {echeanceLe && <p>Elle est attendue {sayJusquAu(echeanceLe)}.</p>}
    </Notice>
  )
}

function Acceptee({ dossier, droits }: Props) {
  return (
    <Notice tone="success" title="Le candidat a accepté" actions={droits.bail && <ButtonLink href={`/bailleur/candidatures/${dossier.recue.id}/bail`} small>Enregistrer le bail signé</ButtonLink>}>
      <p>Préparez le bail et l’état des lieux. Les autres candidats sont libres et prévenus.</p>
    </Notice>
  )
}

function Decide({ dossier }: Props) {
  const { decision } = dossier
  return decision ? <Notice title={`Commission du ${jour(decision.jour)}`}>{writeDecision(decision.decision, decision.financement)}</Notice> : null
}
