/** The journal of the town: every change of state, by the one who made it, in the order of time. */
import type { Temporal } from 'temporal-polyfill'
import type { Row } from './rows.ts'
import { compteOf } from './accounts.ts'

export type Acteur = { type: Row<'journal'>['acteur_type']; compteId?: number }
export type Fait = {
  quand: Temporal.Instant
  acteur: Acteur
  action: string
  objet: 'compte' | 'demande' | 'rattachement' | 'consentement' | 'offre' | 'candidature' | 'equilibrage'
  objetId: number
  compteId?: number
  demandeId?: number
  offreId?: number
  candidatureId?: number
  avant?: string
  apres?: string
  motif?: string
  champs?: readonly string[]
}

export const SYSTEME: Acteur = { type: 'systeme' }
export const VISITEUR: Acteur = { type: 'visiteur' }

export function conseillerOf(departement: string): Acteur {
  return { type: 'conseiller', compteId: compteOf({ departement }) }
}

export function bailleurOf(bailleurId: number): Acteur {
  return { type: 'bailleur', compteId: compteOf({ bailleurId }) }
}

/** Ids follow time, as if each line had been written on its day. */
export function toJournal(faits: readonly Fait[]): readonly Row<'journal'>[] {
  return faits
    .map((fait) => ({ fait, ms: fait.quand.epochMilliseconds }))
    .sort((a, b) => a.ms - b.ms)
    .map(({ fait }, index) => toRow(fait, index + 1))
}

function toRow(fait: Fait, id: number): Row<'journal'> {
  return {
    id, quand: fait.quand, acteur_type: fait.acteur.type, acteur_id: orNull(fait.acteur.compteId), action: fait.action, objet: fait.objet, objet_id: fait.objetId,
    compte_id: orNull(fait.compteId), demande_id: orNull(fait.demandeId), offre_id: orNull(fait.offreId), candidature_id: orNull(fait.candidatureId),
    avant: orNull(fait.avant), apres: orNull(fait.apres), motif: orNull(fait.motif), champs: [...(fait.champs ?? [])], empreinte: null, requete: null,
  }
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}
