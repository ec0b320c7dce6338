import { CAPACITE } from '#domain/baremes/acces.ts'
import type { Demande } from '#domain/demande.ts'
import type { Jour } from '#domain/jour.ts'
import { departementOf, zoneHlmOf, type ZoneHlm } from '#domain/lieux.ts'
import { countPersonnes } from '#domain/menage.ts'
import type { Financement, Typologie } from '#domain/offre.ts'
import { isBaremeProvisoire, ZONES_LLI, type ZonePlafond } from '#domain/plafonds.ts'
import { computeSituation } from '#domain/situation.ts'
import { listTypologies } from '#domain/typologie.ts'
import type { Ground } from '#domain/verdict.ts'
import { listRefusPersonnels } from '#domain/eligibilite.ts'

export type LigneDroit = {
  financements: readonly Financement[]
  zone: ZonePlafond
  plafond: number | undefined
  revenu: { annee: number; montant: number } | undefined
  reponse: 'oui' | 'non' | 'a_completer'
}
export type Droits = {
  personnes: number
  typologies: readonly Typologie[]
  /** Wished types that the household may not have. */
  typologiesExclues: readonly Typologie[]
  lignes: readonly LigneDroit[]
  refus: readonly Ground[]
  /** Rent with charges that resources are a given number of times (D12); undefined without resources. */
  loyerConseille: number | undefined
  baremeProvisoire: boolean
  departements: readonly string[]
}

const HLM = ['PLAI', 'PLUS', 'PLS'] as const

/** What the law allows to this household, ceiling by ceiling, in the zones where it looks. It explains; matching reads the profil. */
export function describeDroits(demande: Demande, today: Jour): Droits {
  const typologies = listTypologies(demande.menage, today)
  const wished = demande.typologiesSouhaitees ?? []
  const { ressourcesMensuelles } = demande
  return {
    personnes: countPersonnes(demande.menage),
    typologies,
    typologiesExclues: wished.filter((typologie) => !typologies.includes(typologie === 'T1BIS' ? 'T1' : typologie)),
    lignes: [
      ...zonesOf(demande).flatMap((zone) => HLM.map((financement) => ligne(demande, [financement], zone, today))),
      ...ZONES_LLI.map((zone) => ligne(demande, ['LLI', 'PLI'], zone, today)),
    ],
    refus: listRefusPersonnels(demande),
    loyerConseille: ressourcesMensuelles === undefined || ressourcesMensuelles <= 0 ? undefined : Math.floor(ressourcesMensuelles / CAPACITE.valeurs.loyers / 100) * 100,
    baremeProvisoire: isBaremeProvisoire('PLUS', today),
    departements: [...new Set(demande.communesSouhaitees.map(departementOf))],
  }
}

function zonesOf({ communesSouhaitees }: Demande): readonly ZoneHlm[] {
  return [...new Set(communesSouhaitees.flatMap((commune) => zoneHlmOf(commune) ?? []))]
}

/** PLI and LLI share their grid: one line for both. */
function ligne(demande: Demande, financements: readonly [Financement, ...Financement[]], zone: ZonePlafond, today: Jour): LigneDroit {
  const { plafond, revenu, respecte } = computeSituation(demande, { financement: financements[0], zone }, today)
  return { financements, zone, plafond, revenu, reponse: respecte === undefined ? 'a_completer' : respecte ? 'oui' : 'non' }
}
