/** A dwelling offered: the facts that the law reads, and the life of the offer. */
export const TYPOLOGIES = ['T1', 'T1BIS', 'T2', 'T3', 'T4', 'T5', 'T6'] as const
export type Typologie = (typeof TYPOLOGIES)[number]

export const FINANCEMENTS = ['PLAI', 'PLUS', 'PLS', 'PLI', 'LLI'] as const
export type Financement = (typeof FINANCEMENTS)[number]

export const ZONES_ABC = ['Abis', 'A', 'B1', 'B2', 'C'] as const
export type ZoneAbc = (typeof ZONES_ABC)[number]

export const ZONES_APL = [1, 2, 3] as const
export type ZoneApl = (typeof ZONES_APL)[number]

export type Centimes = number

export type OffreFacts = {
  commune: string
  typologie: Typologie
  financement: Financement
  /** Charges included, a month. */
  loyer: Centimes
  loyerHorsCharges?: Centimes
  surface?: number
  zoneAbc?: ZoneAbc
  zoneApl?: ZoneApl
  /** Absent: taken as open (a simulation has no calendar). */
  ouverte?: boolean
  /** Id of the company whose employees alone may apply (K13). */
  reserveeA?: string
}

export const STATUTS_OFFRE = [
  'brouillon', 'soumise', 'en_ligne', 'close', 'transmise', 'en_commission', 'attribuee', 'louee', 'retiree', 'sans_candidat',
] as const
export type StatutOffre = (typeof STATUTS_OFFRE)[number]

/** A state as professionals read it. */
export const FICHES_OFFRE: Readonly<Record<StatutOffre, { libelle: string; couleur: 'grey' | 'orange' | 'green' | 'blue' | 'violet' | 'green-pale' | 'red' }>> = {
  brouillon: { libelle: 'Brouillon', couleur: 'grey' },
  soumise: { libelle: 'En instruction', couleur: 'orange' },
  en_ligne: { libelle: 'En ligne', couleur: 'green' },
  close: { libelle: 'Close, liste arrêtée', couleur: 'blue' },
  transmise: { libelle: 'Transmise au bailleur', couleur: 'violet' },
  en_commission: { libelle: 'En commission', couleur: 'violet' },
  attribuee: { libelle: 'Attribuée', couleur: 'green-pale' },
  louee: { libelle: 'Louée', couleur: 'green' },
  retiree: { libelle: 'Retirée', couleur: 'red' },
  sans_candidat: { libelle: 'Sans candidat', couleur: 'orange' },
}

/** `systeme`: a date passed, nobody clicked. */
export const ROLES_OFFRE = ['bailleur', 'conseiller', 'systeme'] as const
export type RoleOffre = (typeof ROLES_OFFRE)[number]

type Transition = { from: readonly StatutOffre[]; to: StatutOffre; by: readonly RoleOffre[]; motif?: true }

/** Before the home is let or withdrawn. */
const VIVANTS = ['brouillon', 'soumise', 'en_ligne', 'close', 'transmise', 'en_commission', 'attribuee', 'sans_candidat'] as const

export const ACTIONS_OFFRE = [
  'submit', 'sendBack', 'publish', 'close', 'transmit', 'convene', 'attribute', 'callNext', 'rent', 'exhaust', 'republish', 'withdraw',
] as const
export type ActionOffre = (typeof ACTIONS_OFFRE)[number]

/** `motif`: a reason is recorded with the move. */
export const TRANSITIONS_OFFRE: Readonly<Record<ActionOffre, Transition>> = {
  submit: { from: ['brouillon'], to: 'soumise', by: ['bailleur', 'conseiller'] },
  sendBack: { from: ['soumise'], to: 'brouillon', by: ['conseiller'], motif: true },
  publish: { from: ['soumise'], to: 'en_ligne', by: ['conseiller'] },
  close: { from: ['en_ligne'], to: 'close', by: ['systeme', 'conseiller'] },
  transmit: { from: ['close'], to: 'transmise', by: ['conseiller'] },
  convene: { from: ['transmise'], to: 'en_commission', by: ['bailleur'] },
  attribute: { from: ['en_commission'], to: 'attribuee', by: ['bailleur'] },
  // Nobody of those designated takes the home: the frozen list goes on (K8).
  callNext: { from: ['transmise', 'en_commission', 'attribuee'], to: 'transmise', by: ['conseiller'] },
  rent: { from: ['attribuee'], to: 'louee', by: ['bailleur'] },
  exhaust: { from: ['close', 'transmise', 'en_commission', 'attribuee'], to: 'sans_candidat', by: ['systeme', 'conseiller'] },
  // Widened, then put on line again (F170).
  republish: { from: ['sans_candidat'], to: 'en_ligne', by: ['conseiller'] },
  withdraw: { from: VIVANTS, to: 'retiree', by: ['bailleur', 'conseiller'], motif: true },
}

export type MoveOffre = { ok: true; statut: StatutOffre } | { ok: false; why: 'role' | 'statut' }

export function moveOffre(statut: StatutOffre, action: ActionOffre, role: RoleOffre): MoveOffre {
  const { from, to, by } = TRANSITIONS_OFFRE[action]
  if (!by.includes(role)) return { ok: false, why: 'role' }
  return from.includes(statut) ? { ok: true, statut: to } : { ok: false, why: 'statut' }
}
