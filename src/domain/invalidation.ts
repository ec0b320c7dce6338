/** Why a file cannot be validated. Each ground is a sentence to the applicant, with its article when the law names one. */
export const MOTIFS_INVALIDATION = [
  'ressources_depassees', 'ressources_inexpliquees', 'piece_absente', 'piece_illisible', 'piece_perimee', 'foyer_different', 'typologie',
  'sejour', 'residence_principale', 'employeur_inexact', 'doublon', 'autre',
] as const
export type MotifInvalidation = (typeof MOTIFS_INVALIDATION)[number]

/** `libelle`: for the conseiller, who chooses; `texte`: for the applicant, who reads it. */
export type FicheMotif = { libelle: string; texte: string; article?: string }

const PIECES = 'CCH, art. R441-2-4-1'

export const FICHES_INVALIDATION: Readonly<Record<MotifInvalidation, FicheMotif>> = {
  ressources_depassees: { libelle: 'Ressources au-dessus du plafond', texte: 'Vos ressources, telles que vos avis d’imposition les montrent, dépassent le plafond de ce logement.', article: 'CCH, art. R441-1' },
  ressources_inexpliquees: { libelle: 'Ressources différentes des avis d’imposition', texte: 'Les revenus de votre demande ne sont pas ceux de vos avis d’imposition. Corrigez-les sur le site où vous avez fait votre demande.' },
  piece_absente: { libelle: 'Pièce obligatoire absente', texte: 'Il manque une pièce obligatoire à votre dossier. Ajoutez-la sur le site où vous avez fait votre demande.', article: PIECES },
  piece_illisible: { libelle: 'Pièce illisible ou incomplète', texte: 'Une pièce de votre dossier est illisible ou incomplète. Déposez-la de nouveau sur le site où vous avez fait votre demande.', article: PIECES },
  piece_perimee: { libelle: 'Pièce périmée', texte: 'Une pièce de votre dossier n’est plus valable. Remplacez-la sur le site où vous avez fait votre demande.', article: PIECES },
  foyer_different: { libelle: 'Foyer différent des pièces', texte: 'Les personnes de votre demande ne sont pas celles que montrent vos pièces. Corrigez votre foyer sur le site où vous avez fait votre demande.' },
  typologie: { libelle: 'Taille du logement inadaptée au foyer', texte: 'La taille de ce logement ne convient pas au nombre de personnes de votre foyer.' },
  sejour: { libelle: 'Titre de séjour absent ou expiré', texte: 'Il faut être de nationalité française ou avoir un titre de séjour en cours de validité.', article: 'CCH, art. R441-1' },
  residence_principale: { libelle: 'Pas une résidence principale', texte: 'Ce logement ne serait pas votre résidence principale.' },
  employeur_inexact: { libelle: 'Employeur différent des pièces', texte: 'L’employeur que vous avez indiqué n’est pas celui de vos pièces. Corrigez-le dans «\u00a0Mon travail\u00a0».' },
  doublon: { libelle: 'Deux demandes pour la même personne', texte: 'Vous avez deux demandes de logement social. Gardez-en une seule\u00a0: le guichet qui a enregistré votre demande peut les réunir.', article: 'CCH, art. L441-2-1' },
  autre: { libelle: 'Autre motif, à préciser', texte: 'Votre dossier ne peut pas être validé.' },
}

const PRECISION_MAXIMUM = 500

export type Invalidation = { motifs: readonly MotifInvalidation[]; precision?: string }
export type ManqueInvalidation = { champ: 'motifs' | 'precision'; texte: string }

export function isMotifInvalidation(text: string): text is MotifInvalidation {
  return MOTIFS_INVALIDATION.some((motif) => motif === text)
}

/** A refusal always says why; « other » alone says nothing, so it needs its sentence. */
export function checkInvalidation({ motifs, precision = '' }: Invalidation): readonly ManqueInvalidation[] {
  const written = precision.trim()
  return [
    ...(motifs.length === 0 ? [{ champ: 'motifs', texte: 'Choisissez au moins un motif\u00a0: le candidat le lira.' } as const] : []),
    ...(motifs.includes('autre') && written === '' ? [{ champ: 'precision', texte: 'Précisez le motif\u00a0: le candidat doit pouvoir le comprendre.' } as const] : []),
    ...(written.length > PRECISION_MAXIMUM ? [{ champ: 'precision', texte: `Écrivez ${PRECISION_MAXIMUM}\u00a0signes au plus.` } as const] : []),
  ]
}

/** What the applicant reads: every ground with its article. Without the precision, nothing personal: the history keeps that. */
export function writeInvalidation({ motifs, precision = '' }: Invalidation): string {
  const chosen = MOTIFS_INVALIDATION.filter((motif) => motifs.includes(motif))
  const sentences = chosen.map((motif) => {
    const { texte, article } = FICHES_INVALIDATION[motif]
    return article === undefined ? texte : `${texte} (${article})`
  })
  return [...sentences, precision.trim()].filter((text) => text !== '').join(' ')
}
