import type { Temporal } from 'temporal-polyfill'
import { rankCandidatures } from '#domain/classement.ts'
import type { Statut } from '#domain/candidature.ts'
import type { Categorie } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db } from '#platform/db.ts'
import { findBonus } from './rang.ts'

/** One line of an offer's list, as staff reads it. `ordre`: its place, undefined outside the list. */
export type LigneListe = {
  id: number; demandeId: number; nom: string; prenom: string; numeroUnique: string; statut: Statut; dateDepot: Jour; categorie: Categorie | null
  deposeeLe: Temporal.Instant; attentePiece: string | null; rang: number | undefined; ordre: number | undefined; total: number | undefined
}

/** Best first; then those who left before the list. Frozen places never move (K8); live ones are computed now. */
export async function listListe(db: Db, offreId: number, today: Jour): Promise<readonly LigneListe[]> {
  const rows = await selectListe(db, offreId)
  const bonus = await findBonus(db, today)
  const live = rows.filter(({ statut, ordre_gele }) => ordre_gele === null && (statut === 'deposee' || statut === 'validee'))
  const ranked = rankCandidatures(live.map((row) => ({ id: String(row.id), dateDepot: row.dateDepot, pointsFixes: row.points_fixes, tirage: row.tirage, ...(row.categorie ? { categorie: row.categorie } : {}) })), bonus?.categorie)
  const places = new Map(ranked.map((rang) => [Number(rang.id), rang]))
  return rows
    .map(({ rang_gele, ordre_gele, total_gele, points_fixes, tirage, ...row }) => {
      const place = places.get(row.id)
      return { ...row, rang: rang_gele ?? place?.rang, ordre: ordre_gele ?? place?.ordre, total: total_gele ?? place?.total }
    })
    .toSorted((a, b) => (a.ordre ?? Infinity) - (b.ordre ?? Infinity) || a.id - b.id)
}

function selectListe(db: Db, offreId: number) {
  return db
    .selectFrom('candidature as c')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .select(['c.id', 'c.demande_id as demandeId', 'd.nom', 'd.prenom', 'd.numero_unique as numeroUnique', 'c.statut', 'c.date_depot as dateDepot', 'c.categorie', 'c.deposee_le as deposeeLe'])
    .select(['c.attente_piece as attentePiece', 'c.rang_gele', 'c.ordre_gele', 'c.total_gele', 'c.points_fixes', 'c.tirage'])
    .where('c.offre_id', '=', offreId)
    .execute()
}
