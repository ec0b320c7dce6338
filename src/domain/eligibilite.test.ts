import assert from 'node:assert/strict'
import test from 'node:test'
import { aDemande, aMenage, anEmployeur, anOffre, aPersonne, without } from '#test/demandes.ts'
import type { Demande } from './demande.ts'
import { checkEligibilite } from './eligibilite.ts'
import type { Jour } from './jour.ts'
import type { Menage } from './menage.ts'
import { FINANCEMENTS, type OffreFacts } from './offre.ts'
import { MOTIFS } from './verdict.ts'

const LE = '2026-11-22'
const NB = '\u00a0'

const reponse = (demande: Demande, offre: OffreFacts, le: Jour = LE) => checkEligibilite(demande, offre, le).reponse
const motifs = (demande: Demande, offre: OffreFacts, le: Jour = LE) => checkEligibilite(demande, offre, le).refus.map(({ motif }) => motif)
const codes = (demande: Demande, offre: OffreFacts, le: Jour = LE) => checkEligibilite(demande, offre, le).alertes.map(({ code }) => code)
const couple = (a?: Jour, b?: Jour): Menage => ({
  personnes: [a === undefined ? { lien: 'demandeur' } : aPersonne('demandeur', a), b === undefined ? { lien: 'conjoint' } : aPersonne('conjoint', b)], enfantsANaitre: 0,
})

test('a person alone, under the ceiling, in a wished commune: yes, without a word', () => {
  assert.deepEqual(checkEligibilite(aDemande(), anOffre(), LE), { reponse: 'oui', refus: [], manquants: [], alertes: [] })
})

test('income equal to the ceiling passes; one cent more does not, and the words give the figures', () => {
  assert.equal(reponse(aDemande({ rfr: { 2024: 2_340_300 } }), anOffre()), 'oui')
  const { reponse: answer, refus } = checkEligibilite(aDemande({ rfr: { 2024: 2_340_301, 2025: 2_340_301 } }), anOffre(), LE)
  assert.equal(answer, 'non')
  assert.deepEqual(refus, [{
    motif: 'plafond_depasse', article: 'arrêté du 29 juillet 1987',
    texte: `Vos revenus retenus (23${NB}403,01${NB}€, année 2024) dépassent le plafond PLUS de votre ménage (23${NB}403${NB}€ pour un ménage de catégorie 1).`,
  }])
})

test('a refusal by income says that a lower last year would count, when it was not given', () => {
  const [hlm] = checkEligibilite(aDemande({ rfr: { 2024: 9_000_000 } }), anOffre(), LE).refus
  assert.match(hlm?.texte ?? '', /Si vos revenus 2025 sont plus bas d’au moins 10\u00a0%, ajoutez-les/)
  const [lli] = checkEligibilite(aDemande({ rfr: { 2024: 9_000_000 } }), anOffre({ financement: 'LLI', zoneAbc: 'A' }), LE).refus
  assert.match(lli?.texte ?? '', /Si vos revenus 2025 sont plus bas, ajoutez-les/)
  assert.equal(lli?.article, 'CGI, annexe III, art. 2 terdecies D')
})

test('on 1 January the income year and the table move together', () => {
  const demande = aDemande({ rfr: { 2023: 2_330_000, 2024: 2_330_000 } })
  assert.equal(reponse(demande, anOffre(), '2025-12-31'), 'non', '2025: 23 201')
  assert.equal(reponse(demande, anOffre(), '2026-01-01'), 'oui', '2026: 23 403')
})

test('after the last table the latest is used, provisionally, with the income year of the day', () => {
  const verdict = checkEligibilite(aDemande({ rfr: { 2025: 2_340_300 } }), anOffre(), '2027-01-02')
  assert.deepEqual([verdict.reponse, verdict.alertes.map(({ code }) => code)], ['oui', ['bareme_provisoire']])
  assert.deepEqual(checkEligibilite(aDemande(), anOffre(), '2027-01-02').manquants, ['revenus.rfr.2025'])
})

test('without N-2 the answer waits for it, even with N-1, for every financing', () => {
  for (const financement of FINANCEMENTS) {
    const verdict = checkEligibilite(aDemande({ rfr: { 2025: 100_000 } }), anOffre({ financement, zoneAbc: 'A' }), LE)
    assert.deepEqual([verdict.reponse, verdict.manquants], ['a_completer', ['revenus.rfr.2024']], financement)
  }
})

test('birth dates are missing only when the young-household clause decides', () => {
  // Couple, PLUS, other regions: 31 254 in category 2, 37 584 as a young household.
  const at = (euros: number, menage: Menage, over: Partial<OffreFacts> = {}) => checkEligibilite(aDemande({ menage, rfr: { 2024: euros * 100 } }), anOffre(over), LE)
  assert.equal(at(31_254, couple()).reponse, 'oui')
  assert.deepEqual([at(31_255, couple()).reponse, at(31_255, couple()).manquants], ['a_completer', ['menage.personnes.0.naissance', 'menage.personnes.1.naissance']])
  assert.deepEqual(at(37_584, couple('2000-01-01')).manquants, ['menage.personnes.1.naissance'])
  assert.deepEqual([at(37_585, couple()).reponse, at(37_585, couple()).manquants], ['non', []])
  assert.deepEqual([at(37_584, couple('1960-01-01')).reponse, at(37_584, couple('1960-01-01')).manquants], ['non', []], 'one age is already above 55')
  assert.equal(at(37_584, couple('2000-01-01', '2000-01-01')).reponse, 'oui')
  assert.equal(at(31_255, couple('1998-01-01', '1998-01-01')).reponse, 'non')
  assert.equal(at(40_000, couple(), { financement: 'LLI', zoneAbc: 'A' }).reponse, 'oui', 'LLI has no such clause')
  const disabled = couple()
  assert.equal(at(37_584, { ...disabled, personnes: disabled.personnes.map((one) => ({ ...one, handicap: true })) }).reponse, 'oui', 'category 3 anyway')
})

test('when income is missing too, both are asked at once', () => {
  assert.deepEqual(checkEligibilite(aDemande({ menage: couple(), rfr: {} }), anOffre(), LE).manquants, ['revenus.rfr.2024', 'menage.personnes.0.naissance', 'menage.personnes.1.naissance'])
})

test('PLI and LLI without their zone wait for it', () => {
  for (const financement of ['PLI', 'LLI'] as const) {
    const verdict = checkEligibilite(aDemande(), anOffre({ financement }), LE)
    assert.deepEqual([verdict.reponse, verdict.manquants], ['a_completer', ['offre.zoneAbc']])
  }
})

test('overseas has other texts: no ceiling, an alert, to be completed', () => {
  const verdict = checkEligibilite(aDemande({ communesSouhaitees: ['97411'] }), anOffre({ commune: '97411' }), LE)
  assert.deepEqual([verdict.reponse, verdict.manquants, verdict.alertes.map(({ code }) => code)], ['a_completer', ['ressources.plafond'], ['aide_inconnue', 'outre_mer']])
})

test('the type must suit the size of the household; the words give both', () => {
  const verdict = checkEligibilite(aDemande(), anOffre({ typologie: 'T4' }), LE)
  assert.deepEqual(verdict.refus, [{ motif: 'typologie_inadaptee', article: "règle AL'in", texte: `Pour 1${NB}personne, le logement doit être de type T1, T2${NB}; celui-ci est de type T4.` }])
  assert.equal(reponse(aDemande(), anOffre({ typologie: 'T1BIS' })), 'oui')
  const four = aDemande({ menage: aMenage('demandeur', 'conjoint', 'enfant', 'enfant') })
  assert.deepEqual((['T2', 'T3', 'T5', 'T6'] as const).map((typologie) => motifs(four, anOffre({ typologie })).length), [1, 0, 0, 1])
})

test('wished types are a way of showing, never a refusal', () => {
  assert.equal(reponse(aDemande({ typologiesSouhaitees: ['T1'] }), anOffre({ typologie: 'T2' })), 'oui')
})

test('only wished communes, or the whole département when the request is widened', () => {
  assert.deepEqual(motifs(aDemande({ communesSouhaitees: ['69381'] }), anOffre()), ['commune_non_souhaitee'])
  assert.equal(reponse(aDemande({ communesSouhaitees: ['69381'], demandeElargie: true }), anOffre()), 'oui')
  assert.deepEqual(motifs(aDemande({ communesSouhaitees: ['42218'], demandeElargie: true }), anOffre()), ['commune_non_souhaitee'])
  assert.equal(reponse(aDemande({ communesSouhaitees: ['42218', '69386'] }), anOffre({ commune: '69123' })), 'oui')
  assert.deepEqual(checkEligibilite(aDemande({ communesSouhaitees: [] }), anOffre(), LE).manquants, ['demande.communesSouhaitees'])
})

test('residence permit, main residence, reserved and closed homes have each their ground', () => {
  assert.deepEqual(motifs(aDemande({ sejour: 'sans_titre' }), anOffre()), ['sejour'])
  assert.equal(reponse(aDemande({ sejour: 'titre_valide', residencePrincipale: true }), anOffre({ ouverte: true })), 'oui')
  assert.deepEqual(motifs(aDemande({ residencePrincipale: false }), anOffre()), ['residence_principale'])
  assert.deepEqual(motifs(aDemande(), anOffre({ ouverte: false })), ['offre_close'])
  assert.deepEqual(motifs(aDemande(), anOffre({ reserveeA: 'e2' })), ['reserve_entreprise'])
  assert.equal(reponse(aDemande(), anOffre({ reserveeA: 'e1' })), 'oui')
  assert.deepEqual(motifs(without(aDemande(), 'employeur'), anOffre({ reserveeA: 'e1' })), ['reserve_entreprise'])
  assert.deepEqual(motifs(aDemande({ employeur: anEmployeur({ validation: 'refusee' }) }), anOffre({ reserveeA: 'e1' })), ['reserve_entreprise'], 'the company said no')
  assert.deepEqual(motifs(aDemande({ employeur: anEmployeur({ validation: 'en_attente' }) }), anOffre({ reserveeA: 'e1' })), ['reserve_entreprise'], 'a typed number proves nothing')
  assert.equal(reponse(aDemande({ employeur: anEmployeur({ validation: 'deleguee', anonyme: true }) }), anOffre({ reserveeA: 'e1' })), 'oui', 'anonymity hides the person, not the job')
})

test('all grounds are given, each with its article, and a refusal beats a missing fact', () => {
  const demande = aDemande({ rfr: { 2024: 9_000_000 }, sejour: 'sans_titre', residencePrincipale: false, communesSouhaitees: ['42218'] })
  const everything = anOffre({ typologie: 'T5', reserveeA: 'e2', ouverte: false })
  assert.deepEqual(motifs(demande, everything).toSorted(), [...MOTIFS].toSorted())
  assert.ok(checkEligibilite(demande, everything, LE).refus.every(({ article, texte }) => article.length > 5 && texte.endsWith('.')))
  const verdict = checkEligibilite({ ...demande, rfr: {} }, everything, LE)
  assert.deepEqual([verdict.reponse, verdict.manquants], ['non', ['revenus.rfr.2024']])
})

test('resources under three rents are an alert, exactly, with the benefit counted', () => {
  assert.deepEqual(codes(aDemande({ ressourcesMensuelles: 150_000 }), anOffre()), [], 'exactly three times')
  assert.deepEqual(codes(aDemande({ ressourcesMensuelles: 149_999 }), anOffre()), ['capacite_financiere'])
  // 800 + 199 of benefit: 999, three times 333.
  assert.deepEqual(codes(aDemande({ ressourcesMensuelles: 80_000 }), anOffre({ loyer: 33_300, loyerHorsCharges: 29_034 })), [])
  assert.deepEqual(codes(aDemande({ ressourcesMensuelles: 80_000 }), anOffre({ loyer: 33_301, loyerHorsCharges: 29_034 })), ['capacite_financiere'])
  assert.deepEqual(codes(without(aDemande(), 'ressourcesMensuelles'), anOffre()), [], 'not known: nothing to say')
})

test('without an employer, or with one too small, one comes after: an alert', () => {
  assert.deepEqual(codes(without(aDemande(), 'employeur'), anOffre()), ['acces_non_prioritaire'])
  assert.deepEqual(codes(aDemande({ employeur: anEmployeur({ effectif: 9 }) }), anOffre()), ['acces_non_prioritaire'])
  assert.deepEqual(codes(aDemande({ employeur: anEmployeur({ effectif: 49, agricole: true }) }), anOffre()), ['acces_non_prioritaire'])
  assert.deepEqual(codes(aDemande({ employeur: anEmployeur({ effectif: 50, agricole: true }) }), anOffre()), [])
})

test('an unknown APL zone is an alert, and alerts never refuse', () => {
  const verdict = checkEligibilite(without(aDemande({ ressourcesMensuelles: 100 }), 'employeur'), without(anOffre(), 'zoneApl'), LE)
  assert.equal(verdict.reponse, 'oui')
  assert.deepEqual(verdict.alertes.map(({ code }) => code), ['capacite_financiere', 'acces_non_prioritaire', 'aide_inconnue'])
})
