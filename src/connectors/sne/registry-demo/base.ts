/** A plain person and a plain request, from which the fixed ones differ by what they show. */
import { toJour } from '#domain/jour.ts'
import { EMPLOYEURS_DEMO } from '../employeurs-demo.ts'
import type { Fiche, FicheEnfant, FicheTitulaire } from './fiche.ts'
import { toMel, toTelephone } from './noms.ts'

export const LYON_1 = { code: '69381', codePostal: '69001' }
export const LYON_3 = { code: '69383', codePostal: '69003' }
const LYON_7 = { code: '69387', codePostal: '69007' }
export const VILLEURBANNE = { code: '69266', codePostal: '69100' }
export const PARIS_18 = { code: '75118', codePostal: '75018' }
export const MONTREUIL = { code: '93048', codePostal: '93100' }
export const NANTES = { code: '44109', codePostal: '44000' }
export const LILLE = { code: '59350', codePostal: '59000' }
export const MARSEILLE_3 = { code: '13203', codePostal: '13003' }

type Personne = Partial<FicheTitulaire> & Pick<FicheTitulaire, 'prenom' | 'nom' | 'civilite' | 'age'> & { net?: number; rang: number }

/** On a permanent contract in Lyon. `rang` gives the phone number and the birthday. */
export function someone({ net = 1_600, rang, ...facts }: Personne): FicheTitulaire {
  return {
    anniversaire: 40 + rang * 5, mel: toMel(facts.prenom, facts.nom, 0), tel: toTelephone(rang), contrat: 'CDI', profession: 'Assistante ou assistant de gestion',
    employeur: EMPLOYEURS_DEMO.sante, travail: LYON_3, embauche: 1_500, imposable: [['SAL', net]], ...facts,
  }
}

/** Filed on the 12th of the month that the number shows, by someone renting in Lyon. */
export function household(numero: string, titulaires: Fiche['titulaires'], facts: Partial<Fiche> = {}): Fiche {
  return {
    numero, creation: toJour(`20${numero.slice(5, 7)}-${numero.slice(3, 5)}-12`), titulaires, situation: 'C',
    domicile: { ...LYON_7, numero: '12', voie: 'rue des Essais' }, loyer: 610, surface: 31, typeActuel: 'T1',
    souhaits: { communes: ['69123', '69266'], typologies: ['T2', 'T1'] }, motifs: ['09', '13'], ...facts,
  }
}

export function child(prenom: string, age: number, sexe: 'F' | 'M' = 'F'): FicheEnfant {
  return { prenom, age, anniversaire: 100, sexe }
}
