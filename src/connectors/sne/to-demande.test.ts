import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addJours, toJour } from '#domain/jour.ts'
import { runs } from '#test/runs.ts'
import type { Cotitulaire, DemandeRegistre } from './index.ts'
import { NUMEROS_DEMO } from './numeros-demo.ts'
import { buildRegistre } from './registry-demo.ts'
import { toDemande } from './to-demande.ts'

const today = toJour('2026-11-22')
const registre = buildRegistre(today)

function get(nom: keyof typeof NUMEROS_DEMO): DemandeRegistre {
  const demande = registre.get(NUMEROS_DEMO[nom])
  if (demande === undefined) throw new Error(nom)
  return demande
}

const seule = get('leclerc')
const other = (facts: Partial<Cotitulaire>): Cotitulaire => ({ ...seule.demandeur, lienDemandeur: 'L', ...facts })

test('the two of the founding deck arrive with the facts of their points', () => {
  const tabanou = toDemande(get('tabanou'), today)
  assert.deepEqual(JSON.parse(JSON.stringify(tabanou)), {
    dateDepot: '2018-04-12', menage: { personnes: [{ lien: 'demandeur', naissance: '1997-06-25' }], enfantsANaitre: 0 }, rfr: { 2024: 1_676_200, 2025: 1_728_000 },
    ressourcesMensuelles: 160_000, communeActuelle: '42218', communesSouhaitees: ['69386'], demandeElargie: false, typologiesSouhaitees: ['T1'],
    residencePrincipale: true, sejour: 'francaise', mobilite: { date: '2026-08-14' },
  })
  const leclerc = toDemande(get('leclerc'), today)
  assert.deepEqual([leclerc.dateDepot, leclerc.ressourcesMensuelles, leclerc.typologiesSouhaitees], ['2019-09-12', 155_000, ['T1', 'T2']])
})

test('spouse, Pacs partner and concubin are the conjoint, once; any other holder is a co-holder', () => {
  const liens = (...codes: string[]) => toDemande({ ...seule, cotitulaires: codes.map((lienDemandeur) => other({ lienDemandeur })) }).menage.personnes.map(({ lien }) => lien)
  for (const code of ['M', 'P', 'C']) assert.deepEqual(liens(code), ['demandeur', 'conjoint'])
  for (const code of ['L', 'ZZ', '']) assert.deepEqual(liens(code), ['demandeur', 'cotitulaire'])
  assert.deepEqual(liens('L', 'M', 'C'), ['demandeur', 'cotitulaire', 'conjoint', 'cotitulaire'])
})

test('children, parents in charge, shared custody and unborn children make the household', () => {
  assert.deepEqual(toDemande(get('familleNombreuse')).menage.personnes.map(({ lien }) => lien), ['demandeur', 'conjoint', ...Array<string>(6).fill('enfant')])
  assert.deepEqual(toDemande(get('gardeAlternee')).menage.personnes.map(({ lien }) => lien), ['demandeur', 'enfant', 'enfant'])
  assert.equal(toDemande(get('enceinte')).menage.enfantsANaitre, 1)
  const ascendant = toDemande({ ...seule, personnesACharge: [{ lienParente: 'P' }, { lienParente: 'A' }, { lienParente: '??' }] })
  assert.deepEqual(ascendant.menage.personnes.slice(1).map(({ lien }) => lien), ['autre_a_charge', 'autre_a_charge', 'autre_a_charge'])
})

test('only the card "invalidité" is a disability for the ceilings', () => {
  assert.equal(toDemande(get('handicap')).menage.personnes[0]?.handicap, true)
  const sansCarte = { carteInvalidite: false, aides: [], equipements: [] }
  assert.equal(toDemande({ ...seule, demandeur: { ...seule.demandeur, handicap: sansCarte } }).menage.personnes[0]?.handicap, false)
})

test('a year of income is there only when every holder has it', () => {
  const demandeur = { ...seule.demandeur, revenuFiscal: { 2024: 1_000_000, 2025: 1_100_000 } }
  const rfr = (revenuFiscal: Record<string, number>) => toDemande({ ...seule, demandeur, cotitulaires: [other({ revenuFiscal })] }).rfr
  assert.deepEqual(rfr({ 2024: 500_000, 2025: 600_000 }), { 2024: 1_500_000, 2025: 1_700_000 })
  assert.deepEqual(rfr({ 2025: 0 }), { 2025: 1_100_000 })
  assert.deepEqual(rfr({ 2023: 1 }), {})
  assert.deepEqual(Object.keys(toDemande(get('sansRevenuN2')).rfr), ['2025'])
})

test('resources are all that comes in less the alimony paid, never under zero; none declared is not zero', () => {
  const withMoney = (recues: number, versees: number) => toDemande({ ...seule, demandeur: { ...seule.demandeur, ressources: [{ code: 'SAL', montant: recues }], versees: [{ code: 'PAV', montant: versees }] } })
  fc.assert(fc.property(fc.nat(500_000), fc.nat(500_000), (recues, versees) => withMoney(recues, versees).ressourcesMensuelles === Math.max(0, recues - versees)), { numRuns: runs(100, 1_000) })
  assert.equal(toDemande({ ...seule, demandeur: { ...seule.demandeur, ressources: [] } }).ressourcesMensuelles, undefined)
  assert.equal(toDemande(get('gardeAlternee')).ressourcesMensuelles, 163_000)
})

test('types: six and more is T6, a room is T1, an unknown code is no wish', () => {
  const types = (...typologies: string[]) => toDemande({ ...seule, logementRecherche: { ...seule.logementRecherche, typologies } }).typologiesSouhaitees
  assert.deepEqual(types('C', 'T1', 'T6P'), ['T1', 'T6'])
  assert.deepEqual(types('T2', 'DUPLEX'), ['T2'])
  assert.equal(types('DUPLEX'), undefined)
})

test('stay: French, valid paper, ended permit; an absent paper proves nothing', () => {
  const sejour = (nationalite: string, piecesDeposees: DemandeRegistre['piecesDeposees']) => toDemande({ ...seule, demandeur: { ...seule.demandeur, nationalite }, piecesDeposees }, today).sejour
  const paper = (type: string, expireLe?: typeof today) => [{ type, date: today, validee: true, titulaire: 0, expireLe }]
  assert.equal(sejour('1', []), 'francaise')
  assert.equal(sejour('2', paper('ID')), 'titre_valide')
  assert.equal(sejour('3', paper('ID')), undefined)
  assert.equal(sejour('3', paper('SEJOUR', today)), 'titre_valide')
  assert.equal(sejour('3', paper('SEJOUR', addJours(today, -1))), 'sans_titre')
  assert.equal(sejour('3', [{ type: 'SEJOUR', date: today, validee: true, titulaire: 1 }]), undefined)
  assert.equal(sejour('9', paper('SEJOUR')), undefined)
  assert.equal(toDemande(get('sansTitre'), today).sejour, 'sans_titre')
})
