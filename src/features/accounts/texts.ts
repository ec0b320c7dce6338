import type { EtatJeton, CompteConnexion } from './queries.ts'
import type { PasswordFault } from './password-rules.ts'

/** French is the source; another language stands beside it, key by key. */
export const TEXTS = {
  refused: 'Adresse, numéro ou mot de passe incorrect. Vérifiez votre saisie, ou choisissez un nouveau mot de passe.',
  wayIn: 'Pour entrer sans attendre, choisissez un nouveau mot de passe par «\u00a0Mot de passe oublié\u00a0».',
  refusedPassword: 'Ce mot de passe n’est pas le bon.',
  refusedCode: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant sur votre application.',
  busy: 'Beaucoup de personnes se connectent en ce moment. Réessayez dans un instant.',
  different: 'Les deux mots de passe ne sont pas les mêmes.',
  requestCame: 'Votre demande vient d’être importée dans une autre fenêtre\u00a0: votre nom ne se corrige plus ici. Rien n’a changé.',
  same: 'Choisissez un mot de passe différent de l’actuel.',
} as const

export const PASSWORD_FAULTS: Record<PasswordFault, string> = {
  court: 'Ce mot de passe est trop court\u00a0: il faut au moins 12 caractères.',
  long: 'Ce mot de passe est trop long\u00a0: 128 caractères au plus.',
  devinable: 'Ce mot de passe est trop facile à deviner. Essayez trois ou quatre mots sans rapport entre eux.',
  personnel: 'Ce mot de passe contient votre nom, votre adresse ou un mot d’AL’in. Choisissez autre chose.',
}

export const PASSWORD_HINT = 'Au moins 12 caractères. Le plus simple\u00a0: quatre mots sans rapport entre eux, que vous seul connaissez.'

export const LIENS: Record<Exclude<EtatJeton['etat'], 'valable'>, { title: string; text: string }> = {
  utilise: { title: 'Ce lien a déjà servi', text: 'Un lien ne sert qu’une fois. Si vous avez déjà choisi votre mot de passe, connectez-vous.' },
  expire: { title: 'Ce lien n’est plus valable', text: 'Il a expiré. Demandez-en un nouveau\u00a0: vous le recevrez dans un instant.' },
  inconnu: { title: 'Ce lien n’est pas valable', text: 'Vérifiez que vous avez copié l’adresse en entier. Sinon, recommencez.' },
}

export const PORTAILS: Record<CompteConnexion['portail'], string> = {
  demandeur: 'Demandeur de logement',
  entreprise: 'Entreprise',
  bailleur: 'Bailleur',
  conseiller: 'Action Logement',
}

/** What the history of the account says of each event. */
export const HISTORIQUE: Readonly<Record<string, string>> = {
  'compte.demande': 'Création de compte demandée',
  'compte.demande_a_nouveau': 'Création de compte demandée une nouvelle fois',
  'compte.active': 'Compte activé',
  'compte.mot_de_passe_change': 'Mot de passe changé',
  'compte.identite_changee': 'Informations du compte corrigées',
  'session.ouverte': 'Connexion',
  'session.refusee': 'Connexion refusée',
  'session.fermee': 'Déconnexion',
  'session.fermee_a_distance': 'Connexion fermée depuis un autre appareil',
  'session.toutes_fermees': 'Déconnexion de tous les appareils',
  'demande.code_demande': 'Code d’accès à une demande demandé',
  'demande.import_abandonne': 'Import d’une demande abandonné',
}

/** What has just been done, told on the page that follows (`?fait=`). */
export const FAITS = {
  mot_de_passe: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.',
  change: 'Votre mot de passe est changé. Vos autres connexions ont été fermées.',
  session: 'Cette connexion est fermée.',
  identite: 'Vos informations sont corrigées. Nous vous l’avons écrit.',
  inchangee: 'Vos informations étaient déjà celles-là\u00a0: rien n’a changé.',
} as const
export type Fait = keyof typeof FAITS

export function isFait(text: string): text is Fait {
  return text in FAITS
}
