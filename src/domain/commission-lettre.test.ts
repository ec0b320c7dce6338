import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DECISIONS, type Decision } from './commission.ts'
import { writeDecision, writeLettre } from './commission-lettre.ts'
import { fondementOf, isLienCommune, listFondements, MOTIFS_FREQUENTS } from './commission-motifs.ts'

const SEANCE = { seance: '2026-12-01', financement: 'PLUS' } as const
const EXEMPLES: Readonly<Record<string, Decision>> = {
  attribution: { code: 'attribution' },
  attribution_rang: { code: 'attribution_rang', rang: 2 },
  attribution_sous_condition: { code: 'attribution_sous_condition', rang: 1, piece: 'divorce', dateLimite: '2026-12-15' },
  non_attribution: { code: 'non_attribution', motifs: ['Le logement est trop petit pour votre foyer', 'Autre chose.'] },
  irrecevabilite: { code: 'irrecevabilite', fondement: 'plafond_ressources', motifs: ['Vos revenus de 2024 dépassent le plafond'] },
}
const exemple = (code: string): Decision => EXEMPLES[code] ?? assert.fail(code)
const lettre = (code: string) => writeLettre(exemple(code), { ...SEANCE, echeance: '2026-12-11' }).join('\n').replaceAll('\u00a0', ' ')

test('a decision is written in one line, with its rank, its paper, its day and its hour', () => {
  const line = (code: string) => writeDecision(exemple(code), 'PLUS').replaceAll('\u00a0', ' ')
  assert.equal(line('attribution'), 'Attribution.')
  assert.equal(line('attribution_rang'), 'Attribution en rang 2.')
  assert.equal(line('attribution_sous_condition'), 'Attribution sous condition en rang 1 : jugement de divorce ou convention de séparation, à remettre jusqu’au 15 décembre 2026, 24 h, heure de Paris.')
  assert.equal(line('non_attribution'), 'Non-attribution : Le logement est trop petit pour votre foyer. Autre chose.')
  assert.equal(line('irrecevabilite'), 'Rejet pour irrecevabilité : les revenus du foyer dépassent le plafond de ce logement (arrêté du 29 juillet 1987). Vos revenus de 2024 dépassent le plafond.')
})

test('every letter says which commission decided, on which day', () => {
  for (const code of DECISIONS) assert.match(lettre(code), /La commission d’attribution du 1er décembre 2026/)
})

test('an attribution says its last day and that silence is a refusal (R441-10)', () => {
  assert.match(lettre('attribution'), /jusqu’au 11 décembre 2026, 24 h, heure de Paris\. Sans réponse, c’est un refus/)
})

test('a refusal says its reasons and the two months before the administrative court; an attribution does not', () => {
  for (const code of DECISIONS) assert.equal(/tribunal administratif.*deux mois/.test(lettre(code)), code === 'non_attribution' || code === 'irrecevabilite', code)
  assert.match(lettre('non_attribution'), /Motifs : Le logement est trop petit pour votre foyer\. Autre chose\./)
  assert.match(lettre('non_attribution'), /40 points de plus/)
  assert.doesNotMatch(lettre('irrecevabilite'), /40 points/)
  assert.match(lettre('irrecevabilite'), /R441-3 e/)
})

test('each legal ground has its article, and the ceiling the text of its financing', () => {
  for (const { article, libelle } of listFondements('PLUS')) assert.ok(article !== '' && libelle !== '')
  assert.equal(fondementOf('plafond_ressources', 'PLAI').article, 'arrêté du 29 juillet 1987')
  assert.match(fondementOf('plafond_ressources', 'LLI').article, /CGI/)
})

test('no suggested reason is the lack of a link with the commune', () => {
  assert.deepEqual(MOTIFS_FREQUENTS.filter(isLienCommune), [])
})
