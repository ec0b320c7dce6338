import type { Critere } from '#domain/classement.ts'
import type { Statut } from '#domain/candidature.ts'
import type { Liste } from './queries/dossiers.ts'

/** A state as the landlord reads it: the labels of the applicant speak to them. */
export const LIBELLES: Readonly<Record<Statut, string>> = {
  deposee: 'En attente d’examen',
  validee: 'Validé par Action Logement',
  invalidee: 'Non validé',
  transmise: 'Dossier reçu',
  non_designee: 'Non désigné',
  en_commission: 'Devant la commission',
  attribuee: 'Attribué, réponse attendue',
  attribuee_rang: 'Attribué en rang suivant',
  attribuee_sous_condition: 'Attribué sous condition',
  non_attribuee: 'Non attribué',
  irrecevable: 'Irrecevable',
  acceptee: 'A accepté',
  refusee: 'A refusé',
  rang_caduc: 'Attribué à un autre candidat',
  bail_signe: 'Bail signé',
  retiree: 'A annulé sa candidature',
  offre_retiree: 'Offre retirée',
}

export const NOMS_LISTES: Readonly<Record<Liste, { titre: string; compte: string; vide: string }>> = {
  a_etudier: { titre: 'Dossiers à étudier', compte: 'Dossiers à étudier', vide: 'Les dossiers arrivent ici quand Action Logement les transmet, un à trois par logement.' },
  pieces: { titre: 'Pièces attendues', compte: 'Pièces attendues', vide: 'Demandez une pièce depuis un dossier\u00a0: elle apparaît ici jusqu’à ce qu’elle arrive.' },
  visites: { titre: 'Visites à venir', compte: 'Visites à venir', vide: 'Proposez une visite depuis un dossier\u00a0: elle apparaît ici jusqu’à son heure.' },
  reponses: { titre: 'Réponses attendues', compte: 'Réponses attendues', vide: 'Après une attribution, le candidat a dix jours pour répondre. Sa réponse est attendue ici.' },
  conditions: { titre: 'Conditions à lever', compte: 'Conditions à lever', vide: 'Une attribution sous condition attend ici la pièce que la commission a nommée.' },
  baux: { titre: 'Baux à signer', compte: 'Baux à signer', vide: 'Un candidat qui accepte apparaît ici jusqu’à la signature du bail.' },
  cles: { titre: 'Clés à remettre', compte: 'Clés à remettre', vide: 'Un bail signé apparaît ici jusqu’à la remise des clés.' },
  tous: { titre: 'Tous les dossiers reçus', compte: 'Tous les dossiers', vide: 'Les dossiers arrivent ici quand Action Logement les transmet, un à trois par logement.' },
}

/** Shown once after the act. */
export const FAITS: Readonly<Record<string, string>> = {
  piece: 'La pièce est demandée. Le candidat vient d’être prévenu.',
  recue: 'La pièce est notée comme reçue. Le candidat vient d’être prévenu.',
  annulee: 'La pièce n’est plus demandée. Le candidat vient d’être prévenu.',
  visite: 'La visite est proposée. Le candidat vient d’être prévenu.',
  visite_annulee: 'La visite est annulée. Le candidat vient d’être prévenu.',
  bail: 'Le bail est enregistré. Le logement est loué et la demande quitte le registre national.',
  cles: 'La remise des clés est enregistrée.',
}

/** The history of a file, since it was received; what is not named here is not the landlord’s affair. */
export const HISTOIRE: Readonly<Record<string, string>> = {
  'candidature.transmise': 'Dossier transmis par Action Logement',
  'piece.demandee': 'Pièce demandée',
  'piece.deposee': 'Le candidat dit l’avoir déposée au registre',
  'piece.recue': 'Pièce reçue',
  'piece.annulee': 'Pièce plus demandée',
  'visite.proposee': 'Visite proposée',
  'visite.choisie': 'Le candidat a choisi un moment de visite',
  'visite.declinee': 'Aucun moment de visite ne convient au candidat',
  'visite.sans_reponse': 'Proposition de visite restée sans réponse',
  'visite.annulee': 'Visite annulée',
  'candidature.en_commission': 'Présenté à la commission',
  'candidature.attribuee': 'Logement attribué',
  'candidature.attribuee_rang': 'Attribué en rang suivant',
  'candidature.attribuee_sous_condition': 'Attribué sous condition',
  'candidature.non_attribuee': 'Non attribué',
  'candidature.irrecevable': 'Irrecevable',
  'candidature.acceptee': 'Le candidat a accepté',
  'candidature.refusee': 'Le candidat a refusé, ou n’a pas répondu',
  'candidature.rang_caduc': 'Logement attribué à un autre candidat',
  'candidature.bail_signe': 'Bail signé',
  'bail.cles_remises': 'Clés remises',
  'candidature.retiree': 'Candidature annulée',
  'candidature.offre_retiree': 'Offre retirée',
}

export const CRITERES: Readonly<Record<Critere, string>> = {
  age: 'Moins de 30\u00a0ans',
  mobilite: 'Mobilité professionnelle',
  taux_effort: 'Part du loyer dans les revenus',
  refus_commission: 'Refus déjà subi en commission',
  refus_attribution: 'Logement attribué puis refusé',
  anciennete: 'Ancienneté de la demande',
  validation: 'Salarié d’une entreprise cotisante',
  tranche_a: 'Priorité A de l’entreprise',
  tranche_b: 'Priorité B de l’entreprise',
  tranche_c: 'Priorité C de l’entreprise',
  equilibrage: 'Équilibre entre tailles d’entreprises',
}

export const LECTURE_SEULE = 'Votre rôle permet de lire, pas de décider.'
