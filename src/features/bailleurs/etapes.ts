import type { Statut } from '#domain/candidature.ts'

/** While the landlord studies a file, and until the lease: a paper may be asked. An attribution waits for an answer, a condition names its own. */
export const PIECE_POSSIBLE: readonly Statut[] = ['transmise', 'en_commission', 'acceptee']
/** A home is also shown to those who have to answer, and to whoever waits in rank. */
export const VISITE_POSSIBLE: readonly Statut[] = ['transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee']
