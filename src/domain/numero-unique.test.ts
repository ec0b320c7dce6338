import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { checkNumeroUnique, coversCommune, isNumeroUnique, normaliseNumeroUnique, writeNumeroUnique } from './numero-unique.ts'

test('a departmental number covers its département', () => {
  const check = checkNumeroUnique('0080321000486G1U21')
  assert.ok(check.ok)
  const { nature, territoire, departements, mois, annee, sequence, guichet } = check.numero
  assert.deepEqual([nature, territoire, departements, mois, annee, sequence, guichet], ['NUD', '008', ['08'], 3, 2021, '000486', 'G1U21'])
  assert.ok(coversCommune(check.numero, '08105') && !coversCommune(check.numero, '51454'))
})

test('a regional number of Île-de-France covers its eight départements', () => {
  const check = checkNumeroUnique('1110520020171G1175')
  assert.ok(check.ok)
  assert.deepEqual([check.numero.nature, check.numero.mois, check.numero.annee], ['NUR', 5, 2020])
  assert.deepEqual(check.numero.departements, ['75', '77', '78', '91', '92', '93', '94', '95'])
  assert.ok(coversCommune(check.numero, '75112') && !coversCommune(check.numero, '69123'))
})

test('the known samples, the internet counter, Corsica and overseas are numbers', () => {
  for (const numero of ['1110318016982G1104', '1111023000001GDPUB', '0590423000001GDPUB', '02A0126000001GTEST', '02B0126000001GTEST', '9740126000001GTEST', '0690126000001GTEST']) {
    assert.ok(isNumeroUnique(numero), numero)
  }
  const corsica = checkNumeroUnique('02A0126000001GTEST')
  assert.ok(corsica.ok && coversCommune(corsica.numero, '2A004'))
  const reunion = checkNumeroUnique('9740126000001GTEST')
  assert.ok(reunion.ok && reunion.numero.nature === 'NUD' && coversCommune(reunion.numero, '97411'))
})

test('spaces, dashes and lower case are how people write it', () => {
  for (const text of [' 111 0520 020171 g1175 ', '111-0520-020171-G1175', '111\u00a00520\u202f020171–G1175']) assert.equal(normaliseNumeroUnique(text), '1110520020171G1175', text)
  assert.equal(writeNumeroUnique('1110520020171G1175'), '111\u00a00520\u00a0020171\u00a0G1175')
})

test('what is wrong is said', () => {
  const why = (text: string) => {
    const check = checkNumeroUnique(text)
    return check.ok ? 'ok' : check.why
  }
  assert.equal(why('  '), 'vide')
  assert.equal(why('1110520020171G117'), 'longueur')
  assert.equal(why('0000520020171G1175'), 'territoire')
  assert.equal(why('0960520020171G1175'), 'territoire')
  assert.equal(why('9770520020171G1175'), 'territoire')
  assert.equal(why('1111320020171G1175'), 'date')
  assert.equal(why('1110020020171G1175'), 'date')
  assert.equal(why('1110520020171A1175'), 'guichet')
  assert.equal(why('11105200201X1G1175'), 'forme')
})

test('every number that is well formed is read back whole, however it is spaced', () => {
  const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`))
  const numero = fc.tuple(fc.constantFrom('111', '184', '001', '059', '095', '02A', '02B', '971', '976'), fc.constantFrom('01', '09', '12'), digits(2), digits(6), fc.stringMatching(/^G[A-Z0-9]{4}$/)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(numero, fc.array(fc.nat({ max: 17 }), { maxLength: 4 }), (text, cuts) => {
      const spaced = [...text].map((char, index) => (cuts.includes(index) ? ` ${char}` : char)).join('').toLowerCase()
      const check = checkNumeroUnique(spaced)
      return check.ok && check.numero.numero === text
    }),
    { numRuns: runs(200, 10_000) },
  )
})
