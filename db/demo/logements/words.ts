/** Invented streets, and words for homes that were let long ago. */
import type { Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import type { Typologie } from '#domain/offre.ts'

const VOIES = [
  'rue des Essais', 'rue du Métier à Tisser', 'avenue des Platanes Bleus', 'allée des Hirondelles', 'rue de la Source Claire', 'place du Vieux Lavoir', 'rue des Quatre Vents',
  'chemin du Moulin Gris', 'boulevard des Ateliers', 'impasse du Figuier', 'rue de la Lanterne Rouge', 'avenue du Nouveau Marché', 'rue des Deux Puits', 'cours des Tisserands',
  'rue de l’Horloge Bleue', 'allée du Grand Cèdre', 'passage des Relieurs', 'rue du Bac à Sable', 'avenue des Trois Ormes', 'rue de la Verrerie Neuve', 'square des Colombes Grises',
]

export function drawAdresse(tirage: Tirage): string {
  return `${tirage.between(1, 96)}${tirage.chance(8) ? '\u00a0bis' : ''} ${tirage.pick(VOIES)}`
}

const PIECES: Readonly<Record<Typologie, string>> = {
  T1: 'Studio', T1BIS: 'Une pièce et une alcôve', T2: 'Deux pièces', T3: 'Trois pièces', T4: 'Quatre pièces', T5: 'Cinq pièces', T6: 'Six pièces',
}
const TRAITS = ['clair le matin', 'traversant', 'au calme sur cour', 'bien distribué', 'rafraîchi l’an dernier', 'avec un vrai coin repas', 'simple et bien tenu', 'orienté au sud', 'avec de grands placards', 'sous un toit refait à neuf']
const PLUS = [
  'Cave et local à vélos.', 'Petit balcon où tient une table pour deux.', 'Cuisine séparée avec fenêtre.', 'Salle de bains refaite.', 'Double vitrage récent.', 'Un cellier sur le palier.',
  'Interphone et boîtes aux lettres neuves.', 'Stationnement facile dans la rue.', 'Séchoir commun au dernier étage.', 'Loggia fermée qui sert de bureau.',
]
const AUTOUR = [
  'L’école est à cinq minutes à pied.', 'Arrêt de bus devant la porte.', 'Marché le samedi au bout de la rue.', 'Un parc à deux rues, avec des jeux.', 'Les commerces sont au rez-de-chaussée.',
  'Médiathèque et piscine dans le quartier.', 'Gare accessible à vélo par une voie verte.', 'Quartier tranquille le soir.', 'Voisinage mêlé, fête des voisins chaque printemps.', 'Une crèche vient d’ouvrir en face.',
]

type Facts = { typologie: Typologie; etage: number; ascenseur: boolean; maison: boolean; pmr: boolean }

export function describeHome(tirage: Tirage, facts: Facts): string {
  const first = facts.maison ? `Maison de ${PIECES[facts.typologie].toLowerCase()} avec jardin, ${tirage.pick(TRAITS)}.` : `${PIECES[facts.typologie]} ${tirage.pick(TRAITS)}, ${describeEtage(facts)}.`
  const adapte = facts.pmr ? ' Accessible en fauteuil de la rue à la salle d’eau.' : ''
  return `${first} ${tirage.pick(PLUS)} ${tirage.pick(AUTOUR)}${adapte}`
}

function describeEtage({ etage, ascenseur }: Facts): string {
  if (etage === 0) return 'au rez-de-chaussée'
  return `au ${etage === 1 ? '1er' : `${etage}e`}\u00a0étage ${ascenseur ? 'avec' : 'sans'} ascenseur`
}
