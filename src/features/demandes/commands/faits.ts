import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { toDemande, toSejour, type PapiersRegistre } from '#connectors/sne/to-demande.ts'
import type { Demande } from '#domain/demande.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import type { Ctx } from '#src/context.ts'

/** The register's request in the words of the law, today. A retired INSEE code is read as the commune of today (K16c). */
export function faitsDe({ today, connectors }: Pick<Ctx, 'today' | 'connectors'>, registre: DemandeRegistre): Demande {
  const faits = toDemande(registre, today)
  const presentOf = (code: string) => connectors.communes.find(code)?.code ?? code
  return {
    ...faits,
    communesSouhaitees: [...new Set(faits.communesSouhaitees.map(presentOf))],
    communeActuelle: faits.communeActuelle === undefined ? undefined : presentOf(faits.communeActuelle),
  }
}

/** The permit that was valid when the register was read has ended since (K12). */
export function isTitreEchu(faits: Demande, registre: PapiersRegistre, today: Jour): boolean {
  return faits.sejour === 'titre_valide' && toSejour(registre, today) === 'sans_titre'
}

/** First later day on which a paper filed at the register has ended; undefined without any. */
export function nextTitreEchu({ piecesDeposees }: Pick<DemandeRegistre, 'piecesDeposees'>, today: Jour): Jour | undefined {
  return piecesDeposees.flatMap(({ expireLe }) => (expireLe !== undefined && expireLe >= today ? addJours(expireLe, 1) : [])).sort()[0]
}
