/** Q2: a home is put on line: how many may have it, who, and the alerts of those who asked, in a large city, a town and a village. */
import { sql } from 'kysely'
import { classeOf } from '#domain/droits.ts'
import { recordAlertes } from '#features/alertes/commands/annonce.ts'
import { findOffre, offreFacts } from '#features/offres/queries.ts'
import { countInteresses, interesses, listInteresses, type OffreVisee } from '#features/offres/queries/interesses.ts'
import type { Db } from '#platform/db.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { copyOffre } from './courses.ts'
import { findListe } from './samples.ts'

type Place = { id: string; name: string; offre: OffreVisee; total: number }

export async function listInteressesScenarios(house: House): Promise<readonly Scenario[]> {
  const { db } = house
  const places = await listPlaces(house)
  return [
    ...places.map(({ id, name, offre, total }): Scenario => ({
      id: `q2.compte.${id}`, name: `Q2 compter les ${total.toLocaleString('fr')} intéressés, ${name}`, reference: 'compter autant de lignes dans un index', measure: 'backendCpu', bar: { most: 1.5 },
      run: () => countInteresses(db, offre), against: () => sql`select count(*)::int as total from profil where demande_id <= ${total}`.execute(db),
    })),
    ...places.map(({ id, name, offre, total }): Scenario => ({
      id: `q2.liste.${id}`, name: `Q2 la liste des ${total.toLocaleString('fr')}, ${name}`, reference: 'une liste d’autant de numéros', measure: 'wall', bar: { most: 1.5 },
      run: () => listInteresses(db, offre), against: () => sql`select demande_id from profil where demande_id <= ${total}`.execute(db),
    })),
    ...await Promise.all(places.slice(0, 1).map((place) => alerting(house, place))),
  ]
}

/** As many rows of the same shape, in a table with the same key. */
async function alerting({ db, ctx }: House, place: Place): Promise<Scenario> {
  const { offreId } = await findListe(db)
  const copy = await copyOffre(db, offreId)
  const { commune, typologie, financement } = place.offre
  await sql`update offre set commune = ${commune}, typologie = ${typologie}, financement = ${financement}, classe = ${classeOf(place.offre)} where id = ${copy}`.execute(db)
  const offre = await findOffre(db, copy)
  const visee = offre && offreFacts(offre, ctx.now)
  const total = visee ? await count(db, visee) : 0
  await sql`drop table if exists banc_alerte`.execute(db)
  await sql`create table banc_alerte (like alerte including all)`.execute(db)
  return {
    id: 'q2.alertes', name: `Q2 inscrire les ${total.toLocaleString('fr')} alertes, ${place.name}`, reference: 'insérer autant de lignes nues', measure: 'wall', bar: { most: 1.5 }, once: true,
    run: () => recordAlertes(ctx, copy), against: () => sql`insert into banc_alerte (offre_id, demande_id, cree_le) select ${copy}, demande_id, ${ctx.now} from profil where demande_id <= ${total}`.execute(db),
    tidy: async () => {
      await sql`truncate alerte, banc_alerte`.execute(db)
    },
  }
}

async function count(db: Db, offre: OffreVisee): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${interesses(offre, 'veille')}`.execute(db)
  return rows[0]?.total ?? 0
}

async function listPlaces({ db, size }: House): Promise<readonly Place[]> {
  const village = await findVillage(db, Math.max(2, Math.round((60 * size.demandes) / 2_900_000)))
  const wanted: readonly Omit<Place, 'total'>[] = [
    { id: 'paris', name: 'Paris', offre: { commune: '75115', typologie: 'T2', financement: 'PLUS' } },
    { id: 'ville', name: 'Tours', offre: { commune: '37261', typologie: 'T3', financement: 'PLUS' } },
    { id: 'village', name: 'un village', offre: { commune: village, typologie: 'T3', financement: 'PLUS' } },
  ]
  const places: Place[] = []
  for (const place of wanted) places.push({ ...place, total: await countInteresses(db, place.offre) })
  return places.filter(({ total }) => total > 0)
}

async function findVillage(db: Db, around: number): Promise<string> {
  const { rows } = await sql<{ lieu: string }>`
    select lieu from correspondance where typologie = 'T3' and lieu ~ '^[0-9]' and lieu !~ '^9[78]' group by lieu order by abs(count(*) - ${around}), lieu limit 1`.execute(db)
  return rows[0]?.lieu ?? ''
}
