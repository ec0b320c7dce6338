/** The conseiller's pages, on the homes of the demonstration town: full, empty, refused. */
import type { Statut } from '#domain/candidature.ts'
import type { StatutOffre } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'
import type { Stop } from '#test/journeys/pages.ts'
import type { Visit } from '#test/journeys/visit.ts'

const at = (...paths: readonly string[]): readonly Stop[] => paths.map((path) => ({ name: path, path }))

export async function listConseil(db: Db): Promise<readonly Stop[]> {
  const [soumise, close, dossier] = [await findOffre(db, 'soumise'), await findOffre(db, 'close', 'validee'), await findDossier(db)]
  const ici = `/conseiller/offres/${soumise}`
  const fiche = `/conseiller/candidatures/${dossier}`
  return [
    ...at('/conseiller?file=approuver', '/conseiller?file=instruire&tri=-candidats', '/conseiller?file=retard', '/conseiller?ville=Nulleparville'),
    ...at(ici, `${ici}/publication`, `${ici}/renvoi`, `${ici}/retrait`, `/conseiller/offres/${close}`, `/conseiller/offres/${close}/designation`, `/conseiller/offres/${close}/sans-candidat`, fiche),
    { name: 'publication refusée', path: `${ici}/publication`, act: emptyThen('cloture-jour', 'Mettre en ligne') },
    { name: 'renvoi refusé', path: `${ici}/renvoi`, act: (visit) => visit.press('Renvoyer au bailleur') },
    { name: 'désignation refusée', path: `/conseiller/offres/${close}/designation`, act: chooseOne },
    { name: 'invalidation refusée', path: fiche, act: openThen('Ne pas valider le dossier', 'Ne pas valider') },
    { name: 'priorité refusée', path: fiche, act: openThen('Poser une priorité', 'Enregistrer la priorité') },
  ]
}

function emptyThen(name: string, button: string) {
  return async (visit: Visit) => {
    await visit.page.locator(`input[name="${name}"]`).fill('')
    await visit.press(button)
  }
}

function openThen(summary: string, button: string) {
  return async (visit: Visit) => {
    await visit.page.getByText(summary, { exact: true }).click()
    await visit.press(button)
  }
}

/** One alone, without the reason that this asks for. */
async function chooseOne(visit: Visit): Promise<void> {
  for (const box of (await visit.page.locator('input[name="choisis"]').all()).slice(1)) {
    if (!(await box.isChecked())) continue
    await box.focus()
    await visit.page.keyboard.press('Space')
  }
  await visit.press('Envoyer au bailleur')
}

/** In the conseiller’s territory. */
async function findOffre(db: Db, statut: StatutOffre, avec?: Statut): Promise<number> {
  const query = db.selectFrom('offre').select('offre.id').where('offre.statut', '=', statut).where('offre.departement', '=', '69').orderBy('offre.id')
  const holding = (wanted: Statut) => query.where((eb) => eb.exists(eb.selectFrom('candidature').select('candidature.id').whereRef('candidature.offre_id', '=', 'offre.id').where('candidature.statut', '=', wanted)))
  return (await (avec === undefined ? query : holding(avec)).executeTakeFirstOrThrow()).id
}

async function findDossier(db: Db): Promise<number> {
  const { id } = await db.selectFrom('candidature').innerJoin('offre', 'offre.id', 'candidature.offre_id').select('candidature.id').where('candidature.statut', '=', 'deposee').where('offre.departement', '=', '69').orderBy('candidature.id').executeTakeFirstOrThrow()
  return id
}
