import type { Db } from '#platform/db.ts'
import { actorOf, type Ctx } from '#src/context.ts'
import { jourHeure } from '#ui/format.ts'

/** Who last moved an offer, for the second of two who act at once. `deMoi`: this very act, by the one who asks. */
export type DernierActeOffre = { deMoi: boolean; texte: string }

export async function describeActeOffre(db: Db, ctx: Ctx, offreId: number, event: string): Promise<DernierActeOffre> {
  const row = await db
    .selectFrom('journal as j')
    .leftJoin('compte as k', 'k.id', 'j.acteur_id')
    .select(['j.quand', 'j.action', 'j.acteur_type as type', 'j.acteur_id as acteurId', 'k.prenom', 'k.nom'])
    .where('j.offre_id', '=', offreId)
    .where('j.objet', '=', 'offre')
    .orderBy('j.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { deMoi: false, texte: 'Cette offre a changé.' }
  const deMoi = row.action === event && row.acteurId === actorOf(ctx, 'conseiller').compteId && row.type === 'conseiller'
  const qui = row.type === 'conseiller' && row.prenom !== null ? `par ${row.prenom} ${row.nom ?? ''}` : (QUI[row.type] ?? 'automatiquement')
  return { deMoi, texte: `${ACTES[row.action] ?? 'Cette offre a changé'} ${qui}, ${jourHeure(row.quand)}.` }
}

const QUI: Readonly<Record<string, string>> = { bailleur: 'par le bailleur', conseiller: 'par Action Logement' }

const ACTES: Readonly<Record<string, string>> = {
  'offre.publiee': 'Cette offre a été mise en ligne', 'offre.renvoyee': 'Cette offre a été renvoyée au bailleur', 'offre.retiree': 'Cette offre a été retirée',
  'offre.soumise': 'Cette offre a été soumise de nouveau', 'offre.close': 'Cette offre a été close', 'offre.transmise': 'Des dossiers ont été envoyés au bailleur',
  'offre.sans_candidat': 'Cette offre a été déclarée sans candidat', 'offre.louee': 'Ce logement a été loué',
}
