/** The pages of a landlord's commission, from the list of sittings to the letters, which are not sent. */
import type { House } from '#test/journeys/house.ts'
import type { Stop, Tour } from '#test/journeys/pages.ts'
import type { Visit } from '#test/journeys/visit.ts'

export async function listCommissionTours(house: House): Promise<readonly Tour[]> {
  const [aInscrire, aVenir, condition] = [await findHome(house, 'transmise'), await findHome(house, 'en_commission'), await findHome(house, 'attribuee_sous_condition')]
  const reading = at('/bailleur/commissions', `/bailleur/offres/${aInscrire.id}/commission`, `/bailleur/offres/${condition.id}/decisions`, `/bailleur/candidatures/${condition.candidature}/condition`)
  return [
    { who: 'secrétaire de commission', as: 'bailleur.secretaire@exemple.test', stops: [...listConvocation(house, aInscrire.id, aVenir.id), ...listDecisions(aVenir.id), ...reading] },
    { who: 'lecteur du bailleur', as: 'bailleur.lecteur@exemple.test', stops: reading },
  ]
}

function listConvocation(house: House, aInscrire: number, aVenir: number): readonly Stop[] {
  const today = house.now().toZonedDateTimeISO('Europe/Paris')
  const bringForward = async (visit: Visit) => {
    for (const [part, value] of Object.entries({ jour: today.day, mois: today.month, annee: today.year })) await visit.page.locator(`input[name="jour-${part}"]`).fill(String(value))
    await visit.press('Changer le jour')
  }
  return [
    ...at('/bailleur/commissions?etat=notifiee&tri=ville', '/bailleur/commissions?etat=a_decider', `/bailleur/offres/${aVenir}/decisions`, `/bailleur/offres/${aVenir}/commission`),
    { name: 'convocation refusée', path: `/bailleur/offres/${aInscrire}/commission`, act: (visit) => visit.press('Inscrire et avertir les candidats') },
    { name: 'commission avancée', path: `/bailleur/offres/${aVenir}/commission`, act: bringForward },
  ]
}

function listDecisions(aVenir: number): readonly Stop[] {
  const path = `/bailleur/offres/${aVenir}/decisions`
  const decide = (code: string, button: string) => async (visit: Visit) => {
    for (const input of await visit.page.locator(`input[type="radio"][value="${code}"]`).all()) await input.check()
    await visit.press(button)
  }
  return [
    { name: 'décisions refusées', path, act: decide('irrecevabilite', 'Enregistrer') },
    { name: 'conditions refusées', path, act: decide('attribution_sous_condition', 'Enregistrer') },
    { name: 'décisions incompatibles', path, act: decide('attribution', 'Vérifier avant l’envoi') },
    { name: 'décisions enregistrées', path, act: decide('attribution', 'Enregistrer') },
  ]
}

const at = (...paths: readonly string[]): readonly Stop[] => paths.map((path) => ({ name: path, path }))

/** Of the landlord of the demonstration, with someone in this state. */
function findHome({ db }: House, statut: 'transmise' | 'en_commission' | 'attribuee_sous_condition') {
  return db
    .selectFrom('candidature')
    .innerJoin('offre', 'offre.id', 'candidature.offre_id')
    .innerJoin('compte', 'compte.bailleur_id', 'offre.bailleur_id')
    .select(['offre.id', 'candidature.id as candidature'])
    .where('compte.email', '=', 'bailleur.secretaire@exemple.test')
    .where('candidature.statut', '=', statut)
    .orderBy('offre.id')
    .limit(1)
    .executeTakeFirstOrThrow()
}
