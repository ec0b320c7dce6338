import type { Demande } from '#domain/demande.ts'
import type { Employeur } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Lien, Menage, Personne } from '#domain/menage.ts'
import type { OffreFacts } from '#domain/offre.ts'

/** A person alone, in order on every point on 2026-11-22; each test says only what it changes. */
export function aDemande(over: Partial<Demande> = {}): Demande {
  return {
    dateDepot: '2024-03-10',
    menage: aMenage(),
    rfr: { 2024: 1_800_000 },
    ressourcesMensuelles: 160_000,
    communesSouhaitees: ['69123'],
    employeur: anEmployeur(),
    ...over,
  }
}

/** By links: `aMenage('demandeur', 'conjoint', 'enfant')`. Born in 1980 unless said. */
export function aMenage(...liens: readonly Lien[]): Menage {
  return { personnes: (liens.length === 0 ? (['demandeur'] as const) : liens).map((lien) => aPersonne(lien)), enfantsANaitre: 0 }
}

export function aPersonne(lien: Lien, naissance: Jour = '1980-06-15', over: Partial<Personne> = {}): Personne {
  return { lien, naissance, ...over }
}

/** A T2 under PLUS in Lyon, APL zone 2, 500 € charges included. */
export function anOffre(over: Partial<OffreFacts> = {}): OffreFacts {
  return { commune: '69386', typologie: 'T2', financement: 'PLUS', loyer: 50_000, zoneApl: 2, ...over }
}

export function anEmployeur(over: Partial<Employeur> = {}): Employeur {
  return { id: 'e1', effectif: 50, agricole: false, categorie: 'PME', validation: 'validee', tranches: [], anonyme: false, ...over }
}

/** The same facts, one of them not known. */
export function without<T extends object, K extends keyof T>(facts: T, ...keys: readonly K[]): Omit<T, K> {
  const copy = { ...facts }
  for (const key of keys) Reflect.deleteProperty(copy, key)
  return copy
}
