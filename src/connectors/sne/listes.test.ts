import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { toJour } from '#domain/jour.ts'
import { createSneClient } from './client.ts'
import { NUMEROS_DEMO } from './numeros-demo.ts'
import { buildRegistre } from './registry-demo.ts'
import { startSneSimulator } from './simulator.ts'

test('a month of strikings off is read whole, though one request of that size would be refused', async (t) => {
  const today = toJour('2026-11-22')
  const model = buildRegistre(today).get(NUMEROS_DEMO.leclerc)
  assert.ok(model)
  const numeros = Array.from({ length: 400 }, (_, index) => `0691026${String(index).padStart(6, '0')}GTEST`)
  const registre = new Map(numeros.map((numeroUnique) => [numeroUnique, { ...model, numeroUnique, statut: 'radiee' as const, radiation: { date: today, motif: 'RADREN' } }]))
  const simulateur = await startSneSimulator({ port: 0, registre, today })
  t.after(() => simulateur.close())
  const sne = createSneClient({ national: { url: simulateur.url }, guichet: 'GTEST', now: () => Temporal.Instant.from('2026-11-22T09:00:00Z'), limites: { delaiMs: 3_000, tailleMax: 5_000 } })
  const liste = await sne.listDemandesRadieesDepuis(today)
  assert.ok(liste.issue === 'recue')
  assert.equal(liste.valeur.length, 400)
})
