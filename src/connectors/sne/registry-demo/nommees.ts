/** The founding deck's two candidates, the newcomer, and what the life of a request brings. */
import { EMPLOYEURS_DEMO } from '../employeurs-demo.ts'
import { NUMEROS_DEMO } from '../numeros-demo.ts'
import { LILLE, LYON_1, LYON_3, MARSEILLE_3, NANTES, VILLEURBANNE, child, household, someone } from './base.ts'
import type { Fiche } from './fiche.ts'
import { SAINT_ETIENNE } from './places.ts'

export function listNommees(): Fiche[] {
  return [tabanou(), leclerc(), nouveau(), ...listFins(), ...listMenages()]
}

/** 29, hired by a large company, 50 km from home: 536 points on the Lyon 6e T1 at 500 €. */
function tabanou(): Fiche {
  const titulaire = someone({
    prenom: 'Julien', nom: 'TABANOU', civilite: '1', age: 29, anniversaire: 150, rang: 1, mel: 'tabanou@exemple.test', profession: 'Agent d’escale',
    employeur: EMPLOYEURS_DEMO.aerien, travail: LYON_3, embauche: 100, net: 1_600,
  })
  return household(NUMEROS_DEMO.tabanou, [titulaire], {
    domicile: { ...SAINT_ETIENNE, numero: '8', voie: 'rue du Métier à Tisser' }, loyer: 390, souhaits: { communes: ['69386'], typologies: ['T1'] }, motifs: ['19', '18'],
  })
}

/** 31, in a bakery of twelve: 539 points on the same home, with the bonus to small companies. */
function leclerc(): Fiche {
  const titulaire = someone({
    prenom: 'Aurélie', nom: 'LECLERC', civilite: '2', age: 31, anniversaire: 60, rang: 2, mel: 'leclerc@exemple.test', profession: 'Vendeuse en boulangerie',
    employeur: EMPLOYEURS_DEMO.boulangerie, travail: LYON_1, embauche: 1_900, net: 1_550,
  })
  return household(NUMEROS_DEMO.leclerc, [titulaire], {
    domicile: { ...LYON_1, numero: '27', voie: 'rue de la Source Claire' }, loyer: 560, surface: 22, souhaits: { communes: ['69386'], typologies: ['T1', 'T2'] },
  })
}

/** A couple and their child, who have an account and no request in AL'in yet. */
function nouveau(): Fiche {
  const nora = someone({ prenom: 'Nora', nom: 'NOUVEAU', nomNaissance: 'BENALI', civilite: '2', age: 33, rang: 3, mel: 'nouveau@exemple.test', employeur: EMPLOYEURS_DEMO.menuiserie, net: 1_620 })
  const samuel = someone({ prenom: 'Samuel', nom: 'NOUVEAU', civilite: '1', age: 35, rang: 4, employeur: EMPLOYEURS_DEMO.transport, travail: VILLEURBANNE, net: 1_480, lien: 'M' })
  return household(NUMEROS_DEMO.nouveau, [nora, samuel], {
    situation: 'M', enfants: [child('Lina', 4)], domicile: { ...VILLEURBANNE, numero: '41', voie: 'allée des Hirondelles' }, loyer: 780, surface: 38, typeActuel: 'T2',
    souhaits: { communes: ['69123', '69266', '69029', '69034'], typologies: ['T3', 'T2', 'T4'], demandeElargie: true }, motifs: ['13', '19'],
  })
}

/** How requests end, or nearly. */
function listFins(): Fiche[] {
  return [
    household(NUMEROS_DEMO.radiee, [someone({ prenom: 'Bruno', nom: 'POULAIN', civilite: '1', age: 46, rang: 10 })], { validite: -50, radiation: { joursAvant: 45, motif: 'RADREN' } }),
    household(NUMEROS_DEMO.radieeAttribution, [someone({ prenom: 'Océane', nom: 'RENARD', civilite: '2', age: 27, rang: 11 })], { radiation: { joursAvant: 12, motif: 'RADATT' } }),
    household(NUMEROS_DEMO.expiree, [someone({ prenom: 'Karim', nom: 'ZIANI', civilite: '1', age: 38, rang: 12 })], { validite: -20 }),
    household(NUMEROS_DEMO.aRenouveler, [someone({ prenom: 'Estelle', nom: 'CARON', civilite: '2', age: 52, rang: 13 })], { validite: 25 }),
  ]
}

function listMenages(): Fiche[] {
  const chloe = someone({ prenom: 'Chloé', nom: 'VIDAL', civilite: '2', age: 24, rang: 30, net: 1_480 })
  const awa = someone({ prenom: 'Awa', nom: 'SOW', civilite: '2', age: 25, rang: 31, net: 1_520, lien: 'L' })
  const garde = [{ age: 8, anniversaire: 80, sexe: 'M', coParentalite: 'G' }, { age: 6, anniversaire: 185, sexe: 'F', coParentalite: 'D' }]
  return [
    household(NUMEROS_DEMO.gardeAlternee, [someone({ prenom: 'Gaël', nom: 'GUILLOU', civilite: '1', age: 40, rang: 32, net: 1_780, travail: NANTES, verse: 150 })], {
      situation: 'D', garde, domicile: { ...NANTES, numero: '3', voie: 'rue de la Lanterne Rouge' }, souhaits: { communes: ['44109'], typologies: ['T3', 'T2'] }, motifs: ['11'],
    }),
    household(NUMEROS_DEMO.violences, [someone({ prenom: 'Sarah', nom: 'SANTINI', civilite: '2', age: 36, rang: 33, net: 1_430, travail: MARSEILLE_3 })], {
      situation: 'S', enfants: [child('Eva', 7), child('Tom', 3, 'M')], modele: 'SH', loyer: undefined, domicile: { ...MARSEILLE_3, numero: '60', voie: 'boulevard des Ateliers' },
      souhaits: { communes: ['13055', '13001'], typologies: ['T3', 'T4'], demandeElargie: true }, motifs: ['06', '01'],
    }),
    household(NUMEROS_DEMO.colocation, [chloe, awa], { souhaits: { communes: ['69387', '69383'], typologies: ['T3', 'T2'] }, motifs: ['12'] }),
    household(NUMEROS_DEMO.deuxEmployeurs, [someone({ prenom: 'Amandine', nom: 'CHAPUIS', civilite: '2', age: 44, rang: 34, net: 1_390, plusieursEmployeurs: true, employeur: EMPLOYEURS_DEMO.maraicher, travail: { code: '71270', codePostal: '71000' } })], {
      domicile: { code: '71270', codePostal: '71000', numero: '5', voie: 'place du Vieux Lavoir' }, loyer: 420, souhaits: { communes: ['71270'], typologies: ['T2', 'T1'] },
    }),
    household(NUMEROS_DEMO.sansRevenuN2, [someone({ prenom: 'Théo', nom: 'DESCAMPS', civilite: '1', age: 23, rang: 35, net: 1_510, travail: LILLE, embauche: 420 })], {
      domicile: { ...LILLE, numero: '19', voie: 'rue des Quatre Vents' }, loyer: 470, souhaits: { communes: ['59350', '59009'], typologies: ['T1', 'T2'] }, sansRevenu: [2],
    }),
  ]
}
