/** Homes that nobody can apply to yet: landlords are still writing them, or have handed them to Action Logement. */
import { addJours } from '#domain/jour.ts'
import type { Financement, Typologie } from '#domain/offre.ts'
import { at } from './calendar.ts'
import { advanceOffre, type Monde } from './dossiers.ts'
import { bailleurOf } from './journal.ts'
import { drawHome } from './logements/home.ts'
import { draft, type Lieu } from './parutions.ts'

type Projet = { commune: string; typologie: Typologie; financement: Financement; soumise: boolean; bailleurId?: number }

const PROJETS: readonly Projet[] = [
  { commune: '69387', typologie: 'T3', financement: 'PLUS', soumise: true, bailleurId: 1 },
  { commune: '69266', typologie: 'T2', financement: 'PLAI', soumise: true, bailleurId: 1 },
  { commune: '69256', typologie: 'T4', financement: 'PLUS', soumise: true },
  { commune: '75119', typologie: 'T2', financement: 'PLUS', soumise: true },
  { commune: '44109', typologie: 'T3', financement: 'PLS', soumise: true },
  { commune: '69383', typologie: 'T2', financement: 'PLUS', soumise: false, bailleurId: 1 },
  { commune: '69381', typologie: 'T1', financement: 'PLS', soumise: false, bailleurId: 1 },
]

export function draftOffres(monde: Monde, lieu: Lieu): void {
  for (const [index, { soumise, bailleurId, ...home }] of PROJETS.entries()) {
    const jour = addJours(monde.today, -1 - (index % 3))
    const dates = { publieeLe: addJours(jour, 4), clotureLe: addJours(jour, 20), disponibleLe: addJours(jour, 60) }
    const offre = draft(monde, lieu, drawHome(monde.tirage, { ...home, maison: false }), { reference: `DEMO-${3_001 + index}`, dates, ...(bailleurId === undefined ? {} : { bailleurId }) })
    Object.assign(offre.row, { publiee_le: null, cloture_le: null, graine: null, graine_engagement: null, cree_le: at(jour, 9, index) })
    monde.offres.push(offre.row)
    monde.faits.push({ quand: offre.row.cree_le, acteur: bailleurOf(offre.row.bailleur_id), action: 'offre.creee', objet: 'offre', objetId: offre.row.id, offreId: offre.row.id, apres: 'brouillon' })
    if (soumise) advanceOffre(monde, offre, 'submit', { jour, heure: 17, role: 'bailleur' })
  }
}
