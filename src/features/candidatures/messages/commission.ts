import { writeLettre } from '#domain/commission-lettre.ts'
import { labelPiece } from '#domain/piece.ts'
import type { Faits } from '../queries/faits.ts'
import { AILLEURS, finDelai, PREAVIS, SANS_COUT, type Write } from './content.ts'

const COUTS = 'Accepter\u00a0: les autres candidats sont libérés et le bailleur prépare le bail. Refuser, ou ne pas répondre\u00a0: vos prochaines candidatures auront 40\u00a0points de moins et, si vous êtes reconnu prioritaire (DALO), vous pouvez perdre cette priorité.'

/** What the commission decided, and the answer that it awaits. */
export const COMMISSION = {
  en_commission: ({ candidature: { bailleur } }) => ({
    subject: 'Votre dossier passe en commission',
    paragraphs: [
      `${bailleur} présente votre dossier à sa commission d’attribution. Elle seule décide à qui va le logement.`,
      'Vous n’avez pas à y venir. Le bailleur vous écrira ce qu’elle a décidé, et vous le lirez aussi dans votre espace.',
      'Vous pouvez encore partir sans perdre de points.',
    ],
  }),
  attribuee: (faits) => ({
    subject: 'Ce logement vous est attribué\u00a0: répondez',
    paragraphs: [sayAttribution(faits), sayDelai(faits), COUTS, PREAVIS],
    action: { label: 'Répondre', suite: '/reponse' },
  }),
  attribuee_rang: (faits) => ({
    subject: 'Vous êtes le suivant sur la liste pour ce logement',
    paragraphs: [
      ...(faits.decision?.decision.code === 'attribution_sous_condition'
        ? ['Le bailleur a reçu la pièce qu’il attendait. Un candidat placé avant vous n’a pas encore répondu\u00a0: vous gardez votre rang.']
        : sayLettre(faits)),
      'Vous n’avez rien à faire. Si c’est votre tour, nous vous écrirons.',
    ],
  }),
  attribuee_sous_condition: (faits) => ({
    subject: 'Ce logement vous est attribué, sous condition',
    paragraphs: [...sayLettre(faits), 'Déposez la pièce sur le site où vous avez fait votre demande de logement social. Si une pièce vous manque, appelez le bailleur sans attendre.', PREAVIS],
    action: { label: 'Voir la pièce et la date' },
  }),
  non_attribuee: (faits) => ({ subject: 'La commission n’a pas retenu votre candidature', paragraphs: sayLettre(faits), action: { label: 'Voir la décision et ses motifs' } }),
  irrecevable: (faits) => ({ subject: 'Votre candidature est irrecevable', paragraphs: sayLettre(faits), action: { label: 'Voir la décision et ses motifs' } }),
  reponse_attendue: (faits) => ({
    subject: 'Répondez vite\u00a0: un logement vous est attribué',
    paragraphs: ['Vous n’avez pas encore répondu au bailleur.', sayDelai(faits), COUTS],
    action: { label: 'Répondre', suite: '/reponse' },
  }),
  silence: ({ candidature }) => ({
    subject: 'Vous n’avez pas répondu à temps',
    paragraphs: [
      'Le délai pour accepter le logement est passé. Sans réponse, la loi considère que vous avez refusé (CCH, art. R441-10).',
      'Vos prochaines candidatures auront 40\u00a0points de moins. Vous pouvez postuler à un autre logement dès maintenant.',
      `Un événement grave vous a empêché de répondre\u00a0? Appelez-nous vite au 0\u00a0970\u00a0800\u00a0800, avec la référence ${candidature.reference}.`,
    ],
    action: AILLEURS,
  }),
  condition_non_levee: (faits) => ({
    subject: 'La pièce attendue n’est pas arrivée à temps',
    paragraphs: [
      `Le logement vous était attribué à une condition\u00a0: ${pieceOf(faits)}. Elle n’est pas arrivée à temps, alors l’attribution tombe.`,
      `${SANS_COUT} Vous pouvez postuler à un autre logement dès maintenant.`,
    ],
    action: AILLEURS,
  }),
} as const satisfies Readonly<Record<string, Write>>

/** The first of the list, one whose turn has come, one whose paper has come. */
function sayAttribution({ decision }: Faits): string {
  const code = decision?.decision.code
  if (code === 'attribution_rang') return 'Le candidat placé avant vous n’a pas pris le logement\u00a0: il est maintenant pour vous, si vous le voulez.'
  if (code === 'attribution_sous_condition') return 'Le bailleur a reçu la pièce qu’il attendait\u00a0: le logement est pour vous, si vous le voulez.'
  return decision ? (writeLettre(decision.decision, { seance: decision.jour, financement: decision.financement })[0] ?? '') : 'La commission du bailleur vous a attribué ce logement.'
}

function sayDelai({ candidature: { echeance_le } }: Faits): string {
  return echeance_le ? `Répondez jusqu’au ${finDelai(echeance_le)}. Sans réponse, c’est un refus (CCH, art. R441-10).` : ''
}

function sayLettre({ decision }: Faits): readonly string[] {
  return decision ? writeLettre(decision.decision, { seance: decision.jour, financement: decision.financement }) : []
}

function pieceOf({ decision, candidature }: Faits): string {
  return candidature.attente_piece ?? labelPiece(decision?.decision.piece ?? 'une pièce')
}
