/** The pages of a landlord, in their states: full, empty, refused. */
import type { Db } from '#platform/db.ts'
import type { Stop } from '#test/journeys/pages.ts'
import type { Visit } from '#test/journeys/visit.ts'

const at = (...paths: readonly string[]): readonly Stop[] => paths.map((path) => ({ name: path, path }))

export async function listBailleur(db: Db): Promise<readonly Stop[]> {
  const { bailleur_id: bailleurId } = await db.selectFrom('compte').select('bailleur_id').where('email', '=', 'bailleur@exemple.test').executeTakeFirstOrThrow()
  const offres = await db.selectFrom('offre').distinctOn('statut').select(['id', 'statut']).where('bailleur_id', '=', bailleurId).orderBy('statut').orderBy('id').execute()
  const recues = await db.selectFrom('candidature as c').innerJoin('offre as o', 'o.id', 'c.offre_id').distinctOn('c.statut').select(['c.id', 'c.statut']).where('o.bailleur_id', '=', bailleurId).where('c.designation_id', 'is not', null).orderBy('c.statut').orderBy('c.id', 'desc').execute()
  return [
    ...at('/bailleur', '/bailleur?statut=louee', '/bailleur?recherche=nulle+part', '/bailleur?tri=loyer&sens=asc', '/bailleur/dossiers', '/bailleur/dossiers?liste=a_etudier', '/bailleur/dossiers?liste=cles&page=9', '/compte'),
    ...at(...offres.map(({ id }) => `/bailleur/offres/${id}`)),
    ...at(...offres.flatMap(({ id, statut }) => (statut === 'en_ligne' ? [`/bailleur/offres/${id}/retrait`] : statut === 'brouillon' ? [`/bailleur/offres/${id}/modification`] : []))),
    ...at(...recues.map(({ id }) => `/bailleur/candidatures/${id}`)),
    ...at(...recues.flatMap(({ id, statut }) => (statut === 'acceptee' ? [`/bailleur/candidatures/${id}/bail`] : []))),
    { name: 'offre refusée', path: '/bailleur/offres/nouvelle', act: (visit) => visit.press('Enregistrer le brouillon') },
    ...recues.filter(({ statut }) => statut === 'transmise').map(({ id }): Stop => ({ name: 'pièce refusée', path: `/bailleur/candidatures/${id}`, act: askNothing })),
  ]
}

/** The form lies folded until it is wanted. */
async function askNothing(visit: Visit): Promise<void> {
  await visit.page.getByText('Demander une pièce', { exact: true }).first().click()
  await visit.press('Demander cette pièce')
}
