import { nameTypologie, pluriel, surface } from '#ui/format.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'
import type { Destinataire, OffreAnnoncee } from './queries/destinataires.ts'

/** What a landlord is written about one home. */
export const OBJETS_BAILLEUR = ['dossiers_transmis', 'candidat_accepte', 'candidat_refuse', 'candidat_parti', 'creneau_choisi', 'piece_deposee', 'offre_en_ligne', 'offre_renvoyee', 'offre_retiree', 'sans_candidat'] as const
export type ObjetBailleur = (typeof OBJETS_BAILLEUR)[number]

/** What Action Logement is written about one home. */
export const OBJETS_CONSEIL = ['offre_soumise', 'liste_arretee', 'plus_de_candidat', 'rappel_repondu', 'offre_retiree', 'bail_signe'] as const
export type ObjetConseil = (typeof OBJETS_CONSEIL)[number]

export const OBJETS_ENTREPRISE = ['salarie_a_valider'] as const
export type ObjetEntreprise = (typeof OBJETS_ENTREPRISE)[number]

export type Avis = { a: 'bailleur'; objet: ObjetBailleur } | { a: 'conseil'; objet: ObjetConseil }
type Letter = Pick<Destinataire, 'prenom' | 'nom'> & { baseUrl: string; check: MailCheck }
type Content = { subject: string; paragraphs: readonly string[] }

/** No message names a candidate: who they are is read in the portal, by those who may. */
export function messageOffre(avis: Avis, letter: Letter, offre: OffreAnnoncee): MailParts {
  const { subject, paragraphs } = avis.a === 'bailleur' ? BAILLEUR[avis.objet] : CONSEIL[avis.objet]
  return mailPage({
    subject: `${subject} (offre ${offre.reference})`,
    greeting: `Bonjour ${letter.prenom} ${letter.nom},`,
    paragraphs,
    facts: [
      { label: 'Offre', value: offre.reference },
      { label: 'Logement', value: `${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.ville} (${offre.code_postal})` },
      ...(avis.a === 'conseil' ? [{ label: 'Bailleur', value: offre.bailleur }] : []),
      ...(avis.objet === 'offre_retiree' && offre.motifRetrait !== null ? [{ label: 'Motif du retrait', value: offre.motifRetrait }] : []),
    ],
    action: { label: 'Ouvrir l’offre', url: `${letter.baseUrl}/${avis.a === 'bailleur' ? 'bailleur' : 'conseiller'}/offres/${offre.id}` },
    check: letter.check,
  })
}

/** How many wait, and nobody's name. */
export function messageEntreprise(waiting: number, letter: Letter): MailParts {
  return mailPage({
    subject: `${pluriel(waiting, 'salarié')} à valider`,
    greeting: `Bonjour ${letter.prenom} ${letter.nom},`,
    paragraphs: [
      `${pluriel(waiting, 'salarié attend', 'salariés attendent')} votre réponse\u00a0: travaillent-ils bien chez vous\u00a0?`,
      'Votre oui leur donne les points de votre entreprise pour leurs candidatures à un logement. Si ce n’est pas un de vos salariés, refusez et dites pourquoi\u00a0: la personne lira votre raison et pourra corriger.',
    ],
    action: { label: 'Voir les salariés à valider', url: `${letter.baseUrl}/entreprise/salaries` },
    note: 'Pour ne plus avoir à répondre un par un, un administrateur de votre entreprise peut déléguer la validation à Action Logement.',
    check: letter.check,
  })
}

const BAILLEUR: Readonly<Record<ObjetBailleur, Content>> = {
  dossiers_transmis: {
    subject: 'Vous avez reçu des dossiers',
    paragraphs: ['Action Logement vous transmet les dossiers des candidats désignés pour ce logement.', 'Prenez contact avec eux dans les 15\u00a0jours et réunissez la commission dans les 45\u00a0jours. Passé ces délais, un candidat peut partir sans pénalité.'],
  },
  candidat_accepte: {
    subject: 'Le candidat accepte le logement',
    paragraphs: ['Le candidat à qui le logement est attribué l’accepte. Les autres candidats sont libérés et prévenus.', 'Il vous reste à signer le bail avec lui, puis à l’enregistrer dans AL’in.'],
  },
  candidat_refuse: {
    subject: 'Le candidat ne prend pas le logement',
    paragraphs: ['Le candidat à qui le logement était attribué le refuse, n’a pas répondu à temps, ou n’a pas apporté la pièce attendue.', 'S’il y a un candidat au rang suivant, le logement lui est proposé aussitôt. Sinon, la page de l’offre dit ce qui est possible.'],
  },
  candidat_parti: {
    subject: 'Un candidat s’est retiré',
    paragraphs: ['Un candidat dont vous aviez le dossier s’est retiré. Son dossier ne vous est plus ouvert.', 'La page de l’offre montre les candidats qui restent.'],
  },
  creneau_choisi: {
    subject: 'Réponse à votre proposition de visite',
    paragraphs: ['Un candidat a répondu à votre proposition de visite. Ouvrez son dossier pour voir l’horaire choisi, ou en proposer d’autres.'],
  },
  piece_deposee: {
    subject: 'Une pièce est déposée',
    paragraphs: ['Un candidat dit avoir déposé au registre national la pièce que vous lui demandez. Vérifiez-la et dites si vous l’avez reçue.'],
  },
  offre_en_ligne: { subject: 'Votre offre est en ligne', paragraphs: ['Action Logement a vérifié votre offre et l’a publiée. Les candidatures sont ouvertes jusqu’à la clôture.'] },
  offre_renvoyee: { subject: 'Votre offre est à corriger', paragraphs: ['Action Logement vous renvoie cette offre. La page de l’offre dit ce qu’il faut corriger. Soumettez-la ensuite de nouveau.'] },
  offre_retiree: { subject: 'L’offre est retirée', paragraphs: ['Cette offre est retirée. Tous ses candidats sont libérés et prévenus.'] },
  sans_candidat: { subject: 'Plus aucun candidat pour ce logement', paragraphs: ['Action Logement a parcouru toute la liste\u00a0: plus personne n’est candidat à ce logement. Parlez-en avec votre conseiller pour décider de la suite.'] },
}

const CONSEIL: Readonly<Record<ObjetConseil, Content>> = {
  offre_soumise: { subject: 'Offre à vérifier', paragraphs: ['Un bailleur vous soumet une offre. Vérifiez-la, puis publiez-la ou renvoyez-la avec ce qu’il faut corriger.'] },
  liste_arretee: {
    subject: 'Liste arrêtée, dossiers à étudier',
    paragraphs: ['Les candidatures à ce logement sont closes et le classement est figé.', 'Étudiez les dossiers dans l’ordre de la liste dans les 10\u00a0jours, puis désignez un à trois candidats.'],
  },
  plus_de_candidat: { subject: 'Plus aucun candidat', paragraphs: ['Il ne reste aucun candidat chez le bailleur pour ce logement. Vous pouvez rappeler les candidats écartés, à leur rang figé, ou clore l’offre.'] },
  rappel_repondu: { subject: 'Réponse à un rappel', paragraphs: ['Une personne que vous avez rappelée a répondu. La page de l’offre montre sa réponse.'] },
  offre_retiree: { subject: 'Offre retirée', paragraphs: ['Cette offre est retirée. Tous ses candidats sont libérés et prévenus.'] },
  bail_signe: { subject: 'Bail signé', paragraphs: ['Le bail de ce logement est signé. La demande de la personne est fermée et sa radiation demandée au registre national.'] },
}
