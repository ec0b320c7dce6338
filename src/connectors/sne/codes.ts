/**
 * Code lists of the register, as data with their version: today's form may have more values, so an unknown code is
 * kept as received and shown as such. Codes: interface 02.01 (V); lists marked M are ours, for the extension.
 */
export type Liste = { version: string; marque: 'V' | 'M'; valeurs: Readonly<Record<string, string>> }

const V = (valeurs: Record<string, string>): Liste => ({ version: '02.01', marque: 'V', valeurs })
const M = (valeurs: Record<string, string>): Liste => ({ version: 'AL’in 1', marque: 'M', valeurs })

export const LISTES = {
  civilite: V({ 1: 'Monsieur', 2: 'Madame', 3: 'Mademoiselle' }),
  nationalite: V({ 1: 'Française', 2: 'Union européenne', 3: 'Hors Union européenne' }),
  situationFamiliale: V({ C: 'Célibataire', M: 'Marié(e)', D: 'Divorcé(e)', S: 'Séparé(e)', P: 'Pacsé(e)', U: 'En concubinage', V: 'Veuf ou veuve' }),
  lienDemandeur: V({ M: 'Conjoint(e)', P: 'Partenaire de Pacs', C: 'Concubin(e)', L: 'Colocataire' }),
  typologie: V({ C: 'Chambre', T1: 'T1', T2: 'T2', T3: 'T3', T4: 'T4', T5: 'T5', T6P: 'T6 et plus' }),
  categorieLogement: V({ A: 'Appartement', M: 'Maison', I: 'Appartement ou maison' }),
  sexe: V({ M: 'Masculin', F: 'Féminin' }),
  lienParente: V({ P: 'Parent', E: 'Enfant', A: 'Autre personne à charge' }),
  coParentalite: V({ G: 'Garde alternée', D: 'Droit de visite et d’hébergement' }),
  contrat: V({
    CDI: 'CDI ou fonctionnaire', CDD: 'CDD, stage ou intérim', ART: 'Artisan, commerçant ou profession libérale', CHO: 'Demandeur d’emploi',
    APP: 'Apprenti(e)', ETU: 'Étudiant(e)', RET: 'Retraité(e)', AUT: 'Autre situation',
  }),
  ressource: V({
    SAL: 'Salaire ou revenu d’activité', RET: 'Retraite', CHO: 'Allocation chômage', PAR: 'Pension alimentaire reçue', PINV: 'Pension d’invalidité',
    AF: 'Allocations familiales', AAH: 'Allocation aux adultes handicapés', AEEH: 'Allocation d’éducation de l’enfant handicapé',
    AJPP: 'Allocation journalière de présence parentale', RSA: 'Revenu de solidarité active', AMV: 'Minimum vieillesse',
    PAJE: 'Allocation jeune enfant', BE: 'Bourse d’étudiant', AUT: 'Autre ressource', PAV: 'Pension alimentaire versée',
  }),
  modeleLogement: V({
    HLM: 'Locataire HLM', LP: 'Locataire du parc privé', RS: 'Résidence sociale ou foyer', RHVS: 'Résidence hôtelière à vocation sociale',
    RE: 'Résidence étudiante', SLHT: 'Sous-location ou hébergement temporaire', SH: 'Structure d’hébergement',
    CDEFCM: 'Centre de l’enfance ou centre maternel', CPE: 'Chez vos parents ou vos enfants', CP: 'Chez un particulier', LTG: 'Logé à titre gratuit',
    FONC: 'Logement de fonction', POCC: 'Propriétaire occupant', CAMCAR: 'Camping ou caravane', HOT: 'Hôtel', SD: 'Sans abri', SQUAT: 'Squat',
  }),
  motif: V({
    '01': 'Sans logement ou hébergé', '02': 'Démolition', '03': 'Logement non décent ou insalubre', '04': 'Logement repris ou mis en vente',
    '05': 'Procédure d’expulsion', '06': 'Violences familiales', '07': 'Handicap', '08': 'Raisons de santé', '09': 'Logement trop cher',
    10: 'Logement trop grand', 11: 'Divorce ou séparation', 12: 'Décohabitation', 13: 'Logement trop petit', 14: 'Futur couple',
    15: 'Regroupement familial', 16: 'Assistant(e) maternel(le)', 17: 'Problèmes d’environnement', 18: 'Mutation professionnelle',
    19: 'Rapprochement du travail', 20: 'Rapprochement des équipements', 21: 'Rapprochement de la famille', 22: 'Accédant en difficulté', 23: 'Autre motif',
  }),
  radiation: V({
    RADATT: 'Logement attribué', RADABA: 'Abandon de la demande', RADIRR: 'Demande irrecevable', RADCON: 'Absence de réponse', RADREN: 'Demande non renouvelée',
    IRRSEJ: 'Séjour irrégulier', IRRRES: 'Ressources au-dessus du plafond',
  }),
  dalo: V({ NON: 'Non reconnu', ACTIF: 'Reconnu', CADUC: 'Devenu caduc', ACTREL: 'Reconnu, relogement en cours' }),
  piece: M({
    ID: 'Pièce d’identité', SEJOUR: 'Titre de séjour', FISC: 'Avis d’imposition', FAMILLE: 'Livret de famille', GROSSESSE: 'Certificat de grossesse',
    TRAVAIL: 'Contrat ou attestation de travail', SALAIRE: 'Bulletins de salaire', RESSOURCE: 'Autre justificatif de ressources', ETUDES: 'Carte d’étudiant ou contrat d’apprentissage',
    DOMICILE: 'Bail et quittance, ou attestation d’hébergement', DIVORCE: 'Jugement de divorce', INVALIDITE: 'Carte mobilité inclusion, mention invalidité',
    DALO: 'Décision de la commission de médiation', MEDICAL: 'Certificat médical',
  }),
} as const satisfies Record<string, Liste>

type NomListe = keyof typeof LISTES

/** What a person reads; an unknown code is said, not hidden. */
export function labelOf(liste: NomListe, code: string): string {
  const valeurs: Readonly<Record<string, string>> = LISTES[liste].valeurs
  return Object.hasOwn(valeurs, code) ? valeurs[code] ?? code : `Code ${code}`
}

/** Anomalies by which the register says that it has no such number (M: the public samples show none). */
export const CODES_NUMERO_INCONNU: readonly string[] = ['CTRL_NUM_0001']
