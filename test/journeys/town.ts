/** What a journey needs to know of the demonstration town: who is where, and in which state. */
import { HELD, type Statut } from '#domain/candidature.ts'
import type { Db } from '#platform/db.ts'

type Concerne = { email: string; id: number }
export type Town = {
  /** The home of the two worked examples. */
  example: number
  tabanou: number
  frozen: number
  withdrawn: number
  /** Open, and nobody has applied. */
  deserted: number
  bailleurOffre: number
  /** An applicant whose file is whole, and who holds no candidature. */
  ready: string
  /** One applicant in each state that a candidature may be in. */
  statuts: readonly { statut: Statut; email: string; id: number }[]
  /** One to whom a visit is proposed, one who is asked for a paper. */
  visite: Concerne
  piece: Concerne
  /** Requests that the register no longer holds for alive. */
  asleep: readonly { statut: string; email: string }[]
}

export async function findTown(db: Db): Promise<Town> {
  const tabanou = await db.selectFrom('candidature').innerJoin('demande', 'demande.id', 'candidature.demande_id').innerJoin('compte', 'compte.id', 'demande.compte_id')
    .select(['candidature.id', 'candidature.offre_id']).where('compte.email', '=', 'tabanou@exemple.test').where('candidature.statut', 'in', HELD).executeTakeFirstOrThrow()
  const bailleur = await db.selectFrom('offre').innerJoin('compte', 'compte.bailleur_id', 'offre.bailleur_id').select('offre.id').where('compte.email', '=', 'bailleur@exemple.test').orderBy('offre.id').executeTakeFirstOrThrow()
  return {
    example: tabanou.offre_id, tabanou: tabanou.id, bailleurOffre: bailleur.id,
    frozen: await findFrozen(db), withdrawn: await findOffreIn(db, 'retiree'), deserted: await findDeserted(db),
    visite: await findConcerne(db, 'visite'), piece: await findConcerne(db, 'piece_demandee'), ready: await findReady(db), statuts: await listStatuts(db), asleep: await listAsleep(db),
  }
}

async function findOffreIn(db: Db, statut: 'retiree' | 'louee'): Promise<number> {
  return (await db.selectFrom('offre').select('id').where('statut', '=', statut).orderBy('id').executeTakeFirstOrThrow()).id
}

/** In the conseiller’s territory, with people on its list. */
async function findFrozen(db: Db): Promise<number> {
  const { id } = await db.selectFrom('offre').innerJoin('gel', 'gel.offre_id', 'offre.id').select('offre.id').where('offre.departement', '=', '69')
    .where((eb) => eb.exists(eb.selectFrom('candidature').select('candidature.id').whereRef('candidature.offre_id', '=', 'offre.id'))).orderBy('offre.id', 'desc').executeTakeFirstOrThrow()
  return id
}

async function findDeserted(db: Db): Promise<number> {
  const { id } = await db.selectFrom('offre').select('offre.id').where('statut', '=', 'en_ligne').where('departement', '=', '69')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('candidature').select('candidature.id').whereRef('candidature.offre_id', '=', 'offre.id')))).orderBy('offre.id').executeTakeFirstOrThrow()
  return id
}

/** With an open home in a wished town: the list is not empty. */
async function findReady(db: Db): Promise<string> {
  const { email } = await db.selectFrom('demande').innerJoin('compte', 'compte.id', 'demande.compte_id').innerJoin('profil', 'profil.demande_id', 'demande.id').select('compte.email')
    .where('demande.statut', '=', 'active').where('demande.pieces_confirmees_le', 'is not', null)
    .where((eb) => eb.exists(eb.selectFrom('consentement').select('consentement.id').whereRef('consentement.demande_id', '=', 'demande.id')))
    .where((eb) => eb.exists(eb.selectFrom('rattachement').select('rattachement.demande_id').whereRef('rattachement.demande_id', '=', 'demande.id')))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('candidature').select('candidature.id').whereRef('candidature.demande_id', '=', 'demande.id').where('candidature.statut', 'in', HELD))))
    .where((eb) => eb.exists(eb.selectFrom('offre').select('offre.id').where('offre.statut', '=', 'en_ligne').where('offre.reservee_a', 'is', null)
      .whereRef('offre.commune', '=', eb.fn.any('profil.communes')).whereRef('offre.typologie', '=', eb.fn.any('profil.typologies'))))
    .orderBy('demande.id').executeTakeFirstOrThrow()
  return email
}

async function listStatuts(db: Db): Promise<Town['statuts']> {
  const rows = await db.selectFrom('candidature').innerJoin('demande', 'demande.id', 'candidature.demande_id').innerJoin('compte', 'compte.id', 'demande.compte_id')
    .distinctOn('candidature.statut').select(['candidature.statut', 'candidature.id', 'compte.email']).where('compte.statut', '=', 'actif').where('demande.statut', '<>', 'supprimee')
    .orderBy('candidature.statut').orderBy('candidature.id', 'desc').execute()
  return rows
}

/** Who still has to answer. */
async function findConcerne(db: Db, table: 'visite' | 'piece_demandee'): Promise<Concerne> {
  const concerned = table === 'visite' ? db.selectFrom('visite').select('candidature_id').where('repondue_le', 'is', null).where('annulee_le', 'is', null) : db.selectFrom('piece_demandee').select('candidature_id').where('recue_le', 'is', null).where('annulee_le', 'is', null)
  return db.selectFrom('candidature').innerJoin('demande', 'demande.id', 'candidature.demande_id').innerJoin('compte', 'compte.id', 'demande.compte_id').select(['compte.email', 'candidature.id'])
    .where('candidature.statut', '=', 'transmise').where('candidature.id', 'in', concerned).orderBy('candidature.id').limit(1).executeTakeFirstOrThrow()
}

async function listAsleep(db: Db): Promise<Town['asleep']> {
  return db.selectFrom('demande').innerJoin('compte', 'compte.id', 'demande.compte_id').distinctOn('demande.statut').select(['demande.statut', 'compte.email'])
    .where('compte.statut', '=', 'actif').where('demande.statut', 'in', ['suspendue', 'radiee']).orderBy('demande.statut').execute()
}
