import type { Bareme } from './baremes/bareme.ts'
import { addJours, writeJour, type Jour } from './jour.ts'

/** Every step has a due date that all can see (B7). Calendar days, ends included, until 24 h in Paris. */
export const ETAPES_SILENCE = ['instruction', 'transmission', 'premier_contact', 'commission'] as const
export type EtapeSilence = (typeof ETAPES_SILENCE)[number]

export const DELAIS_SILENCE: Bareme<Readonly<Record<EtapeSilence, number>>> = {
  depuis: '2021-01-05',
  article: 'règle AL’in',
  marque: 'P',
  source: 'decisions.md, States of a candidature',
  valeurs: { instruction: 10, transmission: 5, premier_contact: 15, commission: 45 },
}

/** What happened on an offer, each on its day; a step that has not happened is absent. */
export type Jalons = { cloture: Jour; instruite?: Jour; transmise?: Jour; premierContact?: Jour; commission?: Jour }
export type Echeance = { etape: EtapeSilence; qui: 'conseiller' | 'bailleur'; pour: Jour; faite?: Jour; enRetard: boolean; texte: string }

const QUI: Readonly<Record<EtapeSilence, Echeance['qui']>> = {
  instruction: 'conseiller', transmission: 'conseiller', premier_contact: 'bailleur', commission: 'bailleur',
}
const TITRES: Readonly<Record<EtapeSilence, string>> = {
  instruction: 'Étude des dossiers par Action Logement',
  transmission: 'Envoi des dossiers au bailleur',
  premier_contact: 'Premier contact du bailleur',
  commission: 'Commission d’attribution',
}

/**
 * The clock of one offer. Instruction runs from the closing, transmission from the end of instruction;
 * the landlord's two delays both run from the transmission, on which he depends. A step not yet due has no line.
 */
export function computeEcheancesSilence(jalons: Jalons, today: Jour): readonly Echeance[] {
  const { cloture, instruite, transmise, premierContact, commission } = jalons
  return [
    ...echeance('instruction', cloture, instruite ?? transmise, today),
    ...echeance('transmission', instruite, transmise, today),
    ...echeance('premier_contact', transmise, premierContact ?? commission, today),
    ...echeance('commission', transmise, commission, today),
  ]
}

/** An offer sent to its landlord on this day, or before, is late today on this step: what a search compares with. */
export function dernierJourEnRetard(etape: 'premier_contact' | 'commission', today: Jour): Jour {
  return addJours(today, -DELAIS_SILENCE.valeurs[etape] - 1)
}

/** The landlord let a date pass, or did the step after its date: the applicant may leave without penalty. */
export function isBailleurEnRetard(jalons: Jalons, today: Jour): boolean {
  return computeEcheancesSilence(jalons, today).some(({ qui, enRetard }) => qui === 'bailleur' && enRetard)
}

function echeance(etape: EtapeSilence, depuis: Jour | undefined, faite: Jour | undefined, today: Jour): readonly Echeance[] {
  if (depuis === undefined) return []
  const pour = addJours(depuis, DELAIS_SILENCE.valeurs[etape])
  const enRetard = (faite ?? today) > pour
  return [{ etape, qui: QUI[etape], pour, ...(faite ? { faite } : {}), enRetard, texte: writeEcheance(etape, pour, faite, enRetard) }]
}

function writeEcheance(etape: EtapeSilence, pour: Jour, faite: Jour | undefined, enRetard: boolean): string {
  if (faite) return `${TITRES[etape]}\u00a0: fait le ${writeJour(faite)}${enRetard ? ', en retard' : ''}.`
  return `${TITRES[etape]}\u00a0: ${enRetard ? 'en retard, attendu' : 'attendu'} jusqu’au ${writeJour(pour)}, 24\u00a0h, heure de Paris.`
}
