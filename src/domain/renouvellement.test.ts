import assert from 'node:assert/strict'
import test from 'node:test'
import { addJours, addMois, joursEntre } from './jour.ts'
import { computeEcheances, computeEtatValidite, computeRadiationPossible, findMotifRadiation, getRegleRadiation, isDemandeAboutie, isDemandeValide, isJourDeRappel, MOTIFS_RADIATION, renewDemande } from './renouvellement.ts'

const DEPART = '2025-03-10'

test('a filing starts all its days: a year, two months before, four reminders, 13 and 18 months', () => {
  assert.deepEqual(computeEcheances(DEPART), {
    echeance: '2026-03-10', ouverture: '2026-01-09', preavis: '2026-02-10', rappels: ['2026-01-09', '2026-02-08', '2026-03-03', '2026-03-09'],
    radiation: '2026-04-10', reactivationJusquAu: '2026-09-10',
  })
})

test('eighteen months and a week, day by day: each state begins on its day and none comes back', () => {
  const changes: string[] = []
  let before = ''
  for (let day = addJours(DEPART, 0), n = 0; n <= joursEntre(DEPART, addMois(DEPART, 18)) + 7; n++, day = addJours(DEPART, n)) {
    const etat = computeEtatValidite(DEPART, day)
    if (etat !== before) changes.push(`${day} ${etat}`)
    before = etat
    assert.equal(isDemandeValide(DEPART, day), etat === 'valide' || etat === 'a_renouveler')
  }
  assert.deepEqual(changes, ['2025-03-10 valide', '2026-01-09 a_renouveler', '2026-03-11 suspendue', '2026-04-10 reactivable', '2026-09-11 perdue'])
})

test('reminders fall on four days, and a renewal moves them all', () => {
  const days = Array.from({ length: 400 }, (_, n) => addJours(DEPART, n))
  assert.deepEqual(days.filter((day) => isJourDeRappel(DEPART, day)), ['2026-01-09', '2026-02-08', '2026-03-03', '2026-03-09'])
  const renewed = renewDemande(DEPART, '2026-02-01')
  assert.ok(renewed.ok)
  assert.ok(!isJourDeRappel(renewed.depart, '2026-02-08'))
})

test('a renewal gives a year from its day and keeps seniority; too early and too late are refused in words', () => {
  assert.deepEqual(renewDemande(DEPART, '2026-02-01'), { ok: true, depart: '2026-02-01', gardeAnciennete: true })
  assert.equal(computeEcheances('2026-02-01').echeance, '2027-02-01')
  for (const day of ['2026-03-10', '2026-03-11', '2026-04-10', '2026-09-10'] as const) assert.ok(renewDemande(DEPART, day).ok, day)
  const early = renewDemande(DEPART, '2026-01-08')
  const late = renewDemande(DEPART, '2026-09-11')
  assert.ok(!early.ok && early.why === 'trop_tot' && early.texte.length > 20)
  assert.ok(!late.ok && late.why === 'trop_tard' && late.texte.length > 20)
})

test('filed on 29 February: the anniversary is the 28th', () => {
  assert.equal(computeEcheances('2024-02-29').echeance, '2025-02-28')
})

test('each motive has the effects of R441-2-8 and its code in the register', () => {
  const effects = MOTIFS_RADIATION.map((motif) => {
    const { code, preavisMois, contestable, bloque, clot, gardeAnciennete } = getRegleRadiation(motif)
    return [motif, code, preavisMois, contestable, bloque, clot, gardeAnciennete]
  })
  assert.deepEqual(effects, [
    ['ATTRIBUTION', 'RADATT', 0, false, true, true, false],
    ['RENONCIATION', 'RADABA', 0, false, true, false, false],
    ['NON_RENOUVELLEMENT', 'RADREN', 0, false, true, false, false],
    ['ABSENCE_REPONSE', 'RADCON', 1, true, true, false, false],
    ['IRRECEVABILITE', 'RADIRR', 1, true, true, false, false],
    ['REGROUPEMENT', undefined, 0, false, false, false, true],
  ])
  assert.equal(findMotifRadiation('RADREN'), 'NON_RENOUVELLEMENT')
  assert.equal(findMotifRadiation('RADNEW'), undefined)
})

test('only a request struck off for its lease has come to its end', () => {
  assert.equal(isDemandeAboutie({ statut: 'radiee', radiation: { motif: 'RADATT' } }), true)
  assert.equal(isDemandeAboutie({ statut: 'radiee', radiation: { motif: 'RADREN' } }), false)
  assert.equal(isDemandeAboutie({ statut: 'radiee' }), false)
  assert.equal(isDemandeAboutie({ statut: 'active', radiation: { motif: 'RADATT' } }), false)
})

test('a warned request may be struck off one month later', () => {
  assert.equal(computeRadiationPossible('ABSENCE_REPONSE', '2026-01-31'), '2026-02-28')
  assert.equal(computeRadiationPossible('RENONCIATION', '2026-01-31'), '2026-01-31')
})
