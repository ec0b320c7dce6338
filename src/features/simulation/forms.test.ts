import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { parseSimulation } from './forms.ts'

const TODAY = '2026-11-22'

const whole = () => ({
  date: '2026-03-01',
  menage: { personnes: [{ lien: 'demandeur', naissance: '1997-05-05', handicap: false }, { lien: 'enfant' }], enfantsANaitre: 1 },
  revenus: { rfr: { 2024: 18_000, 2025: 17_500.5 }, ressourcesMensuelles: 1600.55 },
  demande: {
    dateDepot: '2018-04-12', communeActuelle: '42218', communesSouhaitees: ['69123', '2A004'], refusCommission: false, refusAttribution: true,
    mobilite: { date: '2026-02-01', trajetMinutes: 80 },
  },
  employeur: { effectif: 120, agricole: false, categorie: 'ETI', validation: 'validee', tranches: ['A', 'C'], anonyme: false },
  offre: { commune: '69386', typologie: 'T2', financement: 'LLI', loyer: 812.35, loyerHorsCharges: 700.1, surface: 41.5, zoneAbc: 'A', zoneApl: 2 },
  autresCandidatures: ['2019-09-03'],
  equilibrage: 'PME',
})

/** Wrong fields only. */
function champs(body: unknown): readonly string[] {
  const parsed = parseSimulation(body, TODAY)
  return parsed.ok ? [] : parsed.erreurs.map(({ champ }) => champ)
}

const alone = { menage: { personnes: [{ lien: 'demandeur' }] } }

test('a whole question is read, euros become exact cents', () => {
  const parsed = parseSimulation(whole(), TODAY)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.question, {
    date: '2026-03-01',
    demande: {
      menage: { personnes: [{ lien: 'demandeur', naissance: '1997-05-05', handicap: false }, { lien: 'enfant' }], enfantsANaitre: 1 },
      rfr: { 2024: 1_800_000, 2025: 1_750_050 }, ressourcesMensuelles: 160_055,
      dateDepot: '2018-04-12', communeActuelle: '42218', communesSouhaitees: ['69123', '2A004'], refusCommission: false, refusAttribution: true,
      mobilite: { date: '2026-02-01', trajetMinutes: 80 },
      employeur: { effectif: 120, agricole: false, categorie: 'ETI', validation: 'validee', tranches: ['A', 'C'], anonyme: false },
    },
    offre: { commune: '69386', typologie: 'T2', financement: 'LLI', loyer: 81_235, loyerHorsCharges: 70_010, surface: 41.5, zoneAbc: 'A', zoneApl: 2 },
    autresCandidatures: ['2019-09-03'],
    equilibrage: 'PME',
  })
})

test('an applicant is enough: today, nothing known, no home', () => {
  const parsed = parseSimulation({ ...alone, demande: { mobilite: null }, employeur: null, equilibrage: null, offre: null }, TODAY)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.question, {
    date: TODAY, demande: { menage: { personnes: [{ lien: 'demandeur' }], enfantsANaitre: 0 }, rfr: {}, communesSouhaitees: [] }, autresCandidatures: [],
  })
})

test('the size class follows from the headcount when it is not given', () => {
  const parsed = parseSimulation({ ...alone, employeur: { effectif: 300, validation: 'deleguee' } }, TODAY)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.question.demande.employeur, { effectif: 300, agricole: false, categorie: 'ETI', validation: 'deleguee', tranches: [], anonyme: false })
})

test('every wrong field is named, unknown keys and the wrong number of applicants included', () => {
  const wrong = {
    date: '2026-02-30', inconnu: 1,
    menage: { personnes: [{ lien: 'voisin', nom: 'X' }, { lien: 'conjoint', naissance: 3, handicap: 'oui' }], enfantsANaitre: 1.5 },
    revenus: { rfr: { 24: 1, 2024: -1, 2025: 1.234 }, ressourcesMensuelles: '1600' },
    demande: { dateDepot: '12/04/2018', communeActuelle: '20004', communesSouhaitees: ['6912', '69123', '97999x'], mobilite: { trajetMinutes: -1 } },
    employeur: { effectif: -1, categorie: 'TPE', validation: 'oui', tranches: ['D'], anonyme: 0 },
    offre: { commune: '99999', typologie: 'T9', financement: 'HLM', loyer: Number.NaN, zoneAbc: 'A bis', zoneApl: '2', surface: 0 },
    autresCandidatures: ['hier'], equilibrage: 'TPE',
  }
  assert.deepEqual(champs(wrong).toSorted(), [
    'autresCandidatures.0', 'date', 'demande.communeActuelle', 'demande.communesSouhaitees.0', 'demande.communesSouhaitees.2', 'demande.dateDepot', 'demande.mobilite.date',
    'demande.mobilite.trajetMinutes', 'employeur.anonyme', 'employeur.categorie', 'employeur.effectif', 'employeur.tranches.0', 'employeur.validation', 'equilibrage', 'inconnu',
    'menage.enfantsANaitre', 'menage.personnes', 'menage.personnes.0.lien', 'menage.personnes.0.nom', 'menage.personnes.1.handicap', 'menage.personnes.1.naissance',
    'offre.commune', 'offre.financement', 'offre.loyer', 'offre.surface', 'offre.typologie', 'offre.zoneAbc', 'offre.zoneApl',
    'revenus.ressourcesMensuelles', 'revenus.rfr.2024', 'revenus.rfr.2025', 'revenus.rfr.24',
  ])
})

test('the words are French, whole sentences, and none of the library', () => {
  const parsed = parseSimulation({ menage: { personnes: [{}, 4], enfantsANaitre: -1 }, revenus: 3, demande: [], offre: {}, employeur: {}, autresCandidatures: 'x', x: 1 }, TODAY)
  assert.ok(!parsed.ok)
  for (const { champ, texte } of parsed.erreurs) {
    assert.match(texte, /^[A-ZÀ-Ý].*\.$/, champ)
    assert.doesNotMatch(texte, /invalid|expected|required|unrecognized/i)
  }
  assert.ok(parsed.erreurs.some(({ champ, texte }) => champ === 'offre.loyer' && texte.startsWith('Ce champ est obligatoire.')))
})

test('unknown keys are refused at every level', () => {
  for (const part of ['menage', 'revenus', 'demande', 'employeur', 'offre'] as const) {
    const body = whole()
    assert.deepEqual(champs({ ...body, [part]: { ...body[part], secret: 1 } }), [`${part}.secret`])
  }
  assert.deepEqual(champs({ ...alone, date: TODAY, statut: 'admin' }), ['statut'])
})

test('exactly one applicant', () => {
  assert.deepEqual(champs({ menage: { personnes: [] } }), ['menage.personnes'])
  assert.deepEqual(champs({ menage: { personnes: [{ lien: 'demandeur' }, { lien: 'demandeur' }] } }), ['menage.personnes'])
  assert.deepEqual(champs({}), ['menage'])
  for (const body of [null, undefined, 3, 'x', []]) assert.deepEqual(champs(body), [''])
})

test('a birth after the day of the question, or a rent without charges above the rent, contradict the rest', () => {
  assert.deepEqual(champs({ ...alone, date: '2026-01-01', menage: { personnes: [{ lien: 'demandeur', naissance: '2026-01-02' }] } }), ['menage.personnes.0.naissance'])
  assert.deepEqual(champs({ ...alone, offre: { commune: '69386', typologie: 'T1', financement: 'PLUS', loyer: 500, loyerHorsCharges: 500.01 } }), ['offre.loyerHorsCharges'])
})

test('commune codes have five characters, of a département that exists', () => {
  const ok = (code: string) => champs({ ...alone, demande: { communeActuelle: code } }).length === 0
  for (const code of ['01001', '2A004', '2B033', '75112', '95680', '97411', '98818']) assert.ok(ok(code), code)
  for (const code of ['00001', '20004', '96001', '2C001', '6912', '691234', '2a004', ' 69123']) assert.ok(!ok(code), code)
})

test('any amount of at most two decimals becomes its cents exactly; a third decimal is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), fc.integer({ min: 1, max: 9 }), (cents, third) => {
      const parsed = parseSimulation({ ...alone, revenus: { ressourcesMensuelles: cents / 100 } }, TODAY)
      assert.ok(parsed.ok)
      assert.equal(parsed.question.demande.ressourcesMensuelles, cents)
      const finer = Number(`${Math.trunc(cents / 100)}.00${third}`)
      assert.deepEqual(champs({ ...alone, revenus: { ressourcesMensuelles: finer } }), ['revenus.ressourcesMensuelles'])
    }),
    { numRuns: runs(300, 10_000) },
  )
})

test('days out of any life are refused, so that no computation overflows', () => {
  for (const date of ['1899-12-31', '2101-01-01', '9999-12-31', '0000-01-01']) assert.deepEqual(champs({ ...alone, date }), ['date'])
})

test('whatever is sent, the answer is a question or its faults, never an exception', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom('menage', 'revenus', 'demande', 'offre', 'employeur', 'autresCandidatures', 'date'), (value, key) => {
      const parsed = parseSimulation({ ...alone, [key]: value }, TODAY)
      return parsed.ok || parsed.erreurs.length > 0
    }),
    { numRuns: runs(300, 10_000) },
  )
})
