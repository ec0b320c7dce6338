import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { generate } from 'selfsigned'
import { Temporal } from 'temporal-polyfill'
import { toJour } from '#domain/jour.ts'
import { createSneClient, type OptionsSne } from './client.ts'
import type { DemandeRegistre, Lecture, Sne } from './index.ts'
import { NUMEROS_DEMO, NUMEROS_PANNES } from './numeros-demo.ts'
import { buildRegistre } from './registry-demo.ts'
import { startSneSimulator, type Simulateur } from './simulator.ts'
import type { Panne } from './simulator/pannes.ts'

const today = toJour('2026-11-22')
const now = () => Temporal.Instant.from('2026-11-22T08:30:00Z')
const registre = buildRegistre(today)

function found(lecture: Lecture): Extract<Lecture, { issue: 'trouvee' }> {
  if (lecture.issue === 'trouvee') return lecture
  throw new Error(`found nothing: ${JSON.stringify(lecture)}`)
}

function demandeOf(numero: string): DemandeRegistre {
  const demande = registre.get(numero)
  if (demande === undefined) throw new Error(`no ${numero}`)
  return demande
}

/** Absent and undefined are one thing. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe('the register over its real protocol', () => {
  let simulateur: Simulateur
  let sne: Sne
  const open = (options: Partial<OptionsSne> = {}) =>
    createSneClient({ national: { url: simulateur.url }, guichet: 'GTEST', now, limites: { delaiMs: 2_000, tailleMax: 300_000 }, ...options })

  before(async () => {
    simulateur = await startSneSimulator({ port: 0, registre, today })
    sne = open()
  })
  after(() => simulateur.close())

  async function underPanne(panne: Panne, numero: string = NUMEROS_DEMO.leclerc): Promise<Lecture> {
    simulateur.control.setPanne(panne)
    try {
      return await open({ limites: { delaiMs: 400, tailleMax: 300_000 } }).getDemandeLogement(numero)
    } finally {
      simulateur.control.setPanne(undefined)
    }
  }

  test('gives back each of the three hundred requests exactly as registered, and valid to the schemas', async () => {
    for (const [numero, demande] of registre) {
      const lecture = found(await sne.getDemandeLogement(numero))
      assert.deepEqual(plain(lecture.demande), plain(demande), numero)
      assert.equal(lecture.conforme, true, numero)
      assert.match(lecture.brut, /versionInterface="02\.01"/)
    }
  })

  test('keeps codes that no list knows', async () => {
    const { demande } = found(await sne.getDemandeLogement(NUMEROS_DEMO.codesInconnus))
    assert.equal(demande.demandeur.situationProfessionnelle?.typeContratTravail, 'PORT')
    assert.deepEqual(demande.demandeur.ressources.map(({ code }) => code), ['SAL', 'PRIM'])
    assert.deepEqual(demande.logementRecherche.typologies, ['T2', 'DUPLEX'])
    assert.deepEqual(demande.logementActuel?.modeles, ['TINY'])
  })

  test('says that a number is unknown, whatever characters it holds', async () => {
    assert.deepEqual(await sne.getDemandeLogement(NUMEROS_DEMO.absent), { issue: 'inconnue' })
    assert.deepEqual(await sne.getDemandeLogement('</numUnique><x>&"\''), { issue: 'inconnue' })
  })

  test('passes on the anomalies of the register with their codes', async () => {
    const lecture = await sne.getDemandeLogement(NUMEROS_PANNES.anomalie)
    assert.equal(lecture.issue, 'anomalie')
    assert.deepEqual(lecture.issue === 'anomalie' && lecture.anomalies.map(({ code }) => code), ['CTRL_DEM_0033'])
  })

  test('believes the register, not the number, on the day of filing', async () => {
    const { demande } = found(await sne.getDemandeLogement(NUMEROS_DEMO.dateDiscordante))
    assert.equal(demande.dateCreation, '2017-11-14')
  })

  test('never takes the request of someone else for the one that was asked', async () => {
    assert.deepEqual(causeOf(await sne.getDemandeLogement(NUMEROS_PANNES.autre_numero)), 'numero_different')
  })

  test('speaks SOAP 1.2 with its certificate by reference, CRLF and the file names of the register', async () => {
    await sne.getDemandeLogement(NUMEROS_DEMO.tabanou)
    const octets = simulateur.control.appels.at(-1)?.octets ?? ''
    assert.match(octets, /^--AL-[0-9a-f-]+\r\nContent-Type: application\/xop\+xml; charset=UTF-8/)
    assert.match(octets, /<soap:Envelope xmlns:soap="http:\/\/www\.w3\.org\/2003\/05\/soap-envelope" xmlns:ws="http:\/\/ws\.metier\.nuu\.application\.i2\/">/)
    assert.match(octets, /<ws:demandeLogementParametres><numUnique>0690418000001GTEST<\/numUnique><nomCertificat>CERGTEST-202611220930\.pem<\/nomCertificat>/)
    assert.match(octets, /<certificat ws:contentType="application\/x-x509-ca-cert"><xop:Include href="cid:certificat"/)
    assert.equal(/[^\r]\n/.test(octets), false, 'every line ends with CRLF')
    assert.match(octets, /--\r\n$/)
  })

  for (const panne of ['base64', 'en_ligne', 'autre_prefixe', 'lf_seul', 'latin1'] as const) {
    test(`reads the lawful shape "${panne}"`, async () => {
      const { demande } = found(await underPanne(panne))
      assert.deepEqual(plain(demande), plain(demandeOf(NUMEROS_DEMO.leclerc)))
    })
  }

  const failures: readonly (readonly [Panne, string])[] = [
    ['lent', 'delai'], ['goutte', 'delai'], ['coupe', 'reseau'], ['sans_fin', 'reponse_illisible'], ['erreur500', 'refus_http'], ['mal_forme', 'reponse_illisible'],
    ['faute', 'erreur_soap'], ['certificat', 'certificat'], ['redirection', 'refus_http'], ['trop_grand', 'reponse_trop_grande'], ['compresse', 'reponse_illisible'],
    ['entite', 'reponse_illisible'], ['vide', 'reponse_illisible'],
  ]
  for (const [panne, cause] of failures) {
    test(`"${panne}": the register is unavailable (${cause}), within the deadline`, async () => {
      const started = performance.now()
      assert.equal(causeOf(await underPanne(panne)), cause)
      assert.ok(performance.now() - started < 1_500)
    })
  }

  test('tells nothing personal when an answer cannot be read', async () => {
    const lecture = await underPanne('mal_forme')
    assert.equal(JSON.stringify(lecture).includes('LECLERC'), false)
  })

  test('a register that is not there is unavailable', async () => {
    const absent = await startSneSimulator({ port: 0, registre, today })
    await absent.close()
    assert.equal(causeOf(await open({ national: { url: absent.url } }).getDemandeLogement(NUMEROS_DEMO.leclerc)), 'reseau')
  })

  test('after five breakdowns in a row it stops knocking for thirty seconds, then one call tries again', async () => {
    let instant = now()
    const client = open({ now: () => instant })
    simulateur.control.setPanne('erreur500')
    for (let call = 0; call < 5; call += 1) await client.getDemandeLogement(NUMEROS_DEMO.leclerc)
    simulateur.control.setPanne(undefined)
    const before = simulateur.control.appels.length
    assert.equal(causeOf(await client.getDemandeLogement(NUMEROS_DEMO.leclerc)), 'reseau')
    assert.equal(simulateur.control.appels.length, before)
    instant = instant.add({ seconds: 31 })
    assert.equal((await client.getDemandeLogement(NUMEROS_DEMO.leclerc)).issue, 'trouvee')
    assert.equal((await client.getDemandeLogement(NUMEROS_DEMO.leclerc)).issue, 'trouvee')
  })

  test('lists those struck off since a day, that day included', async () => {
    const depuis = async (jour: string) => {
      const reponse = await sne.listDemandesRadieesDepuis(toJour(jour))
      return reponse.issue === 'recue' ? plain(reponse.valeur) : reponse
    }
    const ancienne = { numeroUnique: NUMEROS_DEMO.radiee, date: '2026-10-08', motif: 'RADREN' }
    const recente = { numeroUnique: NUMEROS_DEMO.radieeAttribution, date: '2026-11-10', motif: 'RADATT' }
    assert.deepEqual(await depuis('2026-10-08'), [ancienne, recente])
    assert.deepEqual(await depuis('2026-10-09'), [recente])
    assert.deepEqual(await depuis('2026-11-11'), [])
  })

  test('lists the new DALO', async () => {
    const reponse = await sne.listNouveauxDaloDepuis(toJour('2026-01-01'))
    assert.deepEqual(reponse, { issue: 'recue', valeur: [{ numeroUnique: NUMEROS_DEMO.dalo, date: '2026-04-26' }] })
    assert.deepEqual(await sne.listNouveauxDaloDepuis(toJour('2026-11-01')), { issue: 'recue', valeur: [] })
  })

  test('finds the doubles of a person, and nobody else', async () => {
    assert.deepEqual(await sne.listDoublons(demandeOf(NUMEROS_DEMO.leclerc)), { issue: 'recue', valeur: [NUMEROS_DEMO.leclerc] })
  })

  test('registers a request, renews it and strikes it off', async () => {
    const created = await sne.submitDemande({ ...demandeOf(NUMEROS_DEMO.leclerc), numeroUnique: '' }, 'CRE')
    assert.deepEqual(created, { issue: 'recue', valeur: '0691126500001GTEST' })
    const { demande } = found(await sne.getDemandeLogement('0691126500001GTEST'))
    assert.equal(demande.dateCreation, today)
    assert.equal((await sne.submitDemande({ ...demande, dateFinValidite: toJour('2026-11-23') }, 'REN')).issue, 'recue')
    assert.equal(found(await sne.getDemandeLogement(demande.numeroUnique)).demande.dateFinValidite, '2027-11-22')
    assert.equal((await sne.submitDemande(demande, 'RAD')).issue, 'recue')
    assert.equal(found(await sne.getDemandeLogement(demande.numeroUnique)).demande.radiation?.motif, 'RADABA')
    const unknown = await sne.submitDemande({ ...demande, numeroUnique: NUMEROS_DEMO.absent }, 'MOD')
    assert.equal(unknown.issue === 'anomalie' && unknown.anomalies[0]?.code, 'CTRL_NUM_0001')
  })

  test('sends nothing that does not fit the interface', async () => {
    const demande = demandeOf(NUMEROS_DEMO.leclerc)
    const calls = simulateur.control.appels.length
    await assert.rejects(sne.submitDemande({ ...demande, logementRecherche: { ...demande.logementRecherche, communes: [] } }, 'MOD'), /listeLocalisationSouhaite/)
    await assert.rejects(sne.submitDemande({ ...demande, motifs: ['a motif that is no code'] }, 'MOD'), /motifDemande/)
    assert.equal(simulateur.control.appels.length, calls)
  })

  test('asks the regional system of the territory, and the national register for the others (F173)', async () => {
    const regional = await startSneSimulator({ port: 0, registre, today })
    try {
      const client = open({ regionaux: { 111: { url: regional.url } } })
      found(await client.getDemandeLogement(NUMEROS_DEMO.dalo))
      assert.deepEqual(regional.control.appels.map(({ numeroUnique }) => numeroUnique), [NUMEROS_DEMO.dalo])
      found(await client.getDemandeLogement(NUMEROS_DEMO.leclerc))
      assert.equal(regional.control.appels.length, 1)
    } finally {
      await regional.close()
    }
  })

  test('refuses plain http beyond the loopback', () => {
    assert.throws(() => open({ national: { url: 'http://registre.exemple.test/' } }), RangeError)
  })

  test('the same failures can be asked for by header', async () => {
    const answer = await fetch(simulateur.url, { method: 'POST', headers: { 'x-simulateur': 'erreur500' }, body: 'x' })
    assert.equal(answer.status, 500)
    assert.match(await answer.text(), /Internal Server Error/)
  })
})

describe('mutual TLS', () => {
  const pem = async (name: string, ca?: { key: string; cert: string }) =>
    generate([{ name: 'commonName', value: name }], {
      keyType: 'ec', algorithm: 'sha256', ca,
      extensions: [
        { name: 'basicConstraints', cA: ca === undefined, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyCertSign: ca === undefined },
        { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] },
      ],
    })

  test('a known client enters under its name; without certificate, with a foreign one, or facing a foreign server, nothing passes', async () => {
    const root = await pem('autorite')
    const authority = { key: root.private, cert: root.cert }
    const [server, client, stranger] = await Promise.all([pem('registre', authority), pem('al-in', authority), pem('inconnu')])
    const simulateur = await startSneSimulator({ port: 0, registre, today, tls: { key: server.private, cert: server.cert, autoriteClients: root.cert } })
    const read = (acces: Partial<OptionsSne['national']>) =>
      createSneClient({ national: { url: simulateur.url, ...acces }, guichet: 'GTEST', now, limites: { delaiMs: 2_000 } }).getDemandeLogement(NUMEROS_DEMO.tabanou)
    const certificat = { cert: client.cert, key: client.private }
    try {
      assert.equal(found(await read({ autorite: root.cert, certificat })).demande.demandeur.nom, 'TABANOU')
      assert.equal(simulateur.control.appels.at(-1)?.certificat, 'al-in')
      assert.ok(simulateur.control.appels.at(-1)?.octets.includes(Buffer.from(client.cert).toString('base64')))
      assert.equal((await read({ autorite: root.cert })).issue, 'indisponible')
      assert.equal((await read({ autorite: root.cert, certificat: { cert: stranger.cert, key: stranger.private } })).issue, 'indisponible')
      assert.equal(causeOf(await read({ certificat })), 'certificat')
      assert.equal(simulateur.control.appels.length, 1)
    } finally {
      await simulateur.close()
    }
  })
})

function causeOf(lecture: Lecture): string {
  return lecture.issue === 'indisponible' ? lecture.cause : lecture.issue
}
