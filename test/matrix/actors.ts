/** The eleven kinds of person of the matrix (K29); the employer of A has its three roles. */
export const ACTORS = [
  'visiteur',
  'demandeurA',
  'demandeurB',
  /** Named in A’s request as co-applicant; has an account, and no request of its own. */
  'codemandeur',
  'employeurLecteur',
  'employeurValidateur',
  'employeurAdministrateur',
  'autreEmployeur',
  /** An agent; the secretary of the commission decides. */
  'bailleur',
  'bailleurSecretaire',
  'autreBailleur',
  'conseiller',
  'conseillerAilleurs',
  'responsable',
] as const
export type ActorName = (typeof ACTORS)[number]

/** What is A’s alone: unique words, searched in what others are answered. */
export const CANARIES = {
  nom: 'Zarnomcanari',
  prenom: 'Zarprenomcanari',
  courriel: 'zarcourriel@exemple.test',
  telephone: '0639987654',
  numero: '0690524777001GTEST',
  adresse: 'Zaradressecanari',
  employeur: 'Zaremployeurcanari',
  profession: 'Zarprofessioncanari',
  coNom: 'Zarconomcanari',
} as const
export type Canary = keyof typeof CANARIES

/** Those found in a text, however it is spaced or cased. */
export function listCanaries(text: string): readonly Canary[] {
  const plain = text.replaceAll(/\s|&nbsp;|&#160;/g, '').toLowerCase()
  return CANARY_NAMES.filter((name) => plain.includes(CANARIES[name].toLowerCase()))
}

const CANARY_NAMES = ['nom', 'prenom', 'courriel', 'telephone', 'numero', 'adresse', 'employeur', 'profession', 'coNom'] as const satisfies readonly Canary[]
