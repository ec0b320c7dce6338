/** One request for each trouble that the pages must tell well, and for each situation that the law treats apart. */
import { toJour } from '#domain/jour.ts'
import { EMPLOYEURS_DEMO } from '../employeurs-demo.ts'
import { NUMEROS_DEMO } from '../numeros-demo.ts'
import { LILLE, LYON_3, MARSEILLE_3, MONTREUIL, NANTES, PARIS_18, VILLEURBANNE, child, household, someone } from './base.ts'
import type { Fiche } from './fiche.ts'

export function listEnnuis(): Fiche[] {
  return [...listManques(), ...listLieux(), ...listPublics(), ...listFamilles()]
}

/** Facts missing, odd, or someone else's. */
function listManques(): Fiche[] {
  const inconnus = someone({ prenom: 'Romain', nom: 'DELATTRE', civilite: '1', age: 34, rang: 45, contrat: 'PORT', imposable: [['SAL', 1_500], ['PRIM', 120]], travail: LILLE })
  return [
    household(NUMEROS_DEMO.sansMel, [someone({ prenom: 'Marc', nom: 'ALLARD', civilite: '1', age: 58, rang: 40, mel: undefined })]),
    household(NUMEROS_DEMO.auDessusPlafonds, [someone({ prenom: 'Hélène', nom: 'ESTEVE', civilite: '2', age: 45, rang: 41, net: 9_800, travail: PARIS_18 })], {
      domicile: { ...PARIS_18, numero: '77', voie: 'avenue des Platanes Bleus' }, loyer: 1_650, souhaits: { communes: ['75056'], typologies: ['T2'] },
    }),
    household(NUMEROS_DEMO.piecesIncompletes, [someone({ prenom: 'Loïc', nom: 'HERVIEU', civilite: '1', age: 30, rang: 42 })], { papiers: 'incomplets' }),
    household(NUMEROS_DEMO.identiteDifferente, [someone({ prenom: 'Lucas', nom: 'MARCHETTI', civilite: '1', age: 41, rang: 43, mel: 'nouveau@exemple.test' })]),
    household(NUMEROS_DEMO.dateDiscordante, [someone({ prenom: 'Sylvie', nom: 'JACQUET', civilite: '2', age: 55, rang: 44 })], { creation: toJour('2017-11-14') }),
    household(NUMEROS_DEMO.codesInconnus, [inconnus], {
      situation: 'Z', modele: 'TINY', domicile: { ...LILLE, numero: '2', voie: 'rue des Essais' }, souhaits: { communes: ['59350'], typologies: ['T2', 'DUPLEX'] }, motifs: ['19', '99'],
    }),
  ]
}

/** Places that the rules do not cover, or that do not exist. */
function listLieux(): Fiche[] {
  return [
    household(NUMEROS_DEMO.communeInconnue, [someone({ prenom: 'Farida', nom: 'KACI', civilite: '2', age: 39, rang: 50, travail: MARSEILLE_3 })], {
      domicile: { code: '13999', codePostal: '13000', numero: '1', voie: 'chemin du Moulin Gris' }, souhaits: { communes: ['13998', '13055'], typologies: ['T2'] },
    }),
    household(NUMEROS_DEMO.outreMer, [someone({ prenom: 'Pauline', nom: 'MALLET', civilite: '2', age: 28, rang: 51, travail: { code: '97411', codePostal: '97400' } })], {
      domicile: { code: '97411', codePostal: '97400', numero: '14', voie: 'rue de la Source Claire' }, souhaits: { communes: ['97411'], typologies: ['T2', 'T1'] },
    }),
  ]
}

/** Those whom the law names. */
function listPublics(): Fiche[] {
  const fauteuil = { carteInvalidite: true, etat: 'STA', capaciteMarche: '4', aides: ['1', '3'], equipements: ['2'] }
  return [
    household(NUMEROS_DEMO.dalo, [someone({ prenom: 'Mariama', nom: 'KEITA', civilite: '2', age: 37, rang: 60, net: 1_420, travail: MONTREUIL })], {
      situation: 'S', enfants: [child('Inaya', 9), child('Moussa', 5, 'M')], modele: 'HOT', loyer: undefined, domicile: { ...MONTREUIL, numero: '110', voie: 'avenue du Nouveau Marché' },
      souhaits: { communes: ['93048', '93055', '75120'], typologies: ['T3'], demandeElargie: true }, motifs: ['01'], dalo: { etat: 'ACTIF', joursAvant: 210, motif: 'Hébergée à l’hôtel depuis plus de six mois' },
    }),
    household(NUMEROS_DEMO.handicap, [someone({ prenom: 'Damien', nom: 'MAHE', civilite: '1', age: 43, rang: 61, net: 1_310, travail: NANTES, handicap: fauteuil, nonImposable: [['AAH', 420]] })], {
      domicile: { ...NANTES, numero: '9', voie: 'allée des Hirondelles' }, souhaits: { communes: ['44109', '44162'], typologies: ['T2', 'T3'] }, motifs: ['07'],
    }),
    household(NUMEROS_DEMO.sansTitre, [someone({ prenom: 'Youssef', nom: 'HADDAD', civilite: '1', age: 32, rang: 62, nationalite: '3', titreFini: true, travail: PARIS_18 })], {
      domicile: { ...PARIS_18, numero: '30', voie: 'impasse du Figuier' }, modele: 'CP', loyer: undefined, souhaits: { communes: ['75056', '93066'], typologies: ['T1', 'T2'] }, motifs: ['01'],
    }),
  ]
}

function listFamilles(): Fiche[] {
  const ines = someone({ prenom: 'Inès', nom: 'TEIXEIRA', civilite: '2', age: 29, rang: 70, net: 1_540, travail: VILLEURBANNE })
  const paul = someone({ prenom: 'Paul', nom: 'HUMBERT', civilite: '1', age: 31, rang: 71, net: 1_590, lien: 'P', travail: LYON_3, employeur: EMPLOYEURS_DEMO.toiture })
  const oumou = someone({ prenom: 'Oumou', nom: 'DIALLO', civilite: '2', age: 41, rang: 72, net: 1_450, travail: MONTREUIL, nonImposable: [['AF', 930]] })
  const adama = someone({ prenom: 'Adama', nom: 'DIALLO', civilite: '1', age: 44, rang: 73, net: 1_720, lien: 'M', travail: PARIS_18, employeur: EMPLOYEURS_DEMO.aerien })
  const six = [child('Fanta', 17), child('Ilyes', 14, 'M'), child('Kenza', 12), child('Naël', 9, 'M'), child('Romy', 6), child('Soan', 1, 'M')]
  return [
    household(NUMEROS_DEMO.enceinte, [ines, paul], {
      situation: 'P', naissance: { nombre: 1, dans: 95 }, domicile: { ...VILLEURBANNE, numero: '18', voie: 'rue des Quatre Vents' }, souhaits: { communes: ['69266', '69383'], typologies: ['T3', 'T2'] }, motifs: ['13'],
    }),
    household(NUMEROS_DEMO.familleNombreuse, [oumou, adama], {
      situation: 'M', enfants: six, domicile: { ...MONTREUIL, numero: '6', voie: 'rue du Métier à Tisser' }, loyer: 980, surface: 52, typeActuel: 'T3',
      souhaits: { communes: ['93048', '93066', '94081'], typologies: ['T6P', 'T5'], demandeElargie: true }, motifs: ['13'],
    }),
  ]
}
