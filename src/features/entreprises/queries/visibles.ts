import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** What lets a company see someone: a choice that was made, and that shows something (F121, F122). */
export const CHOIX_VISIBLES = [2, 3] as const
export type ChoixVisible = (typeof CHOIX_VISIBLES)[number]

/**
 * The one door to a company's employees: those attached to it today whose last consent lets it see them, request alive. Choice 1,
 * no choice yet, another company, a request that left: no row, hence no line, no count, no page (K26).
 */
export function selectVisibles(db: Db | Tx, entrepriseId: number) {
  return db
    .selectFrom('rattachement as r')
    .innerJoin('demande as d', 'd.id', 'r.demande_id')
    .innerJoinLateral(
      (eb) => eb.selectFrom('consentement as c').select('c.choix').whereRef('c.demande_id', '=', 'r.demande_id').orderBy('c.id', 'desc').limit(1).as('k'),
      (join) => join.onTrue(),
    )
    .where('r.entreprise_id', '=', entrepriseId)
    .where('d.statut', 'in', ['active', 'suspendue'])
    .where('k.choix', 'in', CHOIX_VISIBLES)
    // The co-applicant who works there may have left the request since.
    .where((eb) => eb.or([eb('r.titulaire', '=', 'demandeur'), sql<boolean>`jsonb_array_length(d.registre -> 'cotitulaires') > 0`]))
}

/** The choice that lets this company see this person, now; undefined: it sees nothing. */
export async function findChoixVisible(db: Db | Tx, entrepriseId: number, demandeId: number): Promise<ChoixVisible | undefined> {
  const row = await selectVisibles(db, entrepriseId).select('k.choix').where('r.demande_id', '=', demandeId).executeTakeFirst()
  return CHOIX_VISIBLES.find((choix) => choix === row?.choix)
}
