/** Who meets in the journey to the keys: the newcomer, three people of the town who could have the same home, and the staff of three portals. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Typologie } from '#domain/offre.ts'
import { CLASSES } from '#domain/droits.ts'
import type { House } from '#test/journeys/house.ts'
import type { Visit } from '#test/journeys/visit.ts'

export const MOT_DE_PASSE = 'Demonstration-2026'
export type Voisin = { email: string; nom: string }
export type Logement = { typologie: Typologie; voisins: readonly Voisin[] }

const PLUS_REGIONS = CLASSES.findIndex(({ financement, zone }) => financement === 'PLUS' && zone === 'autres_regions')
export const VILLEURBANNE = '69266'

/** The type of home in Villeurbanne that the newcomer may have, like the most people who wait on an open list at most. */
export async function findLogement({ db }: House, nora: string): Promise<Logement> {
  const { rows } = await sql<{ typologie: Typologie; email: string; nom: string }>`
    select c.typologie, p.email, d.nom from correspondance c
    join demande d on d.id = c.demande_id and d.statut = 'active' and d.pieces_confirmees_le is not null
    join compte p on p.id = d.compte_id and p.statut = 'actif'
    join rattachement r on r.demande_id = d.id
    where c.lieu = any (array[${VILLEURBANNE}, 'D69']) and (c.masque & (1 << ${PLUS_REGIONS}::int)) <> 0
      and exists (select from consentement k where k.demande_id = d.id)
      and not exists (select from candidature a where a.demande_id = d.id and a.statut in ('validee', 'transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee'))
    order by c.typologie, d.id`.execute(db)
  const [best] = [...Map.groupBy(rows, ({ typologie }) => typologie)].filter(([, group]) => group.some(({ email }) => email === nora)).toSorted(([, a], [, b]) => b.length - a.length)
  assert.ok(best && best[1].length >= 4, `too few people could have the same home: ${rows.length}`)
  return { typologie: best[0], voisins: best[1].filter(({ email }) => email !== nora).slice(0, 3) }
}

/** Staff sign in again for each visit: half an hour without a gesture closes their session. */
export async function withStaff(house: House, email: string, work: (visit: Visit) => Promise<unknown>): Promise<void> {
  const visit = await house.visit({ width: 1280, as: email })
  await work(visit)
  assert.deepEqual(visit.faults, [], email)
  await visit.close()
}

/** Answers ask for the password again after a quarter of an hour (K24). */
export async function confirmPassword(visit: Visit, motDePasse: string): Promise<void> {
  if (!/Confirmez votre mot de passe/.test(await visit.text())) return
  await visit.fill({ 'Mot de passe': motDePasse })
  await visit.press('Continuer')
}

/** Three boxes for a day, as forms have them. */
export async function fillDay(visit: Visit, name: string, jour: string): Promise<void> {
  const [annee = '', mois = '', day = ''] = jour.split('-')
  for (const [part, value] of [['jour', day], ['mois', mois], ['annee', annee]] as const) await visit.page.locator(`[name="${name}-${part}"]`).fill(String(Number(value)))
}
