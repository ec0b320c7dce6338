/** One live candidature: its points and their trace are the law's, on the day it was filed. */
import { Temporal } from 'temporal-polyfill'
import { computePointsFixes } from '#domain/classement.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { computeTirage } from '#domain/tirage.ts'
import { hmacHex } from '#platform/secrets.ts'
import { jourAt, NOW, TODAY, TODAY_NUMBER } from './days.ts'
import { createDraw, STREAMS } from './draw.ts'
import type { Home } from './homes.ts'
import { makeRequest, type World } from './request.ts'
import { JOURNAL_PAR_DEMANDE } from './rows.ts'
import type { Sheet } from './sheet.ts'

/** @throws when the law would refuse it: the country holds no candidature that could not be filed. */
export function addCandidature(sheet: Sheet, world: World, { id, home, demandeId }: { id: number; home: Home; demandeId: number }): void {
  const { loaded } = makeRequest(demandeId, world)
  const verdict = checkEligibilite(loaded.demande, home.facts, TODAY)
  if (verdict.reponse !== 'oui' || loaded.statut !== 'active') throw new Error(`The law refuses the candidature ${id} of the request ${demandeId}: ${verdict.refus.map(({ motif }) => motif).join(', ')}`)
  const draw = createDraw(STREAMS.candidature, id)
  const age = NOW.epochMilliseconds - home.publieeLe.epochMilliseconds
  const deposeeLe = Temporal.Instant.fromEpochMilliseconds(home.publieeLe.epochMilliseconds + Math.floor(age * draw.unit() ** 2 / 1_000) * 1_000)
  const le = jourAt(Math.min(TODAY_NUMBER, Math.floor((deposeeLe.epochMilliseconds + 3_600_000) / 86_400_000)))
  const { points, categorie, faits } = computePointsFixes(loaded.demande, home.facts, le, world.territory.lieux)
  const statut = draw.chance(0.7) ? 'deposee' : 'validee'
  sheet.add('candidature', {
    id, offre_id: home.id, demande_id: demandeId, statut, deposee_le: deposeeLe, date_depot: loaded.dateDepot, points_fixes: points, categorie, faits_points: JSON.stringify(faits),
    tirage: computeTirage(home.graine, loaded.numeroUnique, hmacHex), points_le: deposeeLe, statut_le: deposeeLe,
  })
  sheet.add('journal', {
    id: JOURNAL_PAR_DEMANDE * world.size.demandes + id, quand: deposeeLe, acteur_type: 'demandeur', acteur_id: loaded.compteId, compte_id: loaded.compteId, demande_id: demandeId, requete: `banc-c${id}`,
    action: 'candidature.deposee', objet: 'candidature', objet_id: id, offre_id: home.id, candidature_id: id, avant: null, apres: 'deposee', champs: [],
  })
}
