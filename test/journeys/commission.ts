/** The pages of a landlord's commission, from the list of sittings to the letters, which are not sent. */
import { insertStaff } from '#test/factories/comptes.ts'
import type { House } from '#test/journeys/house.ts'
import type { Stop, Tour } from '#test/journeys/pages.ts'
import type { Visit } from '#test/journeys/visit.ts'

/** Whichever landlord has a home at each stage today; those who act for it are made for the visit. */
export async function listCommissionTours(house: House): Promise<readonly Tour[]> {
  const [recue, convoquee, condition] = [await findHome(house, 'transmise'), await findHome(house, 'en_commission'), await findHome(house, 'attribuee_sous_condition')]
  const suivi = at('/bailleur/commissions', `/bailleur/offres/${condition.id}/decisions`, `/bailleur/candidatures/${condition.candidature}/condition`)
  return [
    { who: 'secrétaire de commission, dossiers reçus', as: await aColleague(house, recue, 'secretaire'), stops: listConvocation(recue.id) },
    { who: 'secrétaire de commission, jour de la séance', as: await aColleague(house, convoquee, 'secretaire'), stops: listDecisions(house, convoquee.id) },
    { who: 'secrétaire de commission, condition', as: await aColleague(house, condition, 'secretaire'), stops: suivi },
    { who: 'lecteur du bailleur', as: await aColleague(house, condition, 'lecteur'), stops: suivi },
  ]
}

async function aColleague({ db, secret }: House, { bailleur }: { bailleur: number }, role: 'secretaire' | 'lecteur'): Promise<string> {
  const { email } = await insertStaff({ db, settings: { baseUrl: '', secret, demonstration: true, production: false } }, 'bailleur', { bailleur_id: bailleur, role, email: `${role}-${bailleur}-${counter++}@exemple.test` })
  return email
}

let counter = 0

function listConvocation(id: number): readonly Stop[] {
  const path = `/bailleur/offres/${id}/commission`
  return [...at('/bailleur/commissions?etat=notifiee&tri=ville', '/bailleur/commissions?etat=a_decider', path), { name: 'convocation refusée', path, act: (visit) => visit.press('Inscrire et avertir les candidats') }]
}

function listDecisions(house: House, id: number): readonly Stop[] {
  const [convocation, path] = [`/bailleur/offres/${id}/commission`, `/bailleur/offres/${id}/decisions`]
  const today = house.now().toZonedDateTimeISO('Europe/Paris')
  const bringForward = async (visit: Visit) => {
    for (const [part, value] of Object.entries({ jour: today.day, mois: today.month, annee: today.year })) await visit.page.locator(`input[name="jour-${part}"]`).fill(String(value))
    await visit.press('Changer le jour')
  }
  const decide = (code: string, button: string) => async (visit: Visit) => {
    for (const input of await visit.page.locator(`input[type="radio"][value="${code}"]`).all()) await input.check()
    await visit.press(button)
  }
  return [
    ...at(path, convocation),
    { name: 'commission avancée', path: convocation, act: bringForward },
    { name: 'décisions refusées', path, act: decide('irrecevabilite', 'Enregistrer') },
    { name: 'conditions refusées', path, act: decide('attribution_sous_condition', 'Enregistrer') },
    { name: 'décisions incompatibles', path, act: decide('attribution', 'Vérifier avant l’envoi') },
    { name: 'décisions enregistrées', path, act: decide('attribution', 'Enregistrer') },
  ]
}

const at = (...paths: readonly string[]): readonly Stop[] => paths.map((path) => ({ name: path, path }))

/** With someone in this state. */
function findHome({ db }: House, statut: 'transmise' | 'en_commission' | 'attribuee_sous_condition') {
  return db
    .selectFrom('candidature')
    .innerJoin('offre', 'offre.id', 'candidature.offre_id')
    .select(['offre.id', 'offre.bailleur_id as bailleur', 'candidature.id as candidature'])
    .where('candidature.statut', '=', statut)
    .orderBy('offre.id')
    .limit(1)
    .executeTakeFirstOrThrow()
}
