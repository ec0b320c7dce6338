import { baremeAt } from './baremes/bareme.ts'
import { PLAFONDS } from './baremes/plafonds.ts'
import { annee, type Jour } from './jour.ts'
import { zoneHlmOf, type ZoneHlm } from './lieux.ts'
import type { CategorieMenage } from './menage.ts'
import type { Centimes, Financement, OffreFacts, ZoneAbc } from './offre.ts'

export const ZONES_LLI = ['a_bis', 'a', 'b1', 'b2_c'] as const
export type ZoneLli = (typeof ZONES_LLI)[number]
export type ZonePlafond = ZoneHlm | ZoneLli

/** Each financing stands on its own grid: there is no ladder (K1). */
export type Classe = { financement: Financement; zone: ZonePlafond }

const ZONE_LLI_OF: Readonly<Record<ZoneAbc, ZoneLli>> = { Abis: 'a_bis', A: 'a', B1: 'b1', B2: 'b2_c', C: 'b2_c' }

/** PLI and LLI go by the A/B/C zones and their own household rows (K2). */
export function isIntermediaire(financement: Financement): boolean {
  return financement === 'PLI' || financement === 'LLI'
}

/** Undefined overseas, and for PLI or LLI whose A/B/C zone is not known. */
export function zonePlafondOf(offre: Pick<OffreFacts, 'commune' | 'financement' | 'zoneAbc'>): ZonePlafond | undefined {
  const zone = zoneHlmOf(offre.commune)
  if (zone === undefined || !isIntermediaire(offre.financement)) return zone
  return offre.zoneAbc === undefined ? undefined : ZONE_LLI_OF[offre.zoneAbc]
}

/** Undefined: no table that day, or no such cell. */
export function findPlafond({ financement, zone }: Classe, { categorie, supplement }: CategorieMenage, le: Jour): Centimes | undefined {
  const montants = tableAt(financement, le)?.valeurs[zone]?.montants
  const base = montants?.[categorie - 1]
  const parPersonne = montants?.[6]
  if (base === undefined || parPersonne === undefined) return undefined
  return (base + supplement * parPersonne) * 100
}

/** The table of another year is used until the new one is known (K4). */
export function isBaremeProvisoire(financement: Financement, le: Jour): boolean {
  const table = tableAt(financement, le)
  return table !== undefined && annee(table.depuis) < annee(le)
}

/** The text that a refusal quotes. */
export function articleOf(financement: Financement): string {
  return isIntermediaire(financement) ? 'CGI, annexe III, art. 2 terdecies D' : 'arrêté du 29 juillet 1987'
}

function tableAt(financement: Financement, le: Jour) {
  return baremeAt(PLAFONDS.filter((table) => table.financements.includes(financement)), le)
}
