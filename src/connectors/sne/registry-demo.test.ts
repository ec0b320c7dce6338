import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { age, addJours, annee, toJour } from '#domain/jour.ts'
import { EMPLOYEURS_DEMO, LISTE_EMPLOYEURS_DEMO } from './employeurs-demo.ts'
import { LISTES } from './codes.ts'
import type { DemandeRegistre, Titulaire } from './index.ts'
import { NUMEROS_DEMO, NUMEROS_PANNES } from './numeros-demo.ts'
import { buildRegistre } from './registry-demo.ts'

const DAYS = ['2026-11-22', '2026-12-31', '2027-01-01', '2028-02-29', '2031-03-01'].map(toJour)
const NUMERO = /^(?:1\d{2}|0(?:0[1-9]|[1-8]\d|9[0-5])|97[1-6])(?:0[1-9]|1[0-2])\d{2}\d{6}GTEST$/

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, rank) => total + ((value) => (value > 9 ? value - 9 : value))(Number(digit) * (rank % 2 === 0 ? 1 : 2)), 0)
  return sum % 10 === 0
}

function titulairesOf(demande: DemandeRegistre): Titulaire[] {
  return [demande.demandeur, ...demande.cotitulaires]
}

test('three hundred requests, the same whoever builds them', () => {
  for (const day of DAYS) assert.equal(buildRegistre(day).size, 300)
  const [day] = DAYS
  assert.ok(day)
  assert.deepEqual(buildRegistre(day), buildRegistre(day))
})

test('numbers fit the pattern of the register, and each named one is there but the absent one', () => {
  for (const day of DAYS) {
    const registre = buildRegistre(day)
    for (const numero of registre.keys()) assert.match(numero, NUMERO)
    for (const [nom, numero] of Object.entries(NUMEROS_DEMO)) assert.equal(registre.has(numero), nom !== 'absent', nom)
    for (const numero of Object.values(NUMEROS_PANNES)) assert.match(numero, NUMERO)
  }
})

test('with one anchor nobody changes number, name or birthday while the days pass', () => {
  const ancre = toJour('2026-11-22')
  const identity = (registre: ReturnType<typeof buildRegistre>) => [...registre].map(([numero, { demandeur, dateCreation }]) => [numero, demandeur.nom, demandeur.prenom, demandeur.dateNaissance, demandeur.mel, dateCreation])
  assert.deepEqual(identity(buildRegistre(toJour('2027-01-02'), ancre)), identity(buildRegistre(ancre, ancre)))
})

test('incomes are of the two last years, on 1 January too, and follow the resources of twelve months less a tenth', () => {
  for (const day of DAYS) for (const demande of buildRegistre(day).values()) {
    if (demande.numeroUnique !== NUMEROS_DEMO.sansRevenuN2) titulairesOf(demande).forEach((titulaire) => checkRevenus(titulaire, annee(day), demande.numeroUnique))
  }
})

function checkRevenus({ revenuFiscal, ressources }: Titulaire, year: number, numero: string): void {
  assert.deepEqual(Object.keys(revenuFiscal), [String(year - 2), String(year - 1)])
  const imposable = ressources.filter(({ code }) => ['SAL', 'RET', 'CHO', 'PAR', 'PRIM'].includes(code)).reduce((sum, { montant }) => sum + montant, 0)
  assert.ok(Math.abs((revenuFiscal[String(year - 1)] ?? 0) - imposable * 10.8) <= 100, numero)
}

test('each request is valid for at most a year ahead; two are over and two struck off', () => {
  for (const day of DAYS) {
    const all = [...buildRegistre(day).values()]
    for (const { dateFinValidite = day, dateCreation } of all) {
      assert.ok(dateCreation <= day)
      assert.ok(dateFinValidite <= addJours(day, 366))
    }
    assert.deepEqual(all.filter(({ dateFinValidite = day }) => dateFinValidite < day).map(({ numeroUnique }) => numeroUnique), [NUMEROS_DEMO.radiee, NUMEROS_DEMO.expiree])
    assert.deepEqual(all.filter(({ statut }) => statut === 'radiee').map(({ numeroUnique }) => numeroUnique), [NUMEROS_DEMO.radiee, NUMEROS_DEMO.radieeAttribution])
  }
})

test('Tabanou is 29 and freshly hired, Leclerc 31, on any day', () => {
  for (const day of DAYS) {
    const registre = buildRegistre(day)
    const ageOf = (numero: string) => age(registre.get(numero)?.demandeur.dateNaissance ?? day, day)
    assert.deepEqual([ageOf(NUMEROS_DEMO.tabanou), ageOf(NUMEROS_DEMO.leclerc)], [29, 31])
    const emploi = registre.get(NUMEROS_DEMO.tabanou)?.demandeur.situationProfessionnelle
    assert.ok((emploi?.dateEmbauche ?? day) > addJours(day, -120))
    assert.equal(emploi?.siret, EMPLOYEURS_DEMO.aerien.siret)
  }
})

test('the crowd has every size, contract, employer and age, and adults at every filing', () => {
  const all = [...buildRegistre(toJour('2026-11-22')).values()]
  const sizes = new Set(all.map((demande) => titulairesOf(demande).length + demande.personnesACharge.length))
  assert.deepEqual([...sizes].sort(), [1, 2, 3, 4, 5, 6, 7, 8])
  const contrats = new Set(all.flatMap((demande) => titulairesOf(demande).map(({ situationProfessionnelle }) => situationProfessionnelle?.typeContratTravail)))
  for (const contrat of Object.keys(LISTES.contrat.valeurs)) assert.ok(contrats.has(contrat), contrat)
  for (const { siret } of LISTE_EMPLOYEURS_DEMO) assert.ok(all.some(({ demandeur }) => demandeur.situationProfessionnelle?.siret === siret), siret)
  for (const { demandeur, dateCreation } of all.slice(25)) assert.ok(age(demandeur.dateNaissance ?? dateCreation, dateCreation) >= 17)
  assert.ok(all.some(({ demandeur }) => demandeur.nationalite === '3'))
  const adresses = all.flatMap(({ demandeur }) => demandeur.mel ?? [])
  assert.equal(new Set(adresses).size, adresses.length - 1, 'one address is shared on purpose')
})

test('every identity is invented: SIREN in 000, phones and addresses of fiction', () => {
  for (const { siren, siret } of LISTE_EMPLOYEURS_DEMO) {
    assert.match(siren, /^000/)
    assert.ok(siret.startsWith(siren) && luhn(siren) && luhn(siret), siret)
  }
  for (const demande of buildRegistre(toJour('2026-11-22')).values()) for (const { mel = 'a@exemple.test', telPortable = '0639980000' } of titulairesOf(demande)) {
    assert.match(mel, /^[a-z.]+\d*@exemple\.test$/)
    assert.match(telPortable, /^063998\d{4}$/)
  }
})

test('communes are true ones, but for the request that shows an unknown code', () => {
  const communes: unknown = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json')
  assert.ok(Array.isArray(communes))
  const known = new Set(communes.map(({ code }: { code: string }) => code))
  for (const demande of buildRegistre(toJour('2026-11-22')).values()) {
    const codes = [...demande.logementRecherche.communes, ...titulairesOf(demande).flatMap(({ adresse, situationProfessionnelle }) => [adresse?.commune, situationProfessionnelle?.commune])]
    const unknown = codes.filter((code) => code !== undefined && !known.has(code))
    assert.equal(unknown.length > 0, demande.numeroUnique === NUMEROS_DEMO.communeInconnue, `${demande.numeroUnique}: ${unknown.join()}`)
  }
})
