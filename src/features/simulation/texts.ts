import type { Financement } from '#domain/offre.ts'
import type { ZonePlafond } from '#domain/plafonds.ts'
import type { CodeAlerte, Verdict } from '#domain/verdict.ts'

/** Longer French sentences of the page; English will stand beside them. */

export const FINANCEMENTS_NOMMES: Readonly<Record<Financement, string>> = {
  PLAI: 'Loyer très social (PLAI)', PLUS: 'Loyer social (PLUS)', PLS: 'Loyer social supérieur (PLS)', PLI: 'Loyer intermédiaire (PLI)', LLI: 'Loyer intermédiaire (LLI)',
}

export const ZONES_NOMMEES: Readonly<Record<ZonePlafond, string>> = {
  paris_limitrophes: 'Paris et communes voisines', ile_de_france: 'reste de l’Île-de-France', autres_regions: 'autres régions',
  a_bis: 'zone A\u00a0bis', a: 'zone A', b1: 'zone B1', b2_c: 'zones B2 et C',
}

/** What rests on a fact or a figure that someone must still check. */
export const ALERTES_A_VERIFIER: readonly CodeAlerte[] = ['distance_a_verifier', 'bareme_provisoire', 'outre_mer']

export const REPONSES_COURTES: Readonly<Record<Verdict['reponse'], string>> = { oui: 'Oui', non: 'Non', a_completer: 'À compléter' }

/** « T1, T2 ou T3 ». */
export function listNoms(noms: readonly string[]): string {
  return noms.length < 2 ? noms.join('') : `${noms.slice(0, -1).join(', ')} ou ${noms.at(-1)}`
}

/** A missing fact as a person calls it, and the field where it is given. */
export function sayManquant(chemin: string): { texte: string; champ?: string } {
  const year = /^revenus\.rfr\.(\d{4})$/.exec(chemin)?.[1]
  if (year !== undefined) return { texte: `le revenu fiscal de référence ${year} de votre foyer (avis d’impôt reçu en ${Number(year) + 1})`, champ: `rfr_${year}` }
  return MANQUANTS[chemin] ?? { texte: 'une information de votre demande' }
}

const MANQUANTS: Readonly<Record<string, { texte: string; champ?: string }>> = {
  'menage.personnes.0.naissance': { texte: 'votre date de naissance', champ: 'naissance' },
  'menage.personnes.1.naissance': { texte: 'la date de naissance de la personne avec qui vous vivez', champ: 'conjoint' },
  'demande.communesSouhaitees': { texte: 'la commune où vous voulez habiter', champ: 'souhaitee' },
  'offre.zoneAbc': { texte: 'la zone A, B ou C du logement, qui fixe le plafond des loyers intermédiaires', champ: 'zone_abc' },
  'ressources.plafond': { texte: 'le plafond de revenus de cette commune, que nous ne connaissons pas encore' },
}

/** What no calculation here can tell. */
export const NON_DIT: readonly string[] = [
  'Votre rang\u00a0: il dépend des autres candidats. Une fois inscrit, vous le voyez avant de postuler.',
  'Les publics prioritaires\u00a0: une personne reconnue DALO (droit au logement opposable) est examinée à part.',
  'Votre titre de séjour et l’usage du logement en résidence principale\u00a0: ils se vérifient avec votre demande.',
  'La décision\u00a0: elle appartient à la commission d’attribution du bailleur, qui lit les pièces.',
  'Les logements libres\u00a0: avoir droit à un logement ne dit pas qu’il y en a un aujourd’hui.',
]
