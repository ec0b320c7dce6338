import { FICHES, isStatut } from '#domain/candidature.ts'
import { jourHeure } from '#ui/format.ts'
import type { Acte } from '../queries/dossier.ts'
import { libelleConseil } from './statut.tsx'

/** What each line of the journal says to staff; unknown kinds are not shown. */
const TITRES: Readonly<Record<string, string>> = {
  'candidature.points': 'Points recalculés',
  'candidature.classee': 'Liste arrêtée, rang figé',
  'rappel.propose': 'Rappel proposé',
  'rappel.accepte': 'Rappel accepté',
  'rappel.decline': 'Rappel décliné',
  'rappel.sans_suite': 'Rappel sans réponse',
  'priorite.posee': 'Priorité posée',
  'priorite.retiree': 'Priorité retirée',
  'piece.demandee': 'Pièce demandée par le bailleur',
  'piece.deposee': 'Pièce déposée',
  'piece.recue': 'Pièce reçue',
  'piece.annulee': 'Demande de pièce annulée',
  'visite.proposee': 'Visite proposée',
  'visite.choisie': 'Visite choisie',
  'visite.declinee': 'Aucun horaire de visite ne convient',
  'visite.annulee': 'Visite annulée',
  'bail.enregistre': 'Bail enregistré',
}

export function toItem({ id, quand, action, avant, apres, motif, qui }: Acte) {
  const title = titleOf(action)
  if (title === undefined) return []
  const detail = action === 'candidature.points' ? `${avant ?? ''} → ${apres ?? ''} points, avant ancienneté et équilibrage.` : action === 'candidature.classee' ? `Rang ${(apres ?? '').replace('/', ' sur ')}.` : motif
  return [{ id: String(id), when: `${jourHeure(quand)}, ${qui}`, datetime: quand.toString(), title, ...(detail === null ? {} : { text: detail }) }]
}

function titleOf(action: string): string | undefined {
  const statut = action.startsWith('candidature.') ? action.slice('candidature.'.length) : ''
  return isStatut(statut) ? libelleConseil(statut) ?? FICHES[statut].libelle : TITRES[action]
}
