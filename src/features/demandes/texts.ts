import type { Choix, Rattachement } from './queries.ts'
import type { SituationTravail } from './forms.ts'

/** Changes with any change of meaning in the three choices below: a consent is given to a text (P-07). */
export const VERSION_CONSENTEMENT = '2026-11'

/** Where a request made at the national register is changed, renewed, and its papers filed (F88, F125). */
export const SITE_NATIONAL = 'https://www.demande-logement-social.gouv.fr/index'

/** What choice 2 shows, in full: ten things and nothing else (F121). */
export const VISIBLES_CHOIX_2: readonly string[] = [
  'votre civilité',
  'votre nom',
  'votre prénom',
  'votre date de naissance',
  'le nom de votre employeur',
  'son numéro SIRET',
  'si vous avez plusieurs employeurs, oui ou non',
  'le code postal et la commune de votre lieu de travail',
  'la commune où vous habitez',
  'les communes où vous cherchez un logement',
]

export type TexteChoix = { titre: string; voit: string; points: string }
export const CHOIX: Readonly<Record<Choix, TexteChoix>> = {
  1: {
    titre: 'Je reste anonyme',
    voit: 'Mon entreprise ne voit rien\u00a0: ni ma demande, ni qu’elle existe.',
    points: 'Je n’ai aucun point de mon entreprise (jusqu’à 520\u00a0points). Je garde le bonus d’équilibrage, qui ne vient pas d’elle.',
  },
  2: {
    titre: 'Je partage l’essentiel',
    voit: 'Mon entreprise lit dix informations, et rien d’autre. Elle ne voit ni mes revenus, ni mes candidatures.',
    points: 'J’ai les points de mon entreprise dès qu’elle m’a reconnu comme salarié.',
  },
  3: {
    titre: 'Je partage toute ma demande',
    voit: 'Mon entreprise lit toute ma demande et l’historique de mes candidatures. Elle peut m’accompagner, sans rien modifier.',
    points: 'J’ai les points de mon entreprise dès qu’elle m’a reconnu comme salarié. Ce sont les mêmes qu’avec le choix\u00a02.',
  },
}

export const SITUATIONS_TRAVAIL: Readonly<Record<SituationTravail, string>> = {
  cdi: 'CDI',
  agent_public: 'Agent public',
  cdd: 'CDD, stage ou intérim',
  independant: 'Artisan, commerçant ou profession libérale',
  demandeur_emploi: 'Demandeur d’emploi',
  apprenti: 'Apprenti',
  etudiant: 'Étudiant',
  retraite: 'Retraité',
  autre: 'Autre situation',
}

export const VALIDATIONS_TEXTE: Readonly<Record<Rattachement['validation'], string>> = {
  deleguee: 'Validé par Action Logement, à qui votre entreprise a confié ce soin',
  validee: 'Validé par votre entreprise',
  en_attente: 'En attente',
  refusee: 'Refusé',
  sans_objet: 'Sans objet',
}

export type Flash = { ton: 'info' | 'success' | 'warning' | 'danger'; texte: string }

/** What has just happened, said on the next page (`?fait=`). */
export const FAITS = {
  importee: { ton: 'success', texte: 'Votre demande est dans AL’in. Il reste quelques réponses à donner.' },
  inchangee: { ton: 'info', texte: 'Votre demande est à jour\u00a0: rien n’a changé au registre.' },
  changee: { ton: 'success', texte: 'Votre demande est à jour.' },
  radiee: { ton: 'danger', texte: 'Le registre national a radié votre demande. L’explication est ci-dessous.' },
  expiree: { ton: 'warning', texte: 'Le registre indique que votre demande n’est plus valable. L’explication est ci-dessous.' },
  identite: { ton: 'danger', texte: 'Le nom, le prénom ou la date de naissance du registre ne sont plus ceux de votre compte. Rien n’a été modifié. Supprimez votre demande d’AL’in, corrigez dans «\u00a0Mon compte\u00a0» le nom ou le prénom qui a changé, puis importez-la de nouveau.' },
  inconnue: { ton: 'danger', texte: 'Le registre ne reconnaît plus votre numéro unique. Rien n’a été modifié ici. Appelez-nous au 0\u00a0970\u00a0800\u00a0800.' },
  indisponible: { ton: 'warning', texte: 'Le registre national ne répond pas. Rien n’est perdu et rien n’a changé\u00a0: réessayez dans quelques minutes.' },
  a_l_instant: { ton: 'info', texte: 'Votre demande vient d’être relue, il y a quelques secondes.' },
  employeur: { ton: 'success', texte: 'Votre situation de travail est enregistrée.' },
  confidentialite: { ton: 'success', texte: 'Votre choix est enregistré. Il s’applique tout de suite.' },
  confidentialite_inchangee: { ton: 'info', texte: 'Ce choix était déjà le vôtre\u00a0: rien n’a changé.' },
  pieces: { ton: 'success', texte: 'C’est noté\u00a0: vos pièces sont déposées.' },
  supprimee: { ton: 'success', texte: 'Votre demande n’est plus dans AL’in. Elle n’a pas changé au registre national.' },
  pas_la_mienne: { ton: 'info', texte: 'Nous n’avons rien gardé de cette demande. Vérifiez votre numéro et recommencez.' },
  relue: { ton: 'success', texte: 'Votre demande vient d’être relue au registre national.' },
} as const satisfies Record<string, Flash>
export type Fait = keyof typeof FAITS

export function flashOf(fait: string | undefined): Flash | undefined {
  return Object.entries(FAITS).find(([key]) => key === fait)?.[1]
}

/** Lines of the history (F61); an action that is not here is not shown to the person. */
export const HISTOIRE: Readonly<Record<string, string>> = {
  'demande.importee': 'Vous avez importé votre demande',
  'demande.mise_a_jour': 'Votre demande a été mise à jour',
  'demande.relue': 'Votre demande a été relue au registre, sans changement',
  'demande.radiee': 'Le registre national a radié votre demande',
  'demande.suspendue': 'Votre demande a dépassé sa date de validité\u00a0: elle est suspendue ici',
  'demande.veille_demandee': 'Vous avez demandé à être prévenu des nouveaux logements',
  'demande.veille_arretee': 'Vous ne recevez plus les nouveaux logements par message',
  'demande.titre_echu': 'Le titre de séjour déposé avec votre demande est arrivé à son terme',
  'demande.pieces_confirmees': 'Vous avez confirmé que vos pièces sont déposées',
  'rattachement.declare': 'Vous avez déclaré votre situation de travail',
  'rattachement.valide': 'Votre entreprise vous a reconnu comme salarié',
  'rattachement.refuse': 'Votre entreprise ne vous a pas reconnu comme salarié',
  'rattachement.delegue': 'Action Logement vous a validé, à la demande de votre entreprise',
  'consentement.donne': 'Vous avez choisi ce que votre entreprise peut voir',
}
