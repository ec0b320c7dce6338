/** Q1: the offers that a request may have. */
import { loadMesOffres } from '#features/offres/queries/mes-offres.ts'
import { matchOffres } from '#features/offres/queries/pour-moi.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { captureStatement } from './capture.ts'
import type { Raw } from './raw.ts'
import { cycle, listDemandes } from './samples.ts'

const CLIENTS = [1, 2, 4, 8]

export async function listOffresScenarios({ db, ctx }: House, raw: Raw): Promise<readonly Scenario[]> {
  const someone = cycle(await listDemandes(db))
  const parisian = cycle(await listDemandes(db, '75056'))
  const { sql: text, parameters } = await captureStatement((fake) => matchOffres(fake, -1, {}, ctx.now))
  const valuesOf = (id: number) => parameters.map((value) => (value === -1 ? id : value))
  const find = () => matchOffres(db, someone(), {}, ctx.now)
  const page = () => loadMesOffres(ctx, someone(), {})
  const lookUp = () => db.selectFrom('profil').selectAll().where('demande_id', '=', someone()).execute()
  return [
    ...CLIENTS.map((clients): Scenario => ({
      id: `q1.trouver.${clients}`, name: 'Q1 les offres pour moi, une page et leur nombre', reference: 'une ligne par sa clé, mêmes connexions', run: find, against: lookUp, measure: 'throughput', clients, bar: { least: 0.25 },
    })),
    { id: 'q1.page', name: 'Q1 tout ce que lit la page : ma demande, les offres, mon rang sur chacune', reference: 'une ligne par sa clé, mêmes connexions', run: page, against: lookUp, measure: 'throughput' },
    {
      id: 'q1.couche', name: 'Q1 par la couche de données du produit', reference: 'la même instruction nommée, par pg seul', run: find, against: () => raw.query('q1', text, valuesOf(someone())), measure: 'throughput', bar: { least: 0.8 },
    },
    {
      id: 'q1.paris', name: 'Q1 quand Paris est voulu', reference: 'Q1 d’une demande quelconque', run: () => matchOffres(db, parisian(), {}, ctx.now), against: find, measure: 'wall', bar: { most: 5 },
    },
  ]
}
