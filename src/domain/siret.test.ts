import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { checkSiren, checkSiret, writeSiret } from './siret.ts'

test('a SIRET is read with its spaces, dots and dashes', () => {
  for (const typed of ['90210480100011', '902 104 801 00011', '902.104.801-00011', ' 902104801\u00a000011 ']) {
    assert.deepEqual(checkSiret(typed), { ok: true, siret: '90210480100011' }, typed)
  }
})

test('La Poste follows its own rule: the digits add up to a multiple of five', () => {
  assert.equal(checkSiret('35600000000048').ok, true)
  assert.equal(checkSiret('35600000049837').ok, true)
  assert.equal(checkSiret('35600000049838').ok, false)
})

test('the rule of La Poste serves no other company', () => {
  // 90210480100016: digits add up to 32 + 3; not Luhn.
  assert.equal(Array.from('90210480100019', Number).reduce((a, b) => a + b, 0) % 5, 0)
  assert.equal(checkSiret('90210480100019').ok, false)
})

test('each mistake has its own sentence', () => {
  const sentences = ['', '9021048010001A', '902104801', '9021048010001', '90210480100012'].map((typed) => {
    const result = checkSiret(typed)
    return result.ok ? 'accepted' : result.texte
  })
  assert.equal(new Set(sentences).size, 5)
  assert.match(sentences[3] ?? '', /13/)
  assert.doesNotMatch(sentences.join(' '), /accepted/)
})

test('one wrong digit is always caught', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digits = Array.from('90210480100011', Number)
      digits[place] = ((digits[place] ?? 0) + shift) % 10
      assert.equal(checkSiret(digits.join('')).ok, false)
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('a SIRET is written in its four groups', () => {
  assert.equal(writeSiret('90210480100011'), '902\u00a0104\u00a0801\u00a000011')
})

test('a company is named by nine digits that agree', () => {
  assert.deepEqual(checkSiren('000 101 014'), { ok: true, siren: '000101014' })
  assert.match(checkSirenText('00010101'), /9\u00a0chiffres/)
  assert.match(checkSirenText('000101015'), /erreur de frappe/)
})

function checkSirenText(typed: string): string {
  const checked = checkSiren(typed)
  return checked.ok ? '' : checked.texte
}
