import type { Centimes } from './offre.ts'

const NBSP = '\u00a0'

/** "23 403 €", or "23 403,40 €": written the same on every machine, with spaces that do not break. */
export function writeEuros(montant: Centimes): string {
  const cents = Math.abs(montant) % 100
  const euros = String((Math.abs(montant) - cents) / 100).replace(/\B(?=(\d{3})+$)/g, NBSP)
  return `${montant < 0 ? '−' : ''}${euros}${cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`}${NBSP}€`
}
