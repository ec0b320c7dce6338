/** What one adult earns: contract, resources of the month, taxed income of the two last years. Money in cents. */
import type { Ressource } from '#connectors/sne/index.ts'
import { byWeight, pickWeighted, type Draw } from './draw.ts'

export type Income = { contrat: string; salarie: boolean; ressources: readonly Ressource[]; rfr: Readonly<Record<string, number>> }

type Contrat = { code: string; ressource: string; median: number; spread: number; salarie: boolean; taxed: boolean }

const OF_WORKERS = byWeight<Contrat>([
  [{ code: 'CDI', ressource: 'SAL', median: 1_640, spread: 0.34, salarie: true, taxed: true }, 56],
  [{ code: 'CDD', ressource: 'SAL', median: 1_400, spread: 0.25, salarie: true, taxed: true }, 14],
  [{ code: 'APP', ressource: 'SAL', median: 1_000, spread: 0.2, salarie: true, taxed: true }, 3],
  [{ code: 'CHO', ressource: 'CHO', median: 1_020, spread: 0.25, salarie: false, taxed: true }, 12],
  [{ code: 'AUT', ressource: 'RSA', median: 610, spread: 0.08, salarie: false, taxed: false }, 11],
  [{ code: 'ART', ressource: 'SAL', median: 1_450, spread: 0.45, salarie: false, taxed: true }, 4],
])
const RETIRED: Contrat = { code: 'RET', ressource: 'RET', median: 1_250, spread: 0.3, salarie: false, taxed: true }

export function drawIncome(draw: Draw, age: number, enfants: number): Income {
  const { code, ressource, median, spread, salarie, taxed } = age >= 63 ? RETIRED : pickWeighted(draw, OF_WORKERS)
  const mensuel = Math.round(median * Math.exp(spread * draw.normal()))
  const benefits = enfants >= 2 ? [{ code: 'AF', montant: (150 + 195 * (enfants - 2)) * 100 }] : []
  return { contrat: code, salarie, ressources: [{ code: ressource, montant: mensuel * 100 }, ...benefits], rfr: drawRfr(draw, taxed ? mensuel : 0) }
}

/** Twelve months less 10 %; last year's notice is there four times in five; one request in fifty has none at all. */
function drawRfr(draw: Draw, mensuel: number): Record<string, number> {
  const annuel = mensuel * 12 * 0.9
  const avant = Math.round(annuel * (0.97 + 0.12 * draw.normal())) * 100
  if (draw.chance(0.02)) return {}
  return { 2024: Math.max(0, avant), ...(draw.chance(0.8) ? { 2025: Math.max(0, Math.round(annuel) * 100) } : {}) }
}
