/** Who may do what inside each professional portal (K29): one line for one act. Whose objects: the queries say it. */
export const ROLES_METIER = ['conseiller', 'responsable', 'agent', 'secretaire', 'lecteur_bailleur', 'administrateur', 'validateur', 'lecteur_entreprise'] as const
export type RoleMetier = (typeof ROLES_METIER)[number]

const CONSEIL: readonly RoleMetier[] = ['conseiller', 'responsable']

export const HABILITATIONS = {
  // Action Logement, in one's territory
  'offre.publier': CONSEIL,
  'offre.renvoyer': CONSEIL,
  'dossier.instruire': CONSEIL,
  'priorite.poser': CONSEIL,
  'candidats.designer': CONSEIL,
  'candidat.rappeler': CONSEIL,
  'equilibrage.fixer': ['responsable'],
  // Landlord
  'offre.saisir': ['agent'],
  'offre.retirer': ['agent', ...CONSEIL],
  'piece.demander': ['agent', 'secretaire'],
  'visite.proposer': ['agent'],
  'commission.convoquer': ['agent', 'secretaire'],
  'commission.decider': ['secretaire'],
  'bail.enregistrer': ['agent'],
  // Company
  'salarie.repondre': ['validateur', 'administrateur'],
  'entreprise.deleguer': ['administrateur'],
} as const satisfies Readonly<Record<string, readonly RoleMetier[]>>

export type Acte = keyof typeof HABILITATIONS

export function isHabilite(role: RoleMetier, acte: Acte): boolean {
  const roles: readonly RoleMetier[] = HABILITATIONS[acte]
  return roles.includes(role)
}
