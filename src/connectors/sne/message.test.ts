import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toJour } from '#domain/jour.ts'
import { runs } from '#test/runs.ts'
import { readInterfaceNuu } from './message.ts'
import { writeInterfaceNuu } from './message-write.ts'
import { cleanId, parseContentType, parseMultipart, writeMultipart } from './mime.ts'
import { buildRegistre } from './registry-demo.ts'
import { listEcarts } from './schema.ts'
import { include, readReponse, writeEnveloppe, writeMtom } from './soap.ts'
import { parseXml, tag } from './xml.ts'

const entete = { type: 'COP', date: '2026-11-22T09:00:00.000+01:00' } as const
const [base] = buildRegistre(toJour('2026-11-22')).values()
if (base === undefined) throw new Error('empty registry')

function readBack(xml: string) {
  const noeud = parseXml(xml)
  const contenu = noeud.ok ? readInterfaceNuu(noeud.valeur) : noeud
  if (!contenu.ok || contenu.valeur.genre !== 'demande') throw new Error('not read back')
  return contenu.valeur.demande
}

/** What XML can carry and what a form would keep: no control characters, no space around. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((raw) => raw.replace(/\s+/g, ' ').trim()).filter((clean) => clean !== '' && !/\p{C}|\uFFFE|\uFFFF/u.test(clean))

test('any name, address or e-mail survives the journey, markup included', () => {
  fc.assert(fc.property(text, text, text, (nom, voie, mel) => {
    const demande = { ...base, demandeur: { ...base.demandeur, nom, mel, adresse: { etranger: false, voie } } }
    const xml = writeInterfaceNuu(demande, entete)
    const { demandeur } = readBack(xml)
    assert.deepEqual([demandeur.nom, demandeur.adresse?.voie, demandeur.mel], [nom, voie, mel])
    assert.deepEqual(listEcarts(xml), [])
  }), { numRuns: runs(100, 5_000) })
})

test('any amount survives to the cent, debts included', () => {
  fc.assert(fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (montant) => {
    const demande = { ...base, demandeur: { ...base.demandeur, revenuFiscal: { 2024: montant }, ressources: [{ code: 'SAL', montant }] } }
    const { demandeur } = readBack(writeInterfaceNuu(demande, entete))
    assert.equal(demandeur.revenuFiscal['2024'], montant)
    assert.equal(demandeur.ressources[0]?.montant, montant)
  }), { numRuns: runs(200, 10_000) })
})

test('an answer damaged anywhere is read or refused, but never throws', () => {
  const enveloppe = writeEnveloppe(tag('ws:reponse', include('fichier', 'f', 'text/xml')))
  const { contentType, corps } = writeMtom({ enveloppe, action: 'x', pieces: [{ id: 'f', type: 'text/xml', encodage: '8bit', contenu: writeInterfaceNuu(base, entete) }] }, 'b')
  fc.assert(fc.property(fc.nat(corps.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 12 }), (at, cut, noise) => {
    const damaged = Buffer.concat([corps.subarray(0, at), noise, corps.subarray(at + cut)])
    const reponse = readReponse(contentType, damaged)
    if (reponse.genre === 'charge') readInterfaceNuu(reponse.noeud)
    assert.ok(['charge', 'fault', 'illisible'].includes(reponse.genre))
  }), { numRuns: runs(300, 10_000) })
})

test('document types are refused wherever they stand, and so are entities and endless depth', () => {
  for (const hostile of [
    '<!DOCTYPE a><a/>', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>&b;</a>', '<a>', '', '<'.repeat(1000), '<a>'.repeat(60) + '</a>'.repeat(60), '<a b="1" b="2"/>', '<n:a/>',
  ]) assert.equal(parseXml(hostile).ok, false, hostile.slice(0, 60))
})

test('a day may carry an hour, a decimal a comma, and nonsense is an absent fact', () => {
  const xml = writeInterfaceNuu(base, entete)
  const demande = readBack(xml.replace(/<n:dateCreationDemande>.*?</, '<n:dateCreationDemande>2018-04-12+02:00<').replace(/<n:montant>.*?</, '<n:montant>1600,5<')
    .replace(/<n:dateNaissance>.*?</, '<n:dateNaissance>1997-02-30<').replace(/<n:surface>.*?</, '<n:surface>grand<'))
  assert.equal(demande.dateCreation, '2018-04-12')
  assert.equal(demande.demandeur.ressources[0]?.montant, 160_050)
  assert.equal(demande.demandeur.dateNaissance, undefined)
  assert.equal(demande.logementActuel?.surface, undefined)
})

test('a message without our extension is read: active, no paper known', () => {
  const demande = readBack(writeInterfaceNuu(base, entete).replace(/<x:complement>.*<\/x:complement>/, '').replace(/<x:personne>.*?<\/x:personne>/g, ''))
  assert.deepEqual([demande.statut, demande.piecesDeposees, demande.residencePrincipale], ['active', [], undefined])
  assert.equal(demande.demandeur.situationProfessionnelle?.siret, undefined)
})

test('without a filing day or an applicant there is no request', () => {
  const xml = writeInterfaceNuu(base, entete)
  for (const broken of [xml.replace(/<n:dateCreationDemande>.*?<\/n:dateCreationDemande>/, ''), xml.replace(/<n:demandeur>.*<\/n:demandeur>/, ''), xml.replace(/<n:nom>.*?<\/n:nom>/, '')]) {
    const noeud = parseXml(broken)
    assert.ok(noeud.ok)
    assert.equal(readInterfaceNuu(noeud.valeur).ok, false)
    assert.notDeepEqual(listEcarts(broken), [])
  }
})

test('the schemas name the element at fault and quote no value', () => {
  const ecarts = listEcarts(writeInterfaceNuu({ ...base, numeroUnique: 'SECRET', dateFinValidite: toJour('2026-01-01') }, entete).replace('2026-01-01', 'SECRET'))
  assert.equal(ecarts.length >= 2, true)
  assert.equal(ecarts.join().includes('SECRET'), false)
  assert.match(ecarts.join(), /numUnique.*dateFinValidite/)
})

test('parts come back byte for byte whatever the boundary, even when they hold what looks like one', () => {
  const boundary = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abzAZ019\'()+_,-./:=?') }).map((raw) => `x${raw}`)
  fc.assert(fc.property(boundary, fc.uint8Array({ maxLength: 60 }), (mark, bytes) => {
    const tricky = Buffer.concat([Buffer.from(`in the line --${mark} and --${mark}--`), bytes, Buffer.from('.')])
    fc.pre(!tricky.toString('latin1').includes(`\n--${mark}`))
    const corps = writeMultipart([{ id: 'a@b', type: 'text/plain', encodage: '8bit', contenu: tricky }, { id: 'c', type: 'text/plain', encodage: 'base64', contenu: tricky }], mark)
    const { parametres } = parseContentType(`multipart/related; Boundary="${mark}"`)
    const parts = parseMultipart(corps, parametres['boundary'] ?? '')
    assert.ok(parts.ok)
    assert.deepEqual(parts.valeur.map(({ id, contenu }) => [id, contenu.toString('hex')]), [['a@b', tricky.toString('hex')], ['c', tricky.toString('hex')]])
  }), { numRuns: runs(200, 10_000) })
})

test('references and headers of any style name one part', () => {
  assert.deepEqual(['cid:a%40b', 'CID:a@b', '<a@b>', ' a@b '].map(cleanId), ['a@b', 'a@b', 'a@b', 'a@b'])
  assert.equal(cleanId('cid:100%'), '100%')
  assert.deepEqual(parseContentType('Multipart/Related;type="a;b";boundary=x_y; start="<r\\"oot>"'), { type: 'multipart/related', parametres: { type: 'a;b', boundary: 'x_y', start: '<r"oot>' } })
})

test('folded headers and quoted-printable are read', () => {
  const raw = '--b\r\nContent-Type: text/xml;\r\n charset=UTF-8\r\nContent-Transfer-Encoding: Quoted-Printable\r\nContent-ID: <z>\r\n\r\ncaf=C3=A9 =\r\nnoir\r\n--b--'
  const parts = parseMultipart(Buffer.from(raw), 'b')
  assert.ok(parts.ok)
  assert.deepEqual(parts.valeur.map(({ id, charset, contenu }) => [id, charset, contenu.toString()]), [['z', 'UTF-8', 'café noir']])
})
