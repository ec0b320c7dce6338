/** Invented people: names as one meets them in France, put together by a draw. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const NOMS = words(`
  ABADIE ALLARD AMRANI ARNAUD AUBERTIN AYDIN BAH BALDE BARBIER BELKACEM BENALI BENOIST BERTIN BLANCHARD BOISSEAU BONNET BOUCHARD BOUDJEMAA
  BRIAND CAMARA CARON CARVALHO CHAPUIS CHARPENTIER CHEN CHEVALLIER CISSE COLLET CORDIER COULIBALY DA-SILVA DELATTRE DEMIR DESCAMPS DIALLO DIARRA
  DOS-SANTOS DUBREUIL DUMAS ESTEVE FABRE FERNANDES FERRARI FOFANA FONTAINE GAILLARD GARCIA GAUTHIER GIRAUD GOMES GUILLOU HADDAD HAMDI HERVIEU
  HOANG HUMBERT IBRAHIM JACQUET JOLY KABA KACI KEITA KONATE KOVACS LACROIX LAMBERT LE-GOFF LEFEBVRE LEMOINE LOPES MAHE MALLET MARCHETTI MARTINS
  MBAYE MENDY MERCIER MEUNIER MOREL MOUSSAOUI NDIAYE NGUYEN NOVAK OLIVEIRA OUATTARA PAGES PEREZ PERRIN PHAM PICARD POPESCU POULAIN RAHMANI RENARD
  RIBEIRO ROLLAND ROUSSEL SADI SALL SANTINI SAUNIER SIDIBE SIMONET SOARES SOW TAHIRI TAVARES TEIXEIRA TESSIER TRAN TRAORE VASSEUR VERDIER VIDAL
  WAGNER WEISS XU YILMAZ ZAOUI ZHANG ZIANI
`).map((nom) => nom.replace('-', ' '))

export const PRENOMS_HOMMES = words(`
  Adama Adrien Ahmed Alexandre Amadou Antoine Antonio Arthur Bastien Bilal Bruno Carlos Cédric Clément Damien David Émile Enzo Fabien Florian Franck
  Gaël Guillaume Hakim Hugo Ibrahima Ismaël Jérôme João Julien Karim Kevin Laurent Loïc Luca Mamadou Marc Mathieu Mehdi Mehmet Mickaël Minh Mohamed
  Nabil Nicolas Olivier Ousmane Pascal Paul Pierre Rachid Rafael Romain Samir Sébastien Stéphane Théo Thomas Tristan Vincent Wei Yann Youssef
`)

export const PRENOMS_FEMMES = words(`
  Adèle Agnès Aïcha Alice Amandine Aminata Ana Anaïs Astou Audrey Awa Ayşe Camille Caroline Cécile Chloé Claire Delphine Élodie Elif Emma Estelle
  Fanny Farida Fatima Fatou Gaëlle Hélène Inès Isabelle Jeanne Jihane Julie Karima Laetitia Leïla Linh Louise Lucie Malika Manon Mariama Marie Marine
  Mathilde Mei Nadia Nathalie Naïma Nora Océane Oumou Pauline Priscilla Rosa Samira Sandrine Sarah Sofia Sonia Sophie Sylvie Virginie Yasmine Zoé
`)

export const PRENOMS_ENFANTS = words(`
  Aaron Adam Alma Amir Anna Assia Ayoub Billie Charlie Côme Diego Elias Éloïse Ethan Eva Gabin Hana Haroun Ilyes Imany Inaya Iris Jade Jules Kenza Léo
  Lina Lou Louna Maé Malo Maya Mila Moussa Naël Nina Noah Noé Nour Romy Sacha Safia Salomé Soan Tiago Tom Yanis Zélie
`)

export const VOIES = [
  'rue des Essais', 'rue du Métier à Tisser', 'avenue des Platanes Bleus', 'allée des Hirondelles', 'rue de la Source Claire', 'place du Vieux Lavoir',
  'rue des Quatre Vents', 'chemin du Moulin Gris', 'boulevard des Ateliers', 'impasse du Figuier', 'rue de la Lanterne Rouge', 'avenue du Nouveau Marché',
]

export const METIERS = [
  'Aide-soignante ou aide-soignant', 'Agent de maintenance', 'Assistante ou assistant de gestion', 'Cariste', 'Chargée ou chargé de clientèle', 'Chauffeur-livreur',
  'Cuisinière ou cuisinier', 'Développeuse ou développeur', 'Électricienne ou électricien', 'Employée ou employé de commerce', 'Comptable', 'Infirmière ou infirmier',
  'Agent d’escale', 'Magasinière ou magasinier', 'Préparatrice ou préparateur de commandes', 'Technicienne ou technicien', 'Couvreuse ou couvreur', 'Menuisière ou menuisier',
]

/** prenom.nom@exemple.test, without accents; the rank tells apart two people of one name. */
export function toMel(prenom: string, nom: string, rank: number): string {
  const plain = `${prenom}.${nom}`.toLowerCase().normalize('NFD').replace(/ş/g, 's').replace(/[^a-z.]/g, '')
  return `${plain}${rank === 0 ? '' : rank + 1}@exemple.test`
}

/** 06 39 98 xx xx: kept for fiction by the numbering plan. */
export function toTelephone(rank: number): string {
  return `063998${String(rank % 10_000).padStart(4, '0')}`
}
