import { jourLong } from '#ui/format.ts'
import { AILLEURS, POSTULER, PREAVIS, SANS_COUT, type Write } from './content.ts'

/** After the answer, to the keys or to the end. */
export const FIN = {
  acceptee: ({ candidature: { bailleur } }) => ({
    subject: 'Vous avez accepté le logement',
    paragraphs: [
      `Votre réponse est enregistrée et ${bailleur} est prévenu. Les autres candidats sont libérés.`,
      'Ensuite\u00a0: le bailleur vous donne rendez-vous pour signer le bail. Préparez l’assurance habitation et le dépôt de garantie. L’avance Loca-Pass et la garantie Visale peuvent vous aider, gratuitement.',
      PREAVIS,
    ],
    action: { label: 'Voir les étapes jusqu’aux clés' },
  }),
  refus: () => ({
    subject: 'Vous avez refusé le logement',
    paragraphs: [`Votre refus est enregistré. Vos prochaines candidatures auront 40\u00a0points de moins. ${POSTULER}`],
    action: AILLEURS,
    note: 'Ce n’était pas vous\u00a0? Changez votre mot de passe et appelez-nous au 0\u00a0970\u00a0800\u00a0800.',
  }),
  rang_caduc: () => ({
    subject: 'Le logement est pris par un autre candidat',
    paragraphs: [`Un candidat placé avant vous a pris ce logement. Votre candidature s’arrête là. ${SANS_COUT} ${POSTULER}`],
    action: AILLEURS,
  }),
  offre_retiree: ({ candidature: { motif } }) => ({
    subject: 'Ce logement n’est plus proposé',
    paragraphs: ['L’offre est retirée et votre candidature s’arrête là. Ce n’est pas à cause de vous.', motif === null ? '' : `Motif\u00a0: ${motif}`, `${SANS_COUT} ${POSTULER}`],
    action: AILLEURS,
  }),
  bail_signe: ({ bail }) => ({
    subject: 'Votre bail est signé',
    paragraphs: [
      bail ? `Félicitations\u00a0! Vous avez signé le bail. Vous pouvez entrer dans le logement à partir du ${jourLong(bail.entreeLe)}.` : 'Félicitations\u00a0! Vous avez signé le bail.',
      'Vous pouvez maintenant donner congé de votre ancien logement. Votre demande de logement social a abouti\u00a0: elle sera radiée du registre national, vous n’avez rien à faire.',
      'Le jour des clés, faites l’état des lieux avec soin et gardez-en une copie.',
    ],
  }),
  cles_remises: ({ bail }) => ({
    subject: 'Bienvenue chez vous',
    paragraphs: [
      bail?.clesRemisesLe === undefined ? 'Les clés de votre logement vous ont été remises.' : `Les clés de votre logement vous ont été remises le ${jourLong(bail.clesRemisesLe)}.`,
      'Pensez à votre nouvelle adresse auprès de votre employeur, de la CAF et des impôts. Vous avez dix jours pour faire compléter l’état des lieux.',
    ],
  }),
} as const satisfies Readonly<Record<string, Write>>
