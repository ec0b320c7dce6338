import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSamePerson, maskEmail } from './identity.ts'

const registre = { nom: 'DUPRÉ-LEROY', nomPatronymique: 'ÖZDEMİR', prenom: 'ANNE-MARIE ÉLISE', dateNaissance: '1995-06-14' as const }
const same = (nom: string, prenom: string, naissance: `${number}-${number}-${number}` = '1995-06-14') => isSamePerson({ nom, prenom, naissance }, registre)

test('accents, case, hyphens and spaces make nobody a stranger', () => {
  for (const [nom, prenom] of [['Dupré Leroy', 'Anne-Marie'], ['dupre-leroy', 'anne marie élise'], ['  DUPRE  LEROY ', 'Anne'], ['Özdemir', 'Anne Marie']] as const) assert.ok(same(nom, prenom), `${nom} ${prenom}`)
})

test('another name, first name or day is another person', () => {
  assert.equal(same('Dupré', 'Anne-Marie'), false)
  assert.equal(same('Dupré-Leroy', 'Marie'), false)
  assert.equal(same('Dupré-Leroy', 'Annette'), false)
  assert.equal(same('Dupré-Leroy', 'Ann'), false)
  assert.equal(same('Dupré-Leroy', 'Anne-Marie', '1995-06-15'), false)
  assert.equal(same('Dupré-Leroy', ''), false)
  assert.equal(same('', 'Anne-Marie'), false)
})

test('without a birth date at the register nobody is recognised', () => {
  assert.equal(isSamePerson({ nom: 'Roche', prenom: 'Inès', naissance: '1995-06-14' }, { nom: 'ROCHE', prenom: 'INES' }), false)
})

test('a masked address shows its domain and nothing of its name', () => {
  assert.equal(maskEmail('ines.vasseur@exemple.test'), '*****@exemple.test')
  assert.equal(maskEmail('a@exemple.test'), '*****@exemple.test')
})
