import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkInvalidation, FICHES_INVALIDATION, isMotifInvalidation, MOTIFS_INVALIDATION, writeInvalidation } from './invalidation.ts'

test('a file is not turned down without a ground, and « other » says which', () => {
  assert.deepEqual(checkInvalidation({ motifs: [] }).map(({ champ }) => champ), ['motifs'])
  assert.deepEqual(checkInvalidation({ motifs: ['autre'], precision: '  ' }).map(({ champ }) => champ), ['precision'])
  assert.deepEqual(checkInvalidation({ motifs: ['autre'], precision: 'Le bail actuel est au nom d’un tiers.' }), [])
  assert.deepEqual(checkInvalidation({ motifs: ['piece_perimee'] }), [])
})

test('a precision is bounded', () => {
  assert.deepEqual(checkInvalidation({ motifs: ['doublon'], precision: 'a'.repeat(500) }), [])
  assert.deepEqual(checkInvalidation({ motifs: ['doublon'], precision: 'a'.repeat(501) }).map(({ champ }) => champ), ['precision'])
})

test('the applicant reads every ground, in one order, with its article', () => {
  const text = writeInvalidation({ motifs: ['piece_perimee', 'ressources_depassees'], precision: ' Avis 2024. ' })
  assert.equal(text, `${FICHES_INVALIDATION.ressources_depassees.texte} (CCH, art. R441-1) ${FICHES_INVALIDATION.piece_perimee.texte} (CCH, art. R441-2-4-1) Avis 2024.`)
})

test('each ground is a whole sentence to the applicant', () => {
  for (const motif of MOTIFS_INVALIDATION) assert.match(FICHES_INVALIDATION[motif].texte, /^\p{Lu}.*\.$/u, motif)
  assert.ok(isMotifInvalidation('doublon') && !isMotifInvalidation('constructor'))
})
