import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp, type TestApp } from '#test/app.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { runs } from '#test/runs.ts'

const ROUNDS = runs(25, 2_000)
const FORM = { civilite: 'madame', nom: 'Garnier', prenom: 'Salomé', telephone: '0639981234', consentement: 'oui' }

const FORMS: Readonly<Record<string, (email: string) => Record<string, string>>> = {
  '/connexion': (email) => ({ identifiant: email, mot_de_passe: 'quatre mots tout faux' }),
  '/inscription': (email) => ({ ...FORM, email }),
  '/mot-de-passe-oublie': (email) => ({ email }),
}

/** Each account and each address is tried once: limits never come into play. */
test('known and unknown addresses are answered in the same time', async () => {
  const app = await testApp()
  for (let round = 0; round < ROUNDS; round++) await insertCompte(app.ctx(), { email: `connue-${round}@exemple.test` })
  for (const path of Object.keys(FORMS)) {
    const { connue, absent } = await timesOf(app, path)
    const [gap, p] = [Math.abs(median(connue) - median(absent)), mannWhitney(connue, absent)]
    const said = `${path}: p ${p}, medians ${median(connue)} and ${median(absent)} ms`
    assert.ok(p > 0.0001 || gap < 0.3, said)
    if (ROUNDS >= 2_000) assert.ok(gap < 2, said)
  }
})

/** One of each in turn, the order changing, after a few that warm up. */
async function timesOf(app: TestApp, path: string): Promise<{ connue: number[]; absent: number[] }> {
  const times = { connue: new Array<number>(), absent: new Array<number>() }
  for (let round = -5; round < ROUNDS; round++) {
    for (const kind of round % 2 === 0 ? (['connue', 'absent'] as const) : (['absent', 'connue'] as const)) {
      const ms = await timeOf(app, path, { email: `${kind}-${round}@exemple.test`, round })
      if (round >= 0) times[kind].push(ms)
    }
  }
  return times
}

async function timeOf(app: TestApp, path: string, { email, round }: { email: string; round: number }): Promise<number> {
  const client = app.client(`2001:db8::${(round + 5).toString(16)}`)
  await client.csrf()
  const start = performance.now()
  await client.post(path, FORMS[path]?.(email), { follow: false })
  return performance.now() - start
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
}

/** Two-sided p-value of the rank-sum test, by its normal approximation. */
function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))].sort((x, y) => x.value - y.value)
  const sum = ranked.reduce((total, { first }, index) => (first ? total + index + 1 : total), 0)
  const u = sum - (a.length * (a.length + 1)) / 2
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  return 2 * (1 - normal(Math.abs(u - (a.length * b.length) / 2) / deviation))
}

/** Abramowitz and Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}
