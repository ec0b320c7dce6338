import type { Prealable } from '#domain/completude.ts'

/** Where one does what is still missing before applying. */
export const LIENS_PREALABLES: Readonly<Record<Prealable['etape'], { href: string; label: string }>> = {
  demande: { href: '/demandeur', label: 'Voir ma situation' },
  employeur: { href: '/demandeur/employeur', label: 'Indiquer mon employeur' },
  confidentialite: { href: '/demandeur/confidentialite', label: 'Choisir ce que voit mon employeur' },
  pieces: { href: '/demandeur/pieces', label: 'Confirmer mes pièces' },
}

/** Shown once after the act. */
export const FAITS: Readonly<Record<string, string>> = {
  acceptee: 'Vous avez accepté ce logement. Le bailleur est prévenu. Nous venons de vous l’écrire.',
  refusee: 'Vous avez refusé ce logement. Nous venons de vous l’écrire.',
  visite: 'Votre réponse est envoyée au bailleur.',
  piece: 'C’est noté\u00a0: nous avons prévenu le bailleur, qui vérifie votre pièce.',
  piece_pas_encore: 'C’est noté\u00a0: nous avons prévenu le bailleur. Le registre national ne montre pas encore cette pièce. Un dépôt peut mettre quelques heures à y paraître\u00a0: vérifiez qu’il a bien été envoyé.',
  rappel_oui: 'Vous êtes de nouveau dans la liste, à votre rang figé. Votre dossier va être étudié.',
  rappel_non: 'C’est noté\u00a0: vous ne revenez pas dans la liste. Cela ne vous coûte aucun point.',
  depot: 'Ce logement a bien été ajouté à vos candidatures. Nous venons de vous l’écrire.',
  retrait: 'Votre candidature est annulée. Vous pouvez postuler à un autre logement dès maintenant.',
  refus: 'Vous avez laissé ce logement qui vous était attribué. Nous venons de vous l’écrire.',
}

export const HEURE_SANS_EFFET = 'L’heure de votre candidature ne change pas votre rang\u00a0: vous pouvez prendre le temps de réfléchir.'

/** Why a candidature was closed by the system. */
export const MOTIFS: Readonly<Record<string, string>> = {
  demande_expiree: 'Votre demande n’a pas été renouvelée à temps.',
  demande_radiee: 'Votre demande a été radiée du registre national.',
  demande_supprimee: 'Vous avez supprimé votre demande d’AL’in.',
  silence: 'Le délai pour répondre est passé.',
  condition_non_levee: 'La pièce attendue n’est pas arrivée à temps.',
}
