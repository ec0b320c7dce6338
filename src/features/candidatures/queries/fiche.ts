import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import { explainRang, type Classement } from '#domain/classement.ts'
import type { Categorie } from '#domain/entreprise.ts'
import type { Ctx } from '#src/context.ts'
import type { Db } from '#platform/db.ts'
import { findCandidature, listEvenements, listLignes, type Candidature, type Evenement } from './candidatures.ts'
import { findBonus, findRang } from './rang.ts'

/** Everything that the page of one candidature shows. */
export type Fiche = { candidature: Candidature; rang: RangAffiche | undefined; classement: Classement | undefined; evenements: readonly Evenement[] }
/** `fige`: the list is closed and this order never changes (K8). */
export type RangAffiche = { rang: number; sur: number; fige: boolean; manque?: number }

export async function loadFiche(ctx: Ctx, demandeId: number, id: number): Promise<Fiche | undefined> {
  const candidature = await findCandidature(ctx.db, demandeId, id)
  if (!candidature) return undefined
  const place = (await findFrozen(ctx.db, candidature)) ?? (await findLive(ctx, candidature))
  const lignes = await listLignes(ctx.db, id)
  const { rang, contexte, categorie } = place ?? {}
  return {
    candidature,
    rang,
    classement: contexte && explainRang({ lignes, ...(categorie ? { categorie } : {}) }, { ...contexte, dateDepot: candidature.date_depot }),
    evenements: await listEvenements(ctx.db, id),
  }
}

type Place = { rang: RangAffiche; contexte: { plusAnciennes: number; bonus?: Categorie }; categorie: Categorie | undefined }

async function findLive({ db, today }: Ctx, { id, offre_id, categorie }: Candidature): Promise<Place | undefined> {
  const rang = await findRang(db, offre_id, id, today)
  if (!rang) return undefined
  const bonus = await findBonus(db, today)
  const { rang: position, sur, manque, plusAnciennes } = rang
  return {
    rang: { rang: position, sur, fige: false, ...(manque === undefined ? {} : { manque }) },
    contexte: { plusAnciennes, ...(bonus ? { bonus: bonus.categorie } : {}) },
    categorie: categorie ?? undefined,
  }
}

/** The seniority of the frozen list is what its total leaves once the fixed points and the bonus are taken away. */
async function findFrozen(db: Db, candidature: Candidature): Promise<Place | undefined> {
  const { offre_id, rang_gele, total_gele, points_fixes, categorie } = candidature
  if (rang_gele === null || total_gele === null) return undefined
  const gel = await db.selectFrom('gel').select(['bonus', 'sur']).where('offre_id', '=', offre_id).executeTakeFirstOrThrow()
  const { anciennete, equilibrage } = CLASSEMENT_2021.valeurs
  const bonus = gel.bonus !== null && gel.bonus === categorie ? equilibrage : 0
  return {
    rang: { rang: rang_gele, sur: gel.sur, fige: true },
    contexte: { plusAnciennes: anciennete - (total_gele - points_fixes - bonus), ...(gel.bonus ? { bonus: gel.bonus } : {}) },
    categorie: categorie ?? undefined,
  }
}
