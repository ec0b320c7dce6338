import type { Modele } from './modele.ts'

/** Paris and the towns around. */
export const PARIS_ET_AUTOUR: readonly Modele[] = [
  { commune: '75110', typologie: 'T1', financement: 'PLUS', surface: 25.3, etage: 5, annee: 1904, texte: 'Cinquième étage sans ascenseur, mais quel soleil. Coin cuisine refait, douche neuve, et le canal à trois minutes.' },
  { commune: '75111', typologie: 'T2', financement: 'PLS', surface: 41.7, etage: 3, ascenseur: true, annee: 1995, texte: 'Deux pièces sur cour pavée, silencieux. Séjour de dix-huit mètres carrés, chambre où tient un grand lit et un bureau.' },
  { commune: '75112', typologie: 'T3', financement: 'PLUS', surface: 60.4, etage: 2, ascenseur: true, annee: 1978, texte: 'Trois pièces familial entre deux squares. Cuisine fermée avec cellier, cave saine, local à poussettes.' },
  { commune: '75113', typologie: 'T4', financement: 'PLUS', surface: 78, etage: 14, ascenseur: true, annee: 1971, texte: 'Au quatorzième étage, quatre pièces ouvert sur tout l’est de la ville. Trois vraies chambres, double vitrage posé l’hiver dernier.' },
  { commune: '75114', typologie: 'T1BIS', financement: 'PLS', surface: 33.9, etage: 1, annee: 1957, texte: 'Pièce à vivre et alcôve, fenêtres sur un jardin d’école. Idéal pour une personne qui travaille tôt\u00a0: tout est fermé à vingt-deux heures.' },
  { commune: '75115', typologie: 'T2', financement: 'LLI', surface: 44.1, etage: 6, ascenseur: true, annee: 2018, texte: 'Immeuble récent, deux pièces avec balcon d’angle. Cuisine équipée, rangements jusqu’au plafond, vélos au sous-sol.' },
  { commune: '75117', typologie: 'T3', financement: 'PLI', surface: 62.5, etage: 4, ascenseur: true, annee: 2016, texte: 'Trois pièces traversant près du parc neuf. Séjour plein sud, chambres au nord et au frais l’été.' },
  { commune: '75118', typologie: 'T2', financement: 'PLAI', surface: 42.3, etage: 3, annee: 1926, texte: 'Brique et cour fleurie, dans un ensemble des années vingt rénové avec soin. Chauffage collectif, gardien sur place.' },
  { commune: '75119', typologie: 'T4', financement: 'PLAI', surface: 76.9, etage: 7, ascenseur: true, annee: 1975, texte: 'Quatre pièces avec loggia sur les toits et le bassin. Trois chambres presque égales, de quoi éviter les disputes.' },
  { commune: '75120', typologie: 'T3', financement: 'PLUS', surface: 59.8, etage: 2, ascenseur: true, pmr: true, annee: 2010, texte: 'Accessible de la rue à la salle d’eau. Deux chambres, séjour sur jardin, ascenseur qui dessert aussi le parking.' },
  { commune: '93048', typologie: 'T3', financement: 'PLUS', surface: 63.2, etage: 4, ascenseur: true, annee: 1984, texte: 'À la lisière du parc des hauteurs, trois pièces avec grand balcon. Marché le dimanche, métro à douze minutes.' },
  { commune: '93066', typologie: 'T4', financement: 'PLAI', surface: 79.5, etage: 5, ascenseur: true, annee: 2019, texte: 'Dans un quartier neuf, quatre pièces très bien isolé. La salle commune de l’immeuble se réserve pour les anniversaires.' },
  { commune: '92012', typologie: 'T2', financement: 'LLI', surface: 43.8, etage: 2, ascenseur: true, annee: 2020, texte: 'Deux pièces de plan carré, sans couloir perdu. Dressing, salle de bains avec baignoire, halte-garderie au rez-de-chaussée.' },
  { commune: '92050', typologie: 'T3', financement: 'PLS', surface: 64.7, etage: 9, ascenseur: true, annee: 1979, texte: 'Neuvième étage, vue dégagée jusqu’au mont Valérien. Séjour de vingt-deux mètres carrés, cuisine à aménager.' },
  { commune: '94028', typologie: 'T2', financement: 'PLUS', surface: 46.4, etage: 1, ascenseur: true, annee: 1987, texte: 'Au-dessus d’une petite place commerçante, deux pièces rafraîchi\u00a0: sols, peintures, plaques de cuisson. Lac à pied.' },
  { commune: '94081', typologie: 'T5', financement: 'PLUS', surface: 92.3, etage: 3, ascenseur: true, annee: 1970, texte: 'Quatre chambres et deux balcons. L’école élémentaire est en face\u00a0: on peut partir quand la cloche sonne.' },
  { commune: '78646', typologie: 'T1', financement: 'PLS', surface: 28.1, etage: 1, annee: 1890, texte: 'Studio sous de belles poutres, au premier étage d’une maison de ville. Cuisine séparée par un bar, cour avec banc.' },
  { commune: '91228', typologie: 'T3', financement: 'PLUS', surface: 62.9, etage: 2, ascenseur: true, annee: 1991, texte: 'Trois pièces près de la gare et de l’université. Séjour carrelé, chambres parquetées, box en location à part.' },
]
