import type { Jour } from '#domain/jour.ts'
import type { EtatPiece } from '#domain/piece.ts'
import { listIndices, type Indice } from '#domain/priorite.ts'
import type { Db } from '#platform/db.ts'
import { listPieces, type LignePiece } from '../pieces.ts'
import { FAITS, loadDemande, REGISTRE, type LoadedDemande } from '../queries.ts'

/** What a list shows of a file: how many papers are in which state, and what the facts hint at (K9). `dalo`: as the register says it. */
export type DossierCourt = { pieces: Readonly<Record<EtatPiece, number>>; total: number; indices: readonly Indice[]; dalo: boolean }

/** Those of many requests at once; one that is gone is absent. */
export async function listDossiers(db: Db, demandeIds: readonly number[], today: Jour): Promise<ReadonlyMap<number, DossierCourt>> {
  if (demandeIds.length === 0) return new Map()
  const rows = await db.selectFrom('demande').select(['id', 'faits', 'registre']).where('id', 'in', [...demandeIds]).execute()
  return new Map(rows.map(({ id, faits, registre }) => [id, summarize({ demande: FAITS.parse(faits), registre: REGISTRE.parse(registre) }, today)]))
}

/** The whole file, as a conseiller instructs it. */
export type Dossier = { loaded: LoadedDemande; pieces: readonly LignePiece[]; court: DossierCourt }

export async function loadDossier(db: Db, demandeId: number, today: Jour): Promise<Dossier | undefined> {
  const loaded = await loadDemande(db, demandeId)
  return loaded && { loaded, pieces: listPieces(loaded, today), court: summarize(loaded, today) }
}

function summarize({ demande, registre }: Pick<LoadedDemande, 'demande' | 'registre'>, today: Jour): DossierCourt {
  const etats = listPieces({ demande, registre }, today).map(({ etat }) => etat)
  const count = (etat: EtatPiece) => etats.filter((one) => one === etat).length
  return {
    pieces: { validee: count('validee'), deposee: count('deposee'), expiree: count('expiree'), absente: count('absente') },
    total: etats.length,
    indices: listIndices(demande, logementOf(registre)),
    dalo: isDalo(registre),
  }
}

/** Recognised and not rehoused yet; a decision that lapsed gives nothing. */
function isDalo({ dalo }: LoadedDemande['registre']): boolean {
  return dalo?.etat === 'ACTIF' || dalo?.etat === 'ACTREL'
}

function logementOf({ logementActuel }: LoadedDemande['registre']): { surface: number; occupants: number } | undefined {
  const { surface, nombreHabitants } = logementActuel ?? {}
  return surface === undefined || nombreHabitants === undefined ? undefined : { surface, occupants: nombreHabitants }
}
