import type { Financement, Typologie } from '#domain/offre.ts'

/** An open home, as someone would describe it; rent, labels and address are drawn. `etage`: 0 is the ground floor. */
export type Modele = {
  /** INSEE code. */
  commune: string
  typologie: Typologie
  financement: Financement
  surface: number
  etage: number
  ascenseur?: boolean
  maison?: boolean
  pmr?: boolean
  annee: number
  /** Company whose employees alone may apply (K13). */
  reserveeA?: number
  texte: string
}
