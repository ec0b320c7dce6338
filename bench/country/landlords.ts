/** Landlords and those who work there, advisers of Action Logement: invited, not yet signed in. */
import { withLuhn } from './companies.ts'
import { instantAt, TODAY_NUMBER } from './days.ts'
import { createDraw, pick, STREAMS } from './draw.ts'
import type { Sheet } from './sheet.ts'
import type { Size } from './sizes.ts'

const NAMES = ['Habitat', 'Toits', 'Foyers', 'Demeures', 'Logis']
const PLACES = ['des Deux Rives', 'de la Vallée', 'du Littoral', 'des Faubourgs', 'du Plateau', 'de la Forêt']

/** One of them has a number in five thousand accounts; ids come after those of the requests. */
export function addLandlords(sheet: Sheet, { bailleurs, demandes }: Size): void {
  for (let id = 1; id <= bailleurs; id++) {
    const draw = createDraw(STREAMS.entreprise, -id)
    sheet.add('bailleur', { id, siren: withLuhn(`009${String(id).padStart(5, '0')}`), nom: `${pick(draw, NAMES)} ${pick(draw, PLACES)} ${id}` })
    addStaff(sheet, { id: demandes + 2 * id - 1, portail: 'bailleur', role: 'agent', bailleurId: id })
    addStaff(sheet, { id: demandes + 2 * id, portail: 'conseiller', role: 'conseiller' })
  }
}

function addStaff(sheet: Sheet, { id, portail, role, bailleurId }: { id: number; portail: string; role: string; bailleurId?: number }): void {
  sheet.add('compte', {
    id, portail, role, statut: 'a_activer', email: `agent${id}@exemple.test`, nom: 'Essai', prenom: 'Dominique', bailleur_id: bailleurId, departements: [], cree_le: instantAt(TODAY_NUMBER - 200, 30_000),
  })
}
