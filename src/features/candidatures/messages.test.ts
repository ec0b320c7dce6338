import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATUTS } from '#domain/candidature.ts'
import { Temporal } from 'temporal-polyfill'
import { messageCandidature, OBJETS, type Objet } from './messages.ts'
import type { Faits } from './queries/faits.ts'
import { describeFin } from './texts/fins.ts'

const at = (text: string) => Temporal.Instant.from(text)
const LETTER = { prenom: 'Inès', baseUrl: 'https://alin.exemple.test', check: { url: 'https://alin.exemple.test/message', code: 'ABCD 2345' } }
const FAITS: Faits = {
  candidature: {
    id: 7, offre_id: 3, statut: 'attribuee', deposee_le: at('2026-10-02T08:00:00Z'), statut_le: at('2026-11-22T08:00:00Z'), points_fixes: 300, categorie: 'PME', date_depot: '2020-03-01', rang_gele: 2, ordre_gele: 2, total_gele: 320,
    attente_piece: null, echeance_le: at('2026-12-02T23:00:00Z'), motif: 'Travaux urgents.', rang_commission: 1, designation_id: 1, reference: 'ESSAI-3', typologie: 'T2', nature: 'appartement', ville: 'Lyon 6e', code_postal: '69006', adresse: '12 rue des Essais',
    loyer: 50_000, surface: 47, cloture_le: at('2026-11-01T23:00:00Z'), disponible_le: '2026-12-15', statut_offre: 'attribuee', graine_engagement: 'x', depot_garantie: 44_000, financement: 'PLUS', bailleur: 'Habitat des Deux Rives', graine: 'y',
  },
  pieces: [], visite: undefined, decision: undefined, bail: undefined, rappel: undefined,
}
const write = (objet: Objet, over: Partial<Faits> = {}) => messageCandidature(objet, { ...FAITS, ...over }, LETTER)
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

test('each message says one thing to do, on our site, and bears its code; both twins say the same', () => {
  for (const objet of OBJETS) {
    const { subject, html, text } = write(objet)
    assert.ok(subject.length > 0 && subject.length <= 70, subject)
    assert.match(text, /Bonjour Inès,/)
    assert.match(text, /avec le code ABCD 2345/)
    assert.match(text, /https:\/\/alin\.exemple\.test\/demandeur/, objet)
    assert.equal((html.match(/style="display:inline-block/g) ?? []).length, 1, objet)
    assert.doesNotMatch(text, /undefined|null|SMS/, objet)
  }
})

test('an attribution: until when, what each answer does, and no notice before the lease', () => {
  const text = plain(write('attribuee').text)
  assert.match(text, /jusqu’au mercredi 2 décembre 2026, 24 h, heure de Paris/)
  assert.match(text, /40 points de moins/)
  assert.match(text, /DALO/)
  assert.match(text, /Ne donnez pas congé/)
  assert.match(text, /demandeur\/candidatures\/7\/reponse/)
})

test('one whose turn has come reads why, not the decision of the first day', () => {
  const decision = { decision: { code: 'attribution_rang', rang: 2 }, jour: '2026-11-10', notifieeLe: at('2026-11-11T09:00:00Z'), financement: 'PLUS' } as const
  assert.match(plain(write('attribuee', { decision }).text), /Le candidat placé avant vous n’a pas pris le logement/)
  assert.match(plain(write('attribuee_rang', { decision }).text), /en rang 2/)
})

test('a refusal by the commission gives its reasons, the points that it brings and where to contest it', () => {
  const decision = { decision: { code: 'non_attribution', motifs: ['Le logement est trop petit pour votre foyer.'] }, jour: '2026-11-10', notifieeLe: at('2026-11-11T09:00:00Z'), financement: 'PLUS' } as const
  const text = plain(write('non_attribuee', { decision }).text)
  assert.match(text, /trop petit pour votre foyer/)
  assert.match(text, /40 points de plus/)
  assert.match(text, /tribunal administratif.*deux mois/)
})

test('several papers and times are all named, each with its date', () => {
  const piece = (id: number, libelle: string) => ({ id, piece: 'avis_imposition', libelle, precision: undefined, pourLe: '2026-12-03', etat: 'demandee', demandeeLe: at('2026-11-20T08:00:00Z'), deposeeLe: undefined, recueLe: undefined, annuleeLe: undefined }) as const
  const text = plain(write('piece_demandee', { pieces: [piece(1, 'Bail'), piece(2, 'Avis d’imposition')] }).text)
  assert.match(text, /Bail, jusqu’au jeudi 3 décembre 2026, 24 h, heure de Paris/)
  assert.match(text, /Avis d’imposition, jusqu’au/)
  const visite = { id: 1, creneaux: [at('2026-12-01T13:30:00Z')], rendezVous: 'Devant l’immeuble.', proposeeLe: at('2026-11-20T08:00:00Z'), choisie: undefined, declinee: false, repondueLe: undefined, annuleeLe: undefined }
  assert.match(plain(write('visite_proposee', { visite }).text), /Le mardi 1er décembre 2026 à 14 h 30, heure de Paris/)
  assert.match(plain(write('visite_annulee', { visite: { ...visite, choisie: at('2026-12-01T13:30:00Z') } }).text), /la visite prévue le mardi 1er décembre/)
})

test('every ended state says why, what it does to later points, and the way on', () => {
  for (const statut of STATUTS.filter((one) => ['invalidee', 'non_designee', 'non_attribuee', 'irrecevable', 'refusee', 'rang_caduc', 'retiree', 'offre_retiree'].includes(one))) {
    const fin = describeFin(statut, null)
    for (const part of ['points', 'suite', 'action'] as const) assert.ok(fin?.[part], `${statut} ${part}`)
  }
  const points = (...of: Parameters<typeof describeFin>) => String(describeFin(...of)?.points)
  assert.match(points('refusee', 'silence'), /40\s+points de moins/)
  assert.match(points('non_attribuee', null), /40\s+points de plus/)
  assert.match(points('non_attribuee', 'condition_non_levee'), /rien ne change/)
  for (const statut of ['deposee', 'transmise', 'attribuee', 'acceptee'] as const) assert.equal(describeFin(statut, null), undefined)
})
