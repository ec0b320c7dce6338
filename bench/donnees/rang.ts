/** Q3: the rank, live, in the most wanted home and in a mean one. */
import { sql } from 'kysely'
import { findRang } from '#features/candidatures/queries/rang.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { cycle, findListe } from './samples.ts'

export async function listRangScenarios({ db, ctx }: House): Promise<readonly Scenario[]> {
  const large = await findListe(db)
  const mean = await findListe(db, 26)
  const [inLarge, inMean] = [cycle(large.candidatures), cycle(mean.candidatures)]
  const rankLarge = () => findRang(db, large.offreId, inLarge(), ctx.today)
  const rankMean = () => findRang(db, mean.offreId, inMean(), ctx.today)
  const count = (offreId: number) => () => sql`select count(*) from candidature where offre_id = ${offreId} and statut in ('deposee', 'validee')`.execute(db)
  return [
    { id: 'q3.foule', name: `Q3 mon rang parmi ${large.total.toLocaleString('fr')}`, reference: 'compter les mêmes dans l’index', run: rankLarge, against: count(large.offreId), measure: 'backendCpu', bar: { most: 6 } },
    {
      id: 'q3.moyenne', name: `Q3 mon rang parmi ${mean.total}`, reference: 'une ligne par sa clé', run: rankMean, measure: 'wall', bar: { most: 3 },
      against: () => db.selectFrom('candidature').select(['id', 'offre_id', 'points_fixes', 'date_depot']).where('id', '=', inMean()).execute(),
    },
  ]
}
