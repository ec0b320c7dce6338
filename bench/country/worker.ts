/** Makes rows in a thread of its own and hands them to PostgreSQL. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { from as copyFrom } from 'pg-copy-streams'
import type pg from 'pg'
import { CLASSES } from '#domain/droits.ts'
import { connect } from '../cluster.ts'
import { addCandidature } from './candidacy.ts'
import { bitOf, placesOf } from './crowd.ts'
import { makeHome } from './homes.ts'
import { makeRequest, type World } from './request.ts'
import { addRequest } from './rows.ts'
import { createSheet, type Sheet } from './sheet.ts'
import type { Size } from './sizes.ts'
import { unreachable } from './unreachable.ts'
import { loadTerritory } from './territory.ts'

export type WorkerInput = { url: string; size: Size; motDePasse: string; communes: string }
export type Task = { kind: 'demandes'; from: number; to: number } | { kind: 'candidatures'; first: number; offre: Uint32Array; demande: Uint32Array }
export type Made = { rows: number; commune: Uint16Array; masque: Uint32Array; typologies: Uint8Array; demande: Uint32Array }

const input: WorkerInput = workerData
const territory = loadTerritory(input.communes)
const world: World = { size: input.size, territory, connectors: { ...unreachable(), communes: territory.communes } }
const places = new Map([...territory.byCode.keys()].map((code, index) => [code, index]))
const client = await connect(input.url, '-c synchronous_commit=off')

parentPort?.on('message', (task: Task | 'stop') => void answer(task))
parentPort?.postMessage('ready')

async function answer(task: Task | 'stop'): Promise<void> {
  if (task === 'stop') {
    await client.end()
    parentPort?.close()
    return
  }
  const sheet = createSheet()
  const made = task.kind === 'demandes' ? makeDemandes(sheet, task) : makeCandidatures(sheet, task)
  await save(client, sheet)
  parentPort?.postMessage(made)
}

function makeDemandes(sheet: Sheet, { from, to }: Extract<Task, { kind: 'demandes' }>): Made {
  const rights: { commune: number[]; masque: number[]; typologies: number[]; demande: number[] } = { commune: [], masque: [], typologies: [], demande: [] }
  for (let id = from; id < to; id++) {
    const request = makeRequest(id, world)
    const profil = addRequest(sheet, request, input.motDePasse)
    if (!profil?.active || !request.complete || profil.masque === 0 || CLASSES.length > 32) continue
    const types = profil.typologies.reduce((bits, typologie) => bits | bitOf(typologie), 0)
    for (const place of placesOf(request.loaded.demande.communesSouhaitees)) {
      rights.commune.push(places.get(place) ?? 0)
      rights.masque.push(profil.masque)
      rights.typologies.push(types)
      rights.demande.push(id)
    }
  }
  return { rows: to - from, commune: Uint16Array.from(rights.commune), masque: Uint32Array.from(rights.masque), typologies: Uint8Array.from(rights.typologies), demande: Uint32Array.from(rights.demande) }
}

function makeCandidatures(sheet: Sheet, { first, offre, demande }: Extract<Task, { kind: 'candidatures' }>): Made {
  for (const [index, homeId] of offre.entries()) {
    addCandidature(sheet, world, { id: first + index, home: makeHome(homeId, input.size, territory), demandeId: demande[index] ?? 0 })
  }
  return { rows: offre.length, commune: new Uint16Array(), masque: new Uint32Array(), typologies: new Uint8Array(), demande: new Uint32Array() }
}

async function save(to: pg.Client, sheet: Sheet): Promise<void> {
  for (const { table, columns, text } of sheet.take()) {
    const stream = to.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    stream.end(text)
    await once(stream, 'finish')
  }
}
