import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Someone of a professional portal: an open account, hence a verified address. */
export type Destinataire = { compteId: number; email: string; prenom: string; nom: string }
export type OffreAnnoncee = NonNullable<Awaited<ReturnType<typeof findOffreAnnoncee>>>

export function findOffreAnnoncee(db: Db, id: number) {
  return db
    .selectFrom('offre as o')
    .innerJoin('bailleur as b', 'b.id', 'o.bailleur_id')
    .select(['o.id', 'o.reference', 'o.typologie', 'o.surface', 'o.ville', 'o.code_postal', 'o.departement', 'o.bailleur_id as bailleurId', 'b.nom as bailleur', 'o.motif_retrait as motifRetrait'])
    .where('o.id', '=', id)
    .executeTakeFirst()
}

/** Readers are not written to: they cannot act. */
export function listBailleur(db: Db, bailleurId: number): Promise<readonly Destinataire[]> {
  return selectPeople(db).where('portail', '=', 'bailleur').where('bailleur_id', '=', bailleurId).where('role', 'in', ['agent', 'secretaire']).execute()
}

/** Those whose territory names the département; those who have the whole country only when nobody does. */
export async function listConseil(db: Db, departement: string): Promise<readonly Destinataire[]> {
  const conseil = selectPeople(db).where('portail', '=', 'conseiller')
  const near = await conseil.where(sql<boolean>`${departement} = any (departements)`).execute()
  return near.length > 0 ? near : conseil.where(sql<boolean>`cardinality(departements) = 0`).execute()
}

export function listEntreprise(db: Db, entrepriseId: number): Promise<readonly Destinataire[]> {
  return selectPeople(db).where('portail', '=', 'entreprise').where('entreprise_id', '=', entrepriseId).where('role', 'in', ['validateur', 'administrateur']).execute()
}

/** Employees who wait for their company's answer and let it know them: the first choice is in no count (K26). */
export async function countAValider(db: Db, entrepriseId: number): Promise<number> {
  const { total } = await db
    .selectFrom('rattachement as r')
    .innerJoin('demande as d', 'd.id', 'r.demande_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('r.entreprise_id', '=', entrepriseId)
    .where('r.validation', '=', 'en_attente')
    .where('d.statut', '=', 'active')
    .where((eb) => eb(eb.selectFrom('consentement as k').select('k.choix').whereRef('k.demande_id', '=', 'd.id').orderBy('k.id', 'desc').limit(1), 'in', [2, 3]))
    .executeTakeFirstOrThrow()
  return Number(total)
}

function selectPeople(db: Db) {
  return db.selectFrom('compte').select(['id as compteId', 'email', 'prenom', 'nom']).where('statut', '=', 'actif').orderBy('id')
}
