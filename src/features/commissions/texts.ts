import type { StatusTone } from '#ui/status.tsx'
import type { Etat } from './queries/tableau.ts'

/** What a landlord reads once an act is done; the key is in the address. */
export const FAITS: Readonly<Record<string, string>> = {
  convocation: 'Le logement est inscrit à la commission. Les candidats en sont avertis.',
  report: 'La commission a changé de jour. Les candidats en sont avertis.',
  inchangee: 'Rien n’a changé\u00a0: le logement était déjà inscrit à cette commission.',
  saisie: 'Les décisions saisies sont enregistrées. Les candidats ne les voient pas encore\u00a0: vous pouvez les corriger jusqu’à l’envoi.',
  saisie_partielle: 'Les décisions sont enregistrées, sauf celle d’un candidat qui vient de quitter ce logement.',
  envoi: 'Les décisions sont envoyées aux candidats. Elles ne changent plus.',
  envoi_partiel: 'Les décisions sont envoyées. Un candidat parti entre-temps n’en a pas reçu.',
  piece: 'La pièce est reçue. Le candidat en est averti.',
  condition: 'L’attribution sous condition est tombée. Le candidat en est averti, et le logement passe au suivant s’il y en a un.',
}

export const FICHES_ETAT: Readonly<Record<Etat, { libelle: string; ton: StatusTone; geste?: string }>> = {
  a_convoquer: { libelle: 'À inscrire', ton: 'orange', geste: 'Choisir le jour' },
  a_venir: { libelle: 'À venir', ton: 'blue', geste: 'Changer le jour' },
  a_decider: { libelle: 'Décisions à saisir', ton: 'orange', geste: 'Saisir les décisions' },
  a_notifier: { libelle: 'Décisions à envoyer', ton: 'orange', geste: 'Vérifier et envoyer' },
  condition: { libelle: 'Pièce attendue', ton: 'violet', geste: 'Suivre la condition' },
  notifiee: { libelle: 'Décisions envoyées', ton: 'green', geste: 'Relire les décisions' },
  sans_candidat: { libelle: 'Plus de candidat', ton: 'grey', geste: 'Voir' },
}

export const LECTURE_SEULE = 'Votre rôle permet de lire, pas de décider.'
