import type { Financement, StatutOffre } from '#domain/offre.ts'
import { jour } from '#ui/format.ts'
import type { GroupeEcarte } from './queries/autour.ts'
import type { Tri } from './queries/pour-moi.ts'

/** Longer French sentences of the offers' pages; English will stand beside them. */

export const FINANCEMENTS_EXPLIQUES: Readonly<Record<Financement, { nom: string; texte: string }>> = {
  PLAI: { nom: 'Loyer très social (PLAI)', texte: 'Le loyer le plus bas. Il s’adresse aux revenus les plus modestes.' },
  PLUS: { nom: 'Loyer social (PLUS)', texte: 'Le loyer social le plus courant.' },
  PLS: { nom: 'Loyer social supérieur (PLS)', texte: 'Un loyer social un peu plus élevé, pour des revenus qui dépassent les plafonds courants.' },
  PLI: { nom: 'Loyer intermédiaire (PLI)', texte: 'Entre le logement social et le marché privé. Ses plafonds dépendent de la zone A, B ou C de la commune.' },
  LLI: { nom: 'Loyer intermédiaire (LLI)', texte: 'Entre le logement social et le marché privé. Ses plafonds dépendent de la zone A, B ou C de la commune.' },
}

export const NOMS_TRIS: Readonly<Record<Tri, string>> = { cloture: 'Clôture proche', loyer: 'Loyer le plus bas', surface: 'Plus grand' }

/** What became of an offer that one may no longer apply to. */
export const ETATS_CLOS: Readonly<Record<Exclude<StatutOffre, 'brouillon' | 'soumise'>, { titre: string; texte: string }>> = {
  en_ligne: { titre: 'Les candidatures sont closes', texte: 'La date de clôture est passée. La liste des candidats va être arrêtée.' },
  close: { titre: 'Les candidatures sont closes', texte: 'La liste des candidats est arrêtée. Un conseiller étudie les dossiers dans l’ordre du classement.' },
  transmise: { titre: 'Les candidatures sont closes', texte: 'Un à trois dossiers ont été transmis au bailleur.' },
  en_commission: { titre: 'Les candidatures sont closes', texte: 'La commission d’attribution va décider.' },
  attribuee: { titre: 'Ce logement est attribué', texte: 'La commission l’a attribué. Le candidat retenu doit encore répondre.' },
  louee: { titre: 'Ce logement est loué', texte: 'Le bail est signé.' },
  retiree: { titre: 'Cette offre est retirée', texte: 'Ce logement n’est plus proposé. Personne n’a perdu d’ancienneté\u00a0: ceux qui avaient postulé peuvent postuler ailleurs.' },
  sans_candidat: { titre: 'Les candidatures sont closes', texte: 'Personne n’a pris ce logement. Il peut être proposé de nouveau.' },
}

/** Why homes do not fit, as headings of « Pourquoi pas les autres », and what one can do about it. */
export const GROUPES: Readonly<Record<GroupeEcarte, { titre: string; conseil: string; action?: { href: string; label: string } }>> = {
  a_completer: {
    titre: 'Il nous manque une information',
    conseil: 'Complétez-la sur le site où vous avez fait votre demande, puis cliquez sur «\u00a0Mettre à jour\u00a0» dans «\u00a0Ma situation\u00a0».',
    action: { href: '/demandeur', label: 'Voir ma situation' },
  },
  voeux: {
    titre: 'Vous n’avez pas demandé ce nombre de pièces',
    conseil: 'Vous y avez droit, mais votre demande souhaite d’autres types. Choisissez ce nombre de pièces dans les filtres pour les voir et y postuler.',
    action: { href: '/demandeur/offres?pieces=T1&pieces=T2&pieces=T3&pieces=T4&pieces=T5', label: 'Voir tous les types auxquels j’ai droit' },
  },
  commune_non_souhaitee: {
    titre: 'La commune n’est pas dans votre demande',
    conseil: 'Ces communes ne sont pas dans vos souhaits, et votre demande ne s’étend pas jusqu’à elles (règle AL’in). Pour y postuler, ajoutez-les à votre demande, sur le site où vous l’avez faite. Puis cliquez sur «\u00a0Mettre à jour\u00a0» dans «\u00a0Ma situation\u00a0».',
    action: { href: '/numero-unique', label: 'Trouver le site de ma demande' },
  },
  reserve_entreprise: { titre: 'Réservés aux salariés d’une entreprise', conseil: 'Une entreprise a réservé ces logements à ses salariés. Si elle est la vôtre, indiquez-la dans «\u00a0Ma situation\u00a0».', action: { href: '/demandeur/employeur', label: 'Indiquer mon employeur' } },
  typologie_inadaptee: { titre: 'Trop grands ou trop petits pour votre foyer', conseil: 'Le nombre de pièces dépend du nombre de personnes du foyer. Si votre foyer a changé, mettez votre demande à jour.' },
  plafond_depasse: { titre: 'Vos revenus dépassent le plafond', conseil: 'Chaque logement a un plafond de revenus, fixé par la loi selon son financement, sa commune et votre foyer.' },
  residence_principale: { titre: 'Résidence principale', conseil: 'Un logement social doit être votre résidence principale. Si votre demande se trompe, corrigez-la puis mettez-la à jour.' },
  sejour: { titre: 'Titre de séjour', conseil: 'Il faut être de nationalité française ou avoir un titre de séjour en cours de validité. Si votre demande se trompe, corrigez-la puis mettez-la à jour.' },
  offre_close: { titre: 'Clos', conseil: 'Ces logements ne reçoivent plus de candidatures.' },
}

/** A missing fact, as a person would call it. */
export function sayManquant(chemin: string): string {
  const annee = /^revenus\.rfr\.(\d{4})$/.exec(chemin)?.[1]
  if (annee !== undefined) return `votre revenu fiscal de référence ${annee} (avis d’impôt ${Number(annee) + 1})`
  const personne = /^menage\.personnes\.(\d+)\.naissance$/.exec(chemin)?.[1]
  if (personne !== undefined) return personne === '0' ? 'votre date de naissance' : `la date de naissance de la ${Number(personne) + 1}e\u00a0personne du foyer`
  return MANQUANTS[chemin] ?? 'une information de votre demande'
}

const MANQUANTS: Readonly<Record<string, string>> = {
  'demande.communesSouhaitees': 'les communes que vous souhaitez',
  'offre.zoneAbc': 'la zone A, B ou C de la commune, que le bailleur doit nous donner',
  'ressources.plafond': 'le plafond de revenus de cette commune, que nous ne connaissons pas encore',
}

export const TIRAGE = 'Si deux candidats ont exactement les mêmes points et la même ancienneté, un tirage les départage. Son code secret est choisi à la mise en ligne\u00a0; nous n’en publions que l’empreinte. Il est révélé à la clôture\u00a0: chacun peut alors refaire le tirage.'

export function sayDisponible(le: string, aujourdhui: string): string {
  return le <= aujourdhui ? 'Dès maintenant' : `Dès le ${jour(le)}`
}

export function sayEtage(etage: number): string {
  if (etage === 0) return 'Rez-de-chaussée'
  return etage === 1 ? '1er\u00a0étage' : `${etage}e\u00a0étage`
}

/** « de Nord Énergie », « d’Atelier des Tilleuls ». */
export function sayDe(nom: string): string {
  return /^[aeiouyàâéèêëîïôöùûü]/i.test(nom) ? `d’${nom}` : `de ${nom}`
}
