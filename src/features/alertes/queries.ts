import type { Db } from '#platform/db.ts'

/** Whom to tell: still wants to be told, may still apply, and has an account that is open, hence an address that was verified. */
export function findDestinataire(db: Db, demandeId: number) {
  return db
    .selectFrom('demande as d')
    .innerJoin('compte as c', 'c.id', 'd.compte_id')
    .select(['c.id as compteId', 'c.prenom', 'c.email'])
    .where('d.id', '=', demandeId)
    .where('d.statut', '=', 'active')
    .where('d.veille_depuis', 'is not', null)
    .where('c.statut', '=', 'actif')
    .executeTakeFirst()
}
