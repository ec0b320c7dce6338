import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import { isHeld } from '#domain/candidature.ts'
import { explainPoints, explainRang, isLigne, type Classement, type Ligne } from '#domain/classement.ts'
import type { Categorie } from '#domain/entreprise.ts'
import { computeEcheancesSilence, type Echeance } from '#domain/silence.ts'
import { listPiecesDemandees, type PieceDemandee } from '#features/bailleurs/queries.ts'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { listEvenements, type Evenement } from './candidatures.ts'
import { readFaitsPoints } from './faits-points.ts'
import { findJalonsDe } from './jalons.ts'
import { findRang } from './rang.ts'
import { findSuivie } from './suivi.ts'

export type SuivieFiche = NonNullable<Awaited<ReturnType<typeof findSuivie>>>
/** Everything that the page of one candidature shows. */
export type Fiche = {
  candidature: SuivieFiche
  rang: RangAffiche | undefined
  classement: Classement | undefined
  evenements: readonly Evenement[]
  pieces: readonly PieceDemandee[]
  /** The silence clock (B7): from the closing to the commission. */
  horloge: readonly Echeance[]
}
/** `fige`: the list is closed and this order never changes (K8). */
export type RangAffiche = { rang: number; sur: number; fige: boolean; manque?: number }

/** Four statements at most, one after the other: the page is opened often. */
export async function loadFiche(ctx: Ctx, demandeId: number, id: number): Promise<Fiche | undefined> {
  const candidature = await findSuivie(ctx.db, demandeId, id)
  if (!candidature) return undefined
  const place = findFrozen(candidature) ?? (await findLive(ctx, candidature))
  const { rang, contexte, categorie } = place ?? {}
  return {
    candidature,
    rang,
    classement: contexte && explainRang({ lignes: listLignes(candidature), ...(categorie ? { categorie } : {}) }, { ...contexte, dateDepot: candidature.date_depot }),
    evenements: await listEvenements(ctx.db, id),
    pieces: candidature.designation_id === null ? [] : await listPiecesDemandees(ctx.db, id),
    horloge: await loadHorloge(ctx, candidature),
  }
}

/** None once they were erased; those of before 0009 are read as they were written. */
function listLignes({ faits_points, lignes }: Pick<SuivieFiche, 'faits_points' | 'lignes'>): readonly Ligne[] {
  const faits = readFaitsPoints(faits_points)
  if (faits) return explainPoints(faits).lignes
  return Array.isArray(lignes) ? lignes.filter(isLigne) : []
}

/** Nothing runs before the closing, nor once the person is out. */
export async function loadHorloge({ db, today }: { db: Db; today: Ctx['today'] }, { statut, statut_offre, ...sent }: Pick<SuivieFiche, 'statut' | 'statut_offre' | 'offre_id' | 'designation_id'>): Promise<readonly Echeance[]> {
  const jalons = isHeld(statut) && statut_offre !== 'en_ligne' ? await findJalonsDe(db, sent) : undefined
  return jalons ? computeEcheancesSilence(jalons, today) : []
}

type Place = { rang: RangAffiche; contexte: { plusAnciennes: number; bonus?: Categorie }; categorie: Categorie | undefined }

async function findLive({ db, today }: Ctx, { id, offre_id, statut, categorie }: SuivieFiche): Promise<Place | undefined> {
  if (statut !== 'deposee' && statut !== 'validee') return undefined
  const rang = await findRang(db, offre_id, id, today)
  if (!rang) return undefined
  const { rang: position, sur, manque, plusAnciennes, bonus } = rang
  return {
    rang: { rang: position, sur, fige: false, ...(manque === undefined ? {} : { manque }) },
    contexte: { plusAnciennes, ...(bonus ? { bonus } : {}) },
    categorie: categorie ?? undefined,
  }
}

/** The seniority of the frozen list is what its total leaves once the fixed points and the bonus are taken away. */
function findFrozen({ rang_gele, total_gele, points_fixes, categorie, bonus: enVigueur, sur }: SuivieFiche): Place | undefined {
  if (rang_gele === null || total_gele === null || sur === null) return undefined
  const { anciennete, equilibrage } = CLASSEMENT_2021.valeurs
  const bonus = enVigueur !== null && enVigueur === categorie ? equilibrage : 0
  return {
    rang: { rang: rang_gele, sur, fige: true },
    contexte: { plusAnciennes: anciennete - (total_gele - points_fixes - bonus), ...(enVigueur ? { bonus: enVigueur } : {}) },
    categorie: categorie ?? undefined,
  }
}
