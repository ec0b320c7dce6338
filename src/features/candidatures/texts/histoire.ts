import { labelPiece } from '#domain/piece.ts'
import type { Evenement } from '../queries/candidatures.ts'
import { MOTIFS } from '../texts.ts'

type Line = { title: string; text?: string }

/** One line of the history, in words; undefined for what concerns the file alone. */
export function describeEvenement(event: Evenement): Line | undefined {
  const title = titleOf(event)
  if (title === undefined) return undefined
  const text = detailOf(event)
  return text === undefined ? { title } : { title, text }
}

const TITRES: Readonly<Record<string, string>> = {
  'candidature.deposee': 'Candidature déposée',
  'candidature.points': 'Vos points ont changé',
  'candidature.classee': 'Liste arrêtée\u00a0: votre rang est figé',
  'candidature.validee': 'Dossier validé par un conseiller',
  'candidature.invalidee': 'Dossier non validé',
  'candidature.transmise': 'Dossier transmis au bailleur',
  'candidature.non_designee': 'Non retenue à ce stade\u00a0: d’autres candidats sont envoyés au bailleur',
  'candidature.en_commission': 'Proposée à la commission',
  'candidature.attribuee': 'Logement attribué\u00a0: votre réponse est attendue',
  'candidature.attribuee_rang': 'Attribué en rang suivant',
  'candidature.attribuee_sous_condition': 'Attribué sous condition',
  'candidature.non_attribuee': 'Non retenue par la commission',
  'candidature.irrecevable': 'Irrecevable',
  'candidature.acceptee': 'Vous avez accepté le logement',
  'candidature.refusee': 'Vous avez refusé le logement',
  'candidature.rang_caduc': 'Attribué à un autre candidat',
  'candidature.bail_signe': 'Bail signé',
  'candidature.retiree': 'Vous avez annulé votre candidature',
  'candidature.offre_retiree': 'Offre retirée',
  'piece.demandee': 'Le bailleur vous demande une pièce',
  'piece.deposee': 'Vous avez dit avoir déposé la pièce',
  'piece.recue': 'Le bailleur a reçu la pièce',
  'piece.annulee': 'Le bailleur ne demande plus la pièce',
  'visite.proposee': 'Le bailleur vous propose une visite',
  'visite.choisie': 'Vous avez choisi un moment de visite',
  'visite.declinee': 'Vous avez dit qu’aucun moment de visite ne convient',
  'visite.annulee': 'Le bailleur a annulé la visite',
  'visite.sans_reponse': 'Les moments de visite sont passés sans réponse',
  'rappel.propose': 'Action Logement vous propose de revenir dans la liste',
  'rappel.accepte': 'Vous avez dit oui\u00a0: vous revenez dans la liste',
  'rappel.decline': 'Vous avez dit non\u00a0: vous ne revenez pas dans la liste',
  'rappel.sans_suite': 'Vous n’avez pas répondu\u00a0: la personne suivante est appelée',
  'bail.cles_remises': 'Les clés vous sont remises',
}

/** The same state by another way reads otherwise: one’s turn has come, a silence, a paper that came. */
const PAR: readonly { action: string; quand: (event: Evenement) => boolean; titre: string }[] = [
  { action: 'candidature.deposee', quand: ({ avant }) => avant === 'non_designee', titre: 'Votre dossier est de nouveau à l’étude' },
  { action: 'candidature.attribuee', quand: ({ avant }) => avant === 'attribuee_rang', titre: 'C’est votre tour\u00a0: le logement vous est proposé' },
  { action: 'candidature.attribuee', quand: ({ avant }) => avant === 'attribuee_sous_condition', titre: 'La pièce est arrivée\u00a0: votre réponse est attendue' },
  { action: 'candidature.attribuee_rang', quand: ({ avant }) => avant === 'attribuee_sous_condition', titre: 'La pièce est arrivée\u00a0: vous gardez votre rang' },
  { action: 'candidature.non_attribuee', quand: ({ motif }) => motif === 'condition_non_levee', titre: 'La pièce n’est pas arrivée à temps' },
  { action: 'candidature.refusee', quand: ({ motif }) => motif === 'silence', titre: 'Pas de réponse à temps\u00a0: cela compte comme un refus' },
  { action: 'candidature.retiree', quand: ({ acteur }) => acteur !== 'demandeur', titre: 'Candidature arrêtée avec votre demande' },
]

function titleOf(event: Evenement): string | undefined {
  return PAR.find(({ action, quand }) => action === event.action && quand(event))?.titre ?? TITRES[event.action]
}

/** Reasons that the title says already. */
const DITS: readonly string[] = ['silence', 'condition_non_levee']

function detailOf({ action, avant, apres, motif }: Evenement): string | undefined {
  const [was, is] = [avant ?? '', apres ?? '']
  if (action === 'candidature.points') return `${was} → ${is} points, avant ancienneté et équilibrage.`
  if (action === 'candidature.classee') return `Rang ${is.replace('/', ' sur ')}.`
  if (action === 'piece.demandee') return `${labelPiece(is)}.`
  if (motif === null || DITS.includes(motif)) return undefined
  return MOTIFS[motif] ?? motif
}
