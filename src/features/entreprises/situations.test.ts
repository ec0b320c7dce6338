import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { saveEmployeur } from '#features/demandes/commands/employeur.ts'
import { deleteDemande } from '#features/demandes/commands/delete.ts'
import { findFiche } from '#features/entreprises/queries/fiche.ts'
import { countParEtat, listSalaries } from '#features/entreprises/queries/salaries.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { aRegistrePlein, insertSalarie } from '#test/factories/salaries.ts'

const CDI = { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: 'Ateliers', plusieursEmployeurs: true } as const
const VUE = { tri: 'nom', sens: 'asc', page: 1 } as const
const CHOIX = [undefined, 1, 2, 3] as const

/** What happens to the job, and which of the two companies may then see the person who chose 2 or 3 (P-08). */
const SITUATIONS: readonly { nom: string; act?: (app: TestApp, id: number, lieux: Lieux) => Promise<unknown>; voit: 'ici' | 'ailleurs' | 'personne'; titulaire?: 'codemandeur' }[] = [
  { nom: 'still there', voit: 'ici' },
  { nom: 'left for another company', voit: 'ailleurs', act: (app, id, { ailleurs }) => saveEmployeur(app.ctx(), id, { ...CDI, siret: ailleurs }) },
  { nom: 'moved to another establishment of the same company', voit: 'ici', act: (app, id, { filiale }) => saveEmployeur(app.ctx(), id, { ...CDI, siret: filiale }) },
  { nom: 'out of work', voit: 'personne', act: (app, id) => saveEmployeur(app.ctx(), id, { titulaire: 'demandeur', situation: 'demandeur_emploi', plusieursEmployeurs: false }) },
  { nom: 'a SIRET that nobody knows', voit: 'personne', act: (app, id) => saveEmployeur(app.ctx(), id, { ...CDI, siret: '90210480100011' }) },
  { nom: 'the co-applicant works there', voit: 'ici', titulaire: 'codemandeur' },
  { nom: 'the co-applicant who works there has left the request', voit: 'personne', titulaire: 'codemandeur', act: (app, id) => dropCotitulaires(app, id) },
  { nom: 'now the applicant’s own company, another one', voit: 'ailleurs', titulaire: 'codemandeur', act: (app, id, { ailleurs }) => saveEmployeur(app.ctx(), id, { ...CDI, siret: ailleurs }) },
  { nom: 'suspended', voit: 'ici', act: (app, id) => app.db.updateTable('demande').set({ statut: 'suspendue' }).where('id', '=', id).execute() },
  { nom: 'struck off', voit: 'personne', act: (app, id) => app.db.updateTable('demande').set({ statut: 'radiee', radiee_le: '2026-11-01' }).where('id', '=', id).execute() },
  { nom: 'deleted', voit: 'personne', act: (app, id) => deleteDemande(app.ctx(), id) },
]
type Lieux = { ailleurs: string; filiale: string }

describe('a company, a former one, another one: who sees the employee', () => {
  let app: TestApp
  let ici: { id: number; siret: string }
  let ailleurs: { id: number; siret: string }
  const filiale = '00010101400025'
  before(async () => {
    app = await testApp()
    ici = await insertEntreprise(app.ctx(), { delegation: false })
    await app.db.insertInto('etablissement').values({ siret: filiale, entreprise_id: ici.id, nom: 'Filiale', commune: '69383' }).execute()
    ailleurs = await insertEntreprise(app.ctx(), { siret: '00020202800015', nom: 'Autres', delegation: false })
  })

  const sees = async (entrepriseId: number, id: number) => {
    const inList = (await listSalaries(app.db, entrepriseId, VUE)).some((row) => row.id === id)
    const total = Object.values(await countParEtat(app.db, entrepriseId)).reduce((sum, one) => sum + one, 0)
    assert.equal(total, (await listSalaries(app.db, entrepriseId, VUE)).length, 'counts are those of the list')
    assert.equal((await findFiche(app.ctx(), entrepriseId, id)) !== undefined, inList, 'the list and the page agree')
    return inList
  }

  for (const { nom, act, voit, titulaire } of SITUATIONS) {
    test(`${nom}: ${voit === 'personne' ? 'no company sees the person' : `the company ${voit === 'ici' ? 'of the start' : 'of now'} alone`}, and only with choice 2 or 3`, async () => {
      for (const choix of CHOIX) {
        const { id } = await insertSalarie(app.ctx(), ici, { tag: 'A', registre: { ...aRegistrePlein('A'), numeroUnique: nextNumero() }, ...(choix === undefined ? {} : { choix }), ...(titulaire === undefined ? {} : { titulaire }) })
        await act?.(app, id, { ailleurs: ailleurs.siret, filiale })
        const visible = choix === 2 || choix === 3
        assert.deepEqual([await sees(ici.id, id), await sees(ailleurs.id, id)], [visible && voit === 'ici', visible && voit === 'ailleurs'], `choice ${choix}`)
        await app.db.updateTable('demande').set({ statut: 'supprimee', radiee_le: null }).where('id', '=', id).execute()
      }
    })
  }

  test('the employee shown is whoever works there, not the other applicant', async () => {
    const { id } = await insertSalarie(app.ctx(), ici, { tag: 'B', choix: 2, titulaire: 'codemandeur' })
    const fiche = await findFiche(app.ctx(), ici.id, id)
    assert.equal(fiche?.nom, 'ZprenomDeuxB ZnomDeuxB')
    assert.doesNotMatch(JSON.stringify(fiche), /ZnomUnB|ZprenomUnB/)
    assert.deepEqual((await listSalaries(app.db, ici.id, { ...VUE, nom: 'znomdeuxb' })).map(({ nom }) => nom), ['ZnomDeuxB'])
    assert.deepEqual(await listSalaries(app.db, ici.id, { ...VUE, nom: 'znomunb' }), [])
  })
})

let numeros = 0
function nextNumero(): string {
  numeros += 1
  return `0690524${String(900_000 + numeros)}GTEST`
}

async function dropCotitulaires(app: TestApp, id: number): Promise<void> {
  const { registre } = await app.db.selectFrom('demande').select('registre').where('id', '=', id).executeTakeFirstOrThrow()
  await app.db.updateTable('demande').set({ registre: JSON.stringify({ ...Object(registre), cotitulaires: [] }) }).where('id', '=', id).execute()
}
