import type { Bareme, Marque } from './bareme.ts'

/** `registre`: the codes under which the register files it; none: it has no code of its own there. `marque`: of the line, from law.md § 5. */
type PieceLegale = { libelle: string; famille: Famille; marque: Marque; registre: readonly string[] }
type Famille = 'identite' | 'foyer' | 'revenus' | 'travail' | 'logement' | 'motif'

/** The closed list: nothing else may be asked of an applicant, and no decision may rest on another paper. */
const LISTE = {
  identite: { libelle: 'Pièce d’identité en cours de validité', famille: 'identite', marque: 'V', registre: ['ID'] },
  titre_sejour: { libelle: 'Titre de séjour en cours de validité', famille: 'identite', marque: 'V', registre: ['SEJOUR'] },
  tutelle: { libelle: 'Jugement de tutelle ou de curatelle', famille: 'identite', marque: 'S', registre: [] },
  filiation: { libelle: 'Livret de famille ou acte de naissance', famille: 'foyer', marque: 'V', registre: ['FAMILLE'] },
  union: { libelle: 'Acte de mariage ou attestation de Pacs', famille: 'foyer', marque: 'M', registre: ['FAMILLE'] },
  grossesse: { libelle: 'Certificat de grossesse de plus de 12\u00a0semaines', famille: 'foyer', marque: 'M', registre: ['GROSSESSE'] },
  divorce: { libelle: 'Jugement de divorce ou convention de séparation', famille: 'foyer', marque: 'M', registre: ['DIVORCE'] },
  avis_imposition: { libelle: 'Avis d’imposition ou de non-imposition', famille: 'revenus', marque: 'V', registre: ['FISC'] },
  prestations: { libelle: 'Attestation de la CAF ou de la MSA', famille: 'revenus', marque: 'M', registre: ['RESSOURCE'] },
  autres_ressources: { libelle: 'Justificatif de pension, de retraite, d’indemnité ou de bourse', famille: 'revenus', marque: 'M', registre: ['RESSOURCE'] },
  contrat_travail: { libelle: 'Contrat de travail ou attestation de l’employeur', famille: 'travail', marque: 'S', registre: ['TRAVAIL'] },
  bulletins_salaire: { libelle: 'Trois derniers bulletins de salaire', famille: 'travail', marque: 'S', registre: ['SALAIRE'] },
  bilan: { libelle: 'Dernier bilan ou attestation comptable', famille: 'travail', marque: 'M', registre: ['RESSOURCE'] },
  demandeur_emploi: { libelle: 'Avis de situation de France Travail', famille: 'travail', marque: 'M', registre: ['RESSOURCE'] },
  etudes: { libelle: 'Carte d’étudiant ou contrat d’apprentissage', famille: 'travail', marque: 'M', registre: ['ETUDES'] },
  bail: { libelle: 'Bail et dernière quittance de loyer', famille: 'logement', marque: 'M', registre: ['DOMICILE'] },
  hebergement: { libelle: 'Attestation d’hébergement', famille: 'logement', marque: 'M', registre: ['DOMICILE'] },
  propriete: { libelle: 'Acte de propriété', famille: 'logement', marque: 'M', registre: [] },
  fin_logement: { libelle: 'Congé du propriétaire, permis de démolir, arrêté d’insalubrité ou jugement d’expulsion', famille: 'motif', marque: 'M', registre: [] },
  protection: { libelle: 'Ordonnance de protection ou dépôt de plainte', famille: 'motif', marque: 'M', registre: [] },
  invalidite: { libelle: 'Carte mobilité inclusion, mention invalidité', famille: 'motif', marque: 'M', registre: ['INVALIDITE'] },
  medical: { libelle: 'Certificat médical', famille: 'motif', marque: 'M', registre: ['MEDICAL'] },
  mutation: { libelle: 'Attestation de mutation de l’employeur', famille: 'motif', marque: 'M', registre: ['TRAVAIL'] },
  assistant_maternel: { libelle: 'Agrément d’assistant maternel', famille: 'motif', marque: 'M', registre: [] },
  dalo: { libelle: 'Décision DALO de la commission de médiation', famille: 'motif', marque: 'M', registre: ['DALO'] },
} as const satisfies Readonly<Record<string, PieceLegale>>

export type CodePiece = keyof typeof LISTE

export const PIECES_LEGALES: Bareme<Readonly<Record<CodePiece, PieceLegale>>> = {
  depuis: '2020-12-22',
  article: 'CCH, art. R441-2-4-1\u00a0; arrêté du 22 décembre 2020, annexe',
  marque: 'M',
  source: 'law.md § 5: the list is limitative (V); its annex was not read (law.md § 12), hence M for most lines',
  valeurs: LISTE,
}

/** Calendar days that a landlord may leave for a paper, today not counted: time to get it, and an end. */
export const DELAI_PIECE: Bareme<{ minimum: number; maximum: number }> = {
  depuis: '2021-01-05',
  article: 'règle AL’in',
  marque: 'P',
  source: 'no text sets a delay for a paper asked by a landlord',
  valeurs: { minimum: 3, maximum: 60 },
}
