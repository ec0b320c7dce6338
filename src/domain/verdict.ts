export const REPONSES = ['oui', 'non', 'a_completer'] as const
export type Reponse = (typeof REPONSES)[number]

export const MOTIFS = [
  'plafond_depasse', 'typologie_inadaptee', 'commune_non_souhaitee', 'sejour', 'residence_principale', 'reserve_entreprise', 'offre_close',
] as const
export type Motif = (typeof MOTIFS)[number]

export const CODES_ALERTE = [
  'capacite_financiere', 'acces_non_prioritaire', 'aide_inconnue', 'bareme_provisoire', 'outre_mer', 'distance_a_verifier',
] as const
export type CodeAlerte = (typeof CODES_ALERTE)[number]

/** Why not: every ground is given, each with the text that founds it. */
export type Ground = { motif: Motif; article: string; texte: string }
/** What to know; never a refusal. */
export type Alerte = { code: CodeAlerte; texte: string }

/** The three answers. A refusal beats a missing fact, and both lists are filled (K4c). */
export type Verdict = {
  reponse: Reponse
  refus: readonly Ground[]
  /** Paths of the facts that would decide, as in `revenus.rfr.2024`. */
  manquants: readonly string[]
  alertes: readonly Alerte[]
}

export function concludeReponse(refus: readonly Ground[], manquants: readonly string[]): Reponse {
  if (refus.length > 0) return 'non'
  return manquants.length > 0 ? 'a_completer' : 'oui'
}
