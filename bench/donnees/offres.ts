/** Q1: the offers that a request may have. */
import { listOffresPourMoi, matchOffres } from '#features/offres/queries/pour-moi.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { captureStatement } from './capture.ts'
import type { Raw } from './raw.ts'
import { cycle, listDemandes } from './samples.ts'

const CLIENTS = [1, 2, 4, 8]

export async function listOffresScenarios({ db, ctx }: House, raw: Raw): Promise<readonly Scenario[]> {
  const someone = cycle(await listDemandes(db))
  const parisian = cycle(await listDemandes(db, '75056'))
  const { sql: text, parameters } = await captureStatement((fake) => listOffresPourMoi(fake, -1, {}, ctx.now))
  const valuesOf = (id: number) => parameters.map((value) => (value === -1 ? id : value))
  const page = () => listOffresPourMoi(db, someone(), {}, ctx.now)
  const lookUp = () => db.selectFrom('profil').selectAll().where('demande_id', '=', someone()).execute()
  return [
    { id: 'q1.trouver', name: 'Q1 trouver mes offres', reference: 'une ligne par sa clé, mêmes connexions', run: () => matchOffres(db, someone(), {}, ctx.now), against: lookUp, measure: 'throughput', bar: { least: 0.25 } },
    ...CLIENTS.map((clients): Scenario => ({
      id: `q1.page.${clients}`, name: 'Q1 la page « Les offres » : trouver, et compter les candidats de chacune', reference: 'une ligne par sa clé, mêmes connexions', run: page, against: lookUp, measure: 'throughput', clients, bar: { least: 0.25 },
    })),
    {
      id: 'q1.couche', name: 'Q1 par la couche de données du produit', reference: 'la même instruction nommée, par pg seul', run: page, against: () => raw.query('q1', text, valuesOf(someone())), measure: 'throughput', bar: { least: 0.8 },
    },
    {
      id: 'q1.paris', name: 'Q1 quand Paris est voulu', reference: 'Q1 d’une demande quelconque', run: () => listOffresPourMoi(db, parisian(), {}, ctx.now), against: page, measure: 'wall', bar: { most: 5 },
    },
  ]
}
