
/** What must be done before one may apply (F43, F116, F120, F129); each with the page where it is done. */
export type Etat = { demande: 'active' | 'suspendue' | 'radiee' | 'supprimee'; employeur: boolean; confidentialite: boolean; pieces: boolean }
export type Prealable = { etape: 'demande' | 'employeur' | 'confidentialite' | 'pieces'; texte: string }

const TEXTES: Readonly<Record<Prealable['etape'], string>> = {
  demande: 'Votre demande doit être active au registre national. Renouvelez-la sur le site où vous l’avez faite, puis mettez-la à jour ici.',
  employeur: 'Dites-nous où vous travaillez, ou que vous ne travaillez pas.',
  confidentialite: 'Choisissez ce que votre employeur peut voir.',
  pieces: 'Confirmez que vos pièces justificatives sont déposées.',
}

/** All that is still to do, in the order in which one does it; empty: one may apply. */
export function listPrealables(etat: Etat): readonly Prealable[] {
  const done = { demande: etat.demande === 'active', employeur: etat.employeur, confidentialite: etat.confidentialite, pieces: etat.pieces }
  const etapes = ['demande', 'employeur', 'confidentialite', 'pieces'] as const
  return etapes.filter((etape) => !done[etape]).map((etape) => ({ etape, texte: TEXTES[etape] }))
}
