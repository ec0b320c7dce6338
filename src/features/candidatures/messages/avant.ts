import { FICHES } from '#domain/candidature.ts'
import { jourHeure, rang } from '#ui/format.ts'
import { HEURE_SANS_EFFET, MOTIFS } from '../texts.ts'
import { AILLEURS, finDelai, POSTULER, SANS_COUT, type Write } from './content.ts'

/** From the candidature to the sending of the files. */
export const AVANT_LE_BAILLEUR = {
  deposee: ({ candidature: { cloture_le } }) => ({
    subject: 'Votre candidature est enregistrée',
    paragraphs: [
      'Nous avons bien enregistré votre candidature. Votre rang est calculé et vous en voyez le détail dans votre espace.',
      cloture_le ? `Il peut changer jusqu’à la clôture, ${jourHeure(cloture_le.subtract({ minutes: 1 }))}.` : '',
      HEURE_SANS_EFFET,
    ],
  }),
  liste_arretee: ({ candidature: { statut, rang_gele } }) => ({
    subject: 'La liste des candidats est arrêtée',
    paragraphs: [
      `Les candidatures à ce logement sont closes. Votre rang est figé\u00a0: ${rang(rang_gele ?? 0)}. Il ne changera plus.`,
      `Votre candidature en est à «\u00a0${FICHES[statut].libelle}\u00a0». Un conseiller étudie les dossiers dans l’ordre de la liste, en dix jours au plus. Nous vous écrirons.`,
    ],
  }),
  validee: () => ({
    subject: 'Votre dossier est validé',
    paragraphs: [
      'Un conseiller d’Action Logement a étudié votre dossier et l’a validé.',
      'Quand les candidatures seront closes, un à trois dossiers seront envoyés au bailleur, en suivant l’ordre de la liste. Nous vous écrirons dans tous les cas. Vous n’avez rien à faire.',
    ],
  }),
  invalidee: ({ candidature: { motif } }) => ({
    subject: 'Votre dossier n’est pas validé',
    paragraphs: [
      'Un conseiller d’Action Logement a étudié votre dossier. Il ne peut pas le valider pour ce logement. Voici pourquoi\u00a0:',
      motif ?? '',
      `Votre candidature s’arrête là. ${SANS_COUT} Corrigez ce qui doit l’être, puis mettez votre demande à jour. ${POSTULER}`,
    ],
    action: { label: 'Voir pourquoi et quoi faire' },
  }),
  transmise: ({ candidature: { bailleur } }) => ({
    subject: 'Votre dossier est chez le bailleur',
    paragraphs: [
      `Bonne nouvelle\u00a0: votre dossier fait partie de ceux que nous envoyons au bailleur, ${bailleur}.`,
      'Il doit prendre contact avec vous dans les 15\u00a0jours, pour une pièce ou une visite, puis réunir sa commission dans les 45\u00a0jours. S’il tarde, vous pourrez partir sans pénalité.',
      'Le logement n’est pas encore à vous\u00a0: la commission du bailleur décide seule. Ne donnez pas congé de votre logement actuel.',
    ],
  }),
  non_designee: ({ candidature: { rang_gele } }) => ({
    subject: 'Votre candidature n’est pas retenue à ce stade',
    paragraphs: [
      `D’autres candidats sont envoyés au bailleur.${rang_gele === null ? '' : ` Votre rang était ${rang(rang_gele)}.`} ${SANS_COUT}`,
      `Vous êtes libre. ${POSTULER}`,
      'Si aucun de ces candidats ne prend le logement, nous pourrons vous rappeler, à votre rang figé. Vous direz alors oui ou non.',
    ],
    action: AILLEURS,
  }),
  rappel: ({ rappel, candidature: { rang_gele } }) => ({
    subject: 'Ce logement vous intéresse-t-il encore\u00a0?',
    paragraphs: [
      `Le logement est encore libre. Nous vous proposons de revenir dans la liste${rang_gele === null ? '' : `, à votre rang figé\u00a0: ${rang(rang_gele)}`}.`,
      rappel ? `Répondez jusqu’au ${finDelai(rappel.expireLe)}. Sans réponse, nous appelons la personne suivante.` : '',
      'Oui\u00a0: votre dossier est étudié de nouveau. Non, ou pas de réponse\u00a0: cela ne vous coûte aucun point.',
    ],
    action: { label: 'Répondre', suite: '/rappel' },
  }),
  retiree: () => ({
    subject: 'Votre candidature est annulée',
    paragraphs: [`Vous avez annulé votre candidature. ${SANS_COUT} ${POSTULER}`],
    action: AILLEURS,
  }),
  refusee: () => ({
    subject: 'Vous avez laissé le logement attribué',
    paragraphs: [`Vous avez annulé après l’attribution\u00a0: cela compte comme un refus. Vos prochaines candidatures auront 40\u00a0points de moins. ${POSTULER}`],
    action: AILLEURS,
  }),
  demande_fermee: ({ candidature: { motif } }) => ({
    subject: 'Votre candidature s’arrête',
    paragraphs: [`Votre candidature s’arrête parce que votre demande n’est plus active. ${MOTIFS[motif ?? ''] ?? ''}`.trim(), 'Ouvrez votre espace\u00a0: il dit ce que vous pouvez faire.'],
    action: { label: 'Voir ma situation', href: '/demandeur' },
  }),
} as const satisfies Readonly<Record<string, Write>>
