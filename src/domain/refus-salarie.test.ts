import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMotifRefusSalarie, MOTIFS_REFUS_SALARIE, REFUS_SALARIE, writeRefusSalarie } from '#domain/refus-salarie.ts'

test('every reason of a refusal says what it is and what the person can do', () => {
  for (const motif of MOTIFS_REFUS_SALARIE) {
    assert.ok(isMotifRefusSalarie(motif))
    assert.match(writeRefusSalarie(motif, undefined), /\.$/)
    assert.match(REFUS_SALARIE[motif].conseil, /service du personnel|Mon travail/)
  }
  assert.equal(isMotifRefusSalarie('sexe'), false)
})

test('a reason that explains nothing by itself needs the company’s own words, and the person reads them', () => {
  assert.deepEqual(MOTIFS_REFUS_SALARIE.filter((motif) => REFUS_SALARIE[motif].aPreciser), ['regles_acces', 'autre'])
  assert.match(writeRefusSalarie('autre', 'Contrat signé, mais pas commencé'), /Elle précise\s:\s«\sContrat signé, mais pas commencé\s»\.$/)
})
