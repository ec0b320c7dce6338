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
  depot: 'Ce logement a bien été ajouté à vos candidatures. Nous venons de vous l’écrire.',
  retrait: 'Votre candidature est annulée. Vous pouvez postuler à un autre logement dès maintenant.',
  refus: 'Vous avez laissé ce logement qui vous était attribué. Nous venons de vous l’écrire.',
}

export const HEURE_SANS_EFFET = 'L’heure de votre candidature ne change pas votre rang\u00a0: vous pouvez prendre le temps de réfléchir.'

/** A line of the history; unknown kinds are not shown. */
export const HISTOIRE: Readonly<Record<string, string>> = {
  'candidature.deposee': 'Candidature déposée',
  'candidature.points': 'Vos points ont changé',
  'candidature.classee': 'Liste arrêtée\u00a0: votre rang est figé',
  'candidature.validee': 'Dossier validé par un conseiller',
  'candidature.invalidee': 'Dossier non validé',
  'candidature.transmise': 'Dossier transmis au bailleur',
  'candidature.non_designee': 'Non retenue à ce stade',
  'candidature.en_commission': 'Proposée à la commission',
  'candidature.attribuee': 'Logement attribué',
  'candidature.attribuee_rang': 'Attribué en rang suivant',
  'candidature.attribuee_sous_condition': 'Attribué sous condition',
  'candidature.non_attribuee': 'Non retenue par la commission',
  'candidature.irrecevable': 'Irrecevable',
  'candidature.acceptee': 'Vous avez accepté',
  'candidature.refusee': 'Vous avez refusé',
  'candidature.rang_caduc': 'Attribué à un autre candidat',
  'candidature.bail_signe': 'Bail signé',
  'candidature.retiree': 'Candidature annulée',
  'candidature.offre_retiree': 'Offre retirée',
}

/** Why a candidature was closed by the system. */
export const MOTIFS: Readonly<Record<string, string>> = {
  demande_expiree: 'Votre demande n’a pas été renouvelée à temps.',
  demande_radiee: 'Votre demande a été radiée du registre national.',
  demande_supprimee: 'Vous avez supprimé votre demande d’AL’in.',
}
