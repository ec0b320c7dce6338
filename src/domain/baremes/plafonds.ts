import type { Financement } from '../offre.ts'
import type { ZonePlafond } from '../plafonds.ts'
import type { Bareme, Marque } from './bareme.ts'
import { PLAFONDS_2024 } from './plafonds-2024.ts'
import { PLAFONDS_2025 } from './plafonds-2025.ts'
import { PLAFONDS_2026 } from './plafonds-2026.ts'

export type LignePlafonds = { montants: readonly number[]; marque: Marque; source: string; marques?: string }
export type BaremePlafonds = Bareme<Readonly<Partial<Record<ZonePlafond, LignePlafonds>>>> & { financements: readonly Financement[] }

/** Every 1 January another table (arrêté of the last days of December): a new year is a new file here. */
export const PLAFONDS: readonly BaremePlafonds[] = [...PLAFONDS_2024, ...PLAFONDS_2025, ...PLAFONDS_2026]
