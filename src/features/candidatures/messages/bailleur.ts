import { heure, jourDe, jourLong } from '#ui/format.ts'
import type { Temporal } from 'temporal-polyfill'
import { dernierJour, type Write } from './content.ts'

/** While the landlord studies the file: papers and visit. */
export const CHEZ_LE_BAILLEUR = {
  piece_demandee: ({ pieces, candidature: { bailleur } }) => ({
    subject: pieces.length > 1 ? 'Le bailleur vous demande des pièces' : 'Le bailleur vous demande une pièce',
    paragraphs: [
      `Pour étudier votre dossier, ${bailleur} a besoin de ceci\u00a0:`,
      ...pieces.map(({ libelle, precision, pourLe }) => `${libelle}${precision === undefined ? '' : ` (${precision})`}, jusqu’au ${dernierJour(pourLe)}.`),
      'Déposez-la sur le site où vous avez fait votre demande de logement social, pas ici et pas par e-mail. Puis dites-nous que c’est fait\u00a0: nous prévenons le bailleur.',
    ],
    action: { label: 'Dire que je l’ai déposée' },
    note: 'Le bailleur ne peut demander que les pièces de la liste fixée par la loi (CCH, art. R441-2-4-1).',
  }),
  piece_recue: ({ pieces }) => ({
    subject: 'Le bailleur a reçu votre pièce',
    paragraphs: ['Le bailleur a bien reçu la pièce qu’il vous demandait.', pieces.length === 0 ? 'Il n’en attend plus d’autre. Vous n’avez rien à faire.' : `Il attend encore\u00a0: ${pieces.map(({ libelle, pourLe }) => `${libelle}, jusqu’au ${dernierJour(pourLe)}`).join('\u00a0; ')}.`],
  }),
  piece_annulee: ({ pieces }) => ({
    subject: 'Une pièce ne vous est plus demandée',
    paragraphs: ['Le bailleur ne demande plus une des pièces qu’il attendait de vous.', pieces.length === 0 ? 'Il n’en attend plus aucune. Vous n’avez rien à faire.' : `Il attend encore\u00a0: ${pieces.map(({ libelle, pourLe }) => `${libelle}, jusqu’au ${dernierJour(pourLe)}`).join('\u00a0; ')}.`],
  }),
  visite_proposee: ({ visite, candidature: { bailleur } }) => ({
    subject: 'Le bailleur vous propose une visite',
    paragraphs: [
      `${bailleur} vous propose de visiter le logement. Choisissez un de ces moments, ou dites qu’aucun ne vous convient\u00a0:`,
      ...(visite?.creneaux ?? []).map(sayMoment),
      'Visiter ne vous engage à rien.',
    ],
    facts: visite ? [{ label: 'Rendez-vous', value: visite.rendezVous }] : [],
    action: { label: 'Choisir un moment' },
  }),
  visite_annulee: ({ visite }) => ({
    subject: 'La visite est annulée',
    paragraphs: [
      visite?.choisie ? `Le bailleur annule la visite prévue ${sayMoment(visite.choisie).replace(/^./, 'l')}` : 'Le bailleur annule la visite qu’il vous proposait.',
      'Votre candidature continue. Le bailleur peut vous proposer d’autres moments\u00a0: nous vous écrirons.',
    ],
  }),
} as const satisfies Readonly<Record<string, Write>>

/** « Le mardi 4 mai 2027 à 14 h 30, heure de Paris. » */
function sayMoment(creneau: Temporal.Instant): string {
  return `Le ${jourLong(jourDe(creneau))} à ${heure(creneau)}, heure de Paris.`
}
