import type { Insertable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { PapiersRegistre } from '#connectors/sne/to-demande.ts'
import { listCorrespondances, type Criteres } from '#domain/correspondance.ts'
import { computeDroits, VERSION_DROITS, type Droits } from '#domain/droits.ts'
import { reserveOf } from '#domain/eligibilite.ts'
import type { Jour } from '#domain/jour.ts'
import type { DB } from '#platform/database-types.ts'
import { isTitreEchu, nextTitreEchu } from './commands/faits.ts'
import type { LoadedDemande } from './queries.ts'

/** A request as far as its read models follow from it. */
export type Lu = Pick<LoadedDemande, 'statut' | 'demande' | 'veilleDepuis'> & { registre: PapiersRegistre }

/** All that matching reads of one request (K1). `reserve`: the company whose reserved homes are open to it. */
export type Profil = Droits & { reserve: number | undefined; active: boolean; veille: boolean }

/** What the law allows to a request, that day. Undefined once it has ended: it matches nothing. */
export function computeProfil({ statut, demande, registre, veilleDepuis }: Lu, today: Jour): Profil | undefined {
  if (statut === 'radiee' || statut === 'supprimee') return undefined
  const echu = isTitreEchu(demande, registre, today)
  const droits = computeDroits(echu ? { ...demande, sejour: 'sans_titre' } : demande, today)
  // The fact itself is still to be ended, with its line in the journal: this night.
  const titre = echu ? today : demande.sejour === 'titre_valide' ? nextTitreEchu(registre, today) : undefined
  const reserve = reserveOf(demande)
  return {
    ...droits,
    valableJusquAu: titre !== undefined && titre < droits.valableJusquAu ? titre : droits.valableJusquAu,
    reserve: reserve === undefined ? undefined : Number(reserve),
    active: statut === 'active',
    veille: veilleDepuis !== undefined,
  }
}

export function toProfilRow(demandeId: number, profil: Profil, now: Temporal.Instant): Insertable<DB['profil']> {
  return {
    demande_id: demandeId, masque: profil.masque, masque_a_verifier: profil.masqueAVerifier, typologies: [...profil.typologies], voeux: [...profil.voeux],
    communes: [...profil.communes], departements: [...profil.departements], reserve: profil.reserve ?? null, active: profil.active, veille: profil.veille,
    valable_jusqu_au: profil.valableJusquAu, calcule_le: now, version: VERSION_DROITS,
  }
}

/** Its rows in the reverse match; their mask is also to be in `masque_ecrit`. */
export function toCorrespondanceRows(demandeId: number, criteres: Criteres): readonly Insertable<DB['correspondance']>[] {
  return listCorrespondances(criteres).map((one) => ({ ...one, masque: criteres.masque, demande_id: demandeId }))
}
