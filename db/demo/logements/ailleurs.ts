import type { Modele } from './modele.ts'

/** Lille, Marseille, Nantes, and small towns, where a home is often a house. */
export const AILLEURS: readonly Modele[] = [
  { commune: '59350', typologie: 'T2', financement: 'PLUS', surface: 46.9, etage: 1, annee: 1928, texte: 'Premier étage d’une maison de courée, pavés devant la porte. Deux pièces en enfilade, cuisine au fond, voisins de longue date.' },
  { commune: '59350', typologie: 'T3', financement: 'LLI', surface: 65.5, etage: 4, ascenseur: true, annee: 2021, texte: 'Trois pièces neuf près des anciennes filatures. Toit-terrasse partagé, deux salles d’eau, chauffage urbain.' },
  { commune: '59512', typologie: 'T4', financement: 'PLUS', surface: 84.3, etage: 0, maison: true, annee: 1936, texte: 'Maison de briques sur deux niveaux, courette et remise. Trois chambres, chaudière changée il y a deux ans.' },
  { commune: '59009', typologie: 'T2', financement: 'PLS', surface: 45.7, etage: 2, ascenseur: true, annee: 2008, texte: 'Au bord du lac, deux pièces avec balcon et place de parking. Métro automatique au bout de l’allée.' },
  { commune: '13203', typologie: 'T3', financement: 'PLAI', surface: 62.7, etage: 3, annee: 1962, texte: 'Trois pièces traversant, un courant d’air bienvenu en août. Cuisine refaite, tomettes gardées dans le couloir.' },
  { commune: '13208', typologie: 'T2', financement: 'PLS', surface: 44.6, etage: 2, ascenseur: true, annee: 2003, texte: 'À vingt minutes à pied de la mer, deux pièces avec loggia et store. Résidence fermée, pinède derrière.' },
  { commune: '13212', typologie: 'T4', financement: 'PLUS', surface: 80.8, etage: 1, ascenseur: true, annee: 1986, texte: 'Quatre pièces dans un ancien domaine planté d’oliviers. Cellier, deux balcons, école au bout du chemin.' },
  { commune: '13201', typologie: 'T1', financement: 'PLUS', surface: 28.9, etage: 3, annee: 1875, texte: 'Studio d’un immeuble trois fenêtres, alcôve et cheminée de marbre. Le port est à dix minutes, les marchés aussi.' },
  { commune: '44109', typologie: 'T2', financement: 'PLUS', surface: 47.3, etage: 2, ascenseur: true, annee: 2004, texte: 'Sur l’île, deux pièces avec vue sur les grues. Séjour de vingt mètres carrés, local commun pour bricoler.' },
  { commune: '44109', typologie: 'T3', financement: 'PLUS', surface: 64.1, etage: 1, annee: 1996, texte: 'Trois pièces au calme près de l’Erdre. Pas d’ascenseur mais un seul étage, garage à vélos, potagers à louer à l’année.' },
  { commune: '44162', typologie: 'T4', financement: 'PLS', surface: 81.6, etage: 0, maison: true, annee: 2012, texte: 'Maison de ville avec jardin exposé au sud. Trois chambres, poêle à granulés, tramway à quatre cents mètres.' },
  { commune: '01053', typologie: 'T4', financement: 'PLUS', surface: 86.2, etage: 0, maison: true, annee: 1999, texte: 'Maison avec garage et petit verger\u00a0: deux pruniers, un cerisier. Trois chambres à l’étage, buanderie en bas.' },
  { commune: '71270', typologie: 'T2', financement: 'PLUS', surface: 48.2, etage: 1, annee: 1983, texte: 'Deux pièces à deux pas des quais. Cuisine séparée, grande cave voûtée où la température ne bouge pas de l’année.' },
  { commune: '38544', typologie: 'T3', financement: 'PLUS', surface: 65.3, etage: 2, annee: 1968, texte: 'Trois pièces sur les hauteurs, balcon face au Rhône. Gare à un quart d’heure par l’escalier, plus longtemps par la route.' },
  { commune: '84003', typologie: 'T4', financement: 'PLUS', surface: 83.7, etage: 0, maison: true, annee: 2002, texte: 'Maison de plain-pied au pied du Luberon, tonnelle et mûrier. Trois chambres, volets pleins pour les siestes d’été.' },
  { commune: '59295', typologie: 'T5', financement: 'PLAI', surface: 97.8, etage: 0, maison: true, annee: 1988, texte: 'Maison en bout de rang, quatre chambres et un grenier. Jardin de cent mètres carrés, gare en dix minutes de vélo.' },
]
