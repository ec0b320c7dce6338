/** Who signs in: the printed accounts, and those of the staff, landlords and companies of the town (K29). */
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'

export const MOT_DE_PASSE = 'Demonstration-2026'

export const PRINCIPAUX = {
  tabanou: 'tabanou@exemple.test',
  leclerc: 'leclerc@exemple.test',
  nouveau: 'nouveau@exemple.test',
  entreprise: 'entreprise@exemple.test',
  bailleur: 'bailleur@exemple.test',
  conseiller: 'conseiller@exemple.test',
  responsable: 'responsable@exemple.test',
} as const

/** `secondFacteur`: the code of the day is on the sign-in page. */
export type CompteDemo = { email: string; motDePasse: string; portail: 'demandeur' | 'entreprise' | 'bailleur' | 'conseiller'; qui: string; secondFacteur: boolean; numeroUnique?: string }

/** Those that are printed at start: one for each way in. */
export function listAccounts(): readonly CompteDemo[] {
  return [
    demandeur(PRINCIPAUX.tabanou, 'M. Tabanou, 536 points au logement de Lyon 6e', NUMEROS_DEMO.tabanou),
    demandeur(PRINCIPAUX.leclerc, 'Mme Leclerc, 539 points au même logement', NUMEROS_DEMO.leclerc),
    demandeur(PRINCIPAUX.nouveau, 'Nora Nouveau, qui n’a pas encore importé sa demande', NUMEROS_DEMO.nouveau),
    personnel(PRINCIPAUX.entreprise, 'entreprise', 'Administratrice de Menuiseries Brévalin'),
    personnel(PRINCIPAUX.bailleur, 'bailleur', 'Agent de Habitat des Deux Rives'),
    personnel(PRINCIPAUX.conseiller, 'conseiller', 'Conseiller à Lyon et dans les départements voisins'),
    personnel(PRINCIPAUX.responsable, 'conseiller', 'Responsable, pour toute la France'),
  ]
}

function demandeur(email: string, qui: string, numeroUnique: string): CompteDemo {
  return { email, motDePasse: MOT_DE_PASSE, portail: 'demandeur', qui, secondFacteur: false, numeroUnique }
}

function personnel(email: string, portail: CompteDemo['portail'], qui: string): CompteDemo {
  return { email, motDePasse: MOT_DE_PASSE, portail, qui, secondFacteur: true }
}

export type Agent = {
  email: string
  nom: string
  prenom: string
  civilite: 'madame' | 'monsieur'
  portail: 'entreprise' | 'bailleur' | 'conseiller'
  role: 'lecteur' | 'validateur' | 'administrateur' | 'agent' | 'secretaire' | 'conseiller' | 'responsable'
  entrepriseId?: number
  bailleurId?: number
  departements?: readonly string[]
}

const IDF = ['75', '77', '78', '91', '92', '93', '94', '95']

const CONSEIL: readonly Agent[] = [
  { email: PRINCIPAUX.conseiller, prenom: 'Bastien', nom: 'SAUNIER', civilite: 'monsieur', portail: 'conseiller', role: 'conseiller', departements: ['01', '38', '42', '69', '71'] },
  { email: 'conseiller.paris@exemple.test', prenom: 'Salomé', nom: 'TRAORE', civilite: 'madame', portail: 'conseiller', role: 'conseiller', departements: IDF },
  { email: 'conseiller.nord-ouest@exemple.test', prenom: 'Maëlle', nom: 'GUILLOU', civilite: 'madame', portail: 'conseiller', role: 'conseiller', departements: ['44', '49', '59', '62', '85'] },
  { email: 'conseiller.sud@exemple.test', prenom: 'Idris', nom: 'FERRARI', civilite: 'monsieur', portail: 'conseiller', role: 'conseiller', departements: ['13', '30', '83', '84'] },
  { email: PRINCIPAUX.responsable, prenom: 'Ghislaine', nom: 'MEUNIER', civilite: 'madame', portail: 'conseiller', role: 'responsable', departements: [] },
]

const CHEZ_LES_BAILLEURS: readonly Agent[] = [
  { email: PRINCIPAUX.bailleur, prenom: 'Ronan', nom: 'VERDIER', civilite: 'monsieur', portail: 'bailleur', role: 'agent', bailleurId: 1 },
  { email: 'bailleur.secretaire@exemple.test', prenom: 'Clarisse', nom: 'AYDIN', civilite: 'madame', portail: 'bailleur', role: 'secretaire', bailleurId: 1 },
  { email: 'bailleur.lecteur@exemple.test', prenom: 'Lazare', nom: 'COLLET', civilite: 'monsieur', portail: 'bailleur', role: 'lecteur', bailleurId: 1 },
  { email: 'grand-bassin@exemple.test', prenom: 'Mirabelle', nom: 'KONATE', civilite: 'madame', portail: 'bailleur', role: 'agent', bailleurId: 2 },
  { email: 'lisiere@exemple.test', prenom: 'Octave', nom: 'PHAM', civilite: 'monsieur', portail: 'bailleur', role: 'agent', bailleurId: 3 },
  { email: 'toits-et-jardins@exemple.test', prenom: 'Ondine', nom: 'ALLARD', civilite: 'madame', portail: 'bailleur', role: 'agent', bailleurId: 4 },
  { email: 'ponant@exemple.test', prenom: 'Malo', nom: 'BRIAND', civilite: 'monsieur', portail: 'bailleur', role: 'agent', bailleurId: 5 },
  { email: 'calanques@exemple.test', prenom: 'Livia', nom: 'SANTINI', civilite: 'madame', portail: 'bailleur', role: 'agent', bailleurId: 6 },
]

/** Menuiseries Brévalin has its three roles; the others that answer for themselves have one person. */
const CHEZ_LES_EMPLOYEURS: readonly Agent[] = [
  { email: PRINCIPAUX.entreprise, prenom: 'Perrine', nom: 'LACROIX', civilite: 'madame', portail: 'entreprise', role: 'administrateur', entrepriseId: 3 },
  { email: 'entreprise.validateur@exemple.test', prenom: 'Hector', nom: 'NGUYEN', civilite: 'monsieur', portail: 'entreprise', role: 'validateur', entrepriseId: 3 },
  { email: 'entreprise.lecteur@exemple.test', prenom: 'Odile', nom: 'RAHMANI', civilite: 'madame', portail: 'entreprise', role: 'lecteur', entrepriseId: 3 },
  { email: 'mirandolle@exemple.test', prenom: 'Anselme', nom: 'VASSEUR', civilite: 'monsieur', portail: 'entreprise', role: 'administrateur', entrepriseId: 4 },
  { email: 'lisoline@exemple.test', prenom: 'Rosalie', nom: 'PICARD', civilite: 'madame', portail: 'entreprise', role: 'administrateur', entrepriseId: 8 },
]

/** In the order of their ids, from 1. */
export const AGENTS: readonly Agent[] = [...CONSEIL, ...CHEZ_LES_BAILLEURS, ...CHEZ_LES_EMPLOYEURS]

/** The account that acts for a company, a landlord, or for Action Logement in a département. @throws when the town has none. */
export function compteOf(who: { entrepriseId: number } | { bailleurId: number } | { departement: string }): number {
  const index = AGENTS.findIndex((agent) => {
    if ('entrepriseId' in who) return agent.entrepriseId === who.entrepriseId && agent.role === 'administrateur'
    if ('bailleurId' in who) return agent.bailleurId === who.bailleurId && agent.role === 'agent'
    return agent.role === 'conseiller' && agent.departements?.includes(who.departement) === true
  })
  if (index < 0) throw new Error(`Nobody acts for ${JSON.stringify(who)} in the town`)
  return index + 1
}
