/** Q1: the offers that a request may have. */
import { findPage, loadMesOffres } from '#features/offres/queries/mes-offres.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { captureStatement } from './capture.ts'
import type { Raw } from './raw.ts'
import { cycle, listDemandes } from './samples.ts'

const CLIENTS = [1, 2, 4, 8]

export async function listOffresScenarios({ db, ctx }: House, raw: Raw): Promise<readonly Scenario[]> {
  const someone = cycle(await listDemandes(db))
  const parisian = cycle(await listDemandes(db, '75056'))
  const { sql: text, parameters } = await captureStatement((fake) => findPage(fake, -1, {}, ctx.now))
  const valuesOf = (id: number) => parameters.map((value) => (value === -1 ? id : value))
  const find = () => findPage(db, someone(), {}, ctx.now)
  const page = () => loadMesOffres(ctx, someone(), {})
  const findRow = async (id: number) => void (await db.selectFrom('profil').selectAll().where('demande_id', '=', id).execute())
  // The statement gives the request too: what it is compared with reads as much, and in one journey.
  const lookUp = () => db.selectFrom('demande as d').innerJoin('profil as p', 'p.demande_id', 'd.id').selectAll().where('d.id', '=', someone()).execute()
  return [
    ...CLIENTS.map((clients): Scenario => ({
      id: `q1.trouver.${clients}`, name: 'Q1 ma demande, les offres pour moi, une page et leur nombre', reference: 'ma demande et mon profil par leur clé, mêmes connexions', run: find, against: lookUp, measure: 'throughput', clients, bar: { least: 0.25 },
    })),
    { id: 'q1.cle', name: 'Q1 la même', reference: 'mon profil par sa clé, seul', run: find, against: () => findRow(someone()), measure: 'throughput' },
    { id: 'q1.page', name: 'Q1 la même, et mon rang sur chacune', reference: 'ma demande et mon profil par leur clé', run: page, against: lookUp, measure: 'throughput' },
    {
      id: 'q1.couche', name: 'Q1 par la couche de données du produit', reference: 'la même instruction nommée, par pg seul', run: find, against: () => raw.query('q1', text, valuesOf(someone())), measure: 'throughput', bar: { least: 0.8 },
    },
    {
      id: 'q1.paris', name: 'Q1 quand Paris est voulu', reference: 'Q1 d’une demande quelconque', run: () => findPage(db, parisian(), {}, ctx.now), against: find, measure: 'wall', bar: { most: 5 },
    },
  ]
}
