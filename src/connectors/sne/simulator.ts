/** A register of our own that speaks the same bytes: for development, tests and demonstrations. */
import { randomUUID } from 'node:crypto'
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { Jour } from '#domain/jour.ts'
import { textOf } from './fields.ts'
import type { DemandeRegistre } from './index.ts'
import { NUMEROS_PANNES } from './numeros-demo.ts'
import type { Registre } from './registry-demo.ts'
import { ANOMALIE_DEMO, type Appel, type Etat, type Reponse, answer, faultCertificat, writeCopie, writeRefus } from './simulator/operations.ts'
import { type Envoi, PANNES, type Panne, dress, plain, send } from './simulator/pannes.ts'
import { ENVELOPE, OPERATIONS, type Operation, METIER, openMessage, writeFault } from './soap.ts'
import { childOf } from './xml.ts'

type OptionsSimulateur = {
  /** 0: any free one. */
  port: number
  registre: Registre
  today: Jour
  hote?: string
  /** With it, https, and a client certificate of that authority is demanded. */
  tls?: { key: string; cert: string; autoriteClients: string }
}

export type Simulateur = { url: string; close(): Promise<void>; control: Controle }

/** For tests and demonstrations; the same failures come by header (`x-simulateur: coupe`) and by number (numeros-demo.ts). */
type Controle = {
  /** Every answer fails so, until undefined. */
  setPanne(panne: Panne | undefined): void
  setLenteur(ms: number): void
  put(demande: DemandeRegistre): void
  remove(numeroUnique: string): void
  /** The day turns: another registry, built for it. */
  setRegistre(registre: Registre, today: Jour): void
  readonly appels: readonly { operation: Operation; numeroUnique?: string; certificat?: string; octets: string }[]
}

const PATH = '/services/DemandeLogementImplService/'
const MAX_REQUEST = 10_000_000
/** Sequences given to new requests, away from those of the invented registry. */
const FIRST_SEQUENCE = 500_000

type Interne = { etat: Etat; panne?: Panne; lenteurMs: number; timers: Set<NodeJS.Timeout>; appels: Controle['appels'][number][] }

export async function startSneSimulator(options: OptionsSimulateur): Promise<Simulateur> {
  const interne: Interne = { etat: toEtat(options.registre, options.today), lenteurMs: 30_000, timers: new Set(), appels: [] }
  const listener: RequestListener = (request, response) => void serve(interne, request, response).catch(() => response.destroy())
  const { tls, hote = '127.0.0.1' } = options
  const server = tls === undefined
    ? http.createServer(listener)
    : https.createServer({ key: tls.key, cert: tls.cert, ca: tls.autoriteClients, requestCert: true, rejectUnauthorized: true }, listener)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, hote, () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return { url: `${tls === undefined ? 'http' : 'https'}://${hote}:${port}${PATH}`, control: toControle(interne), close: () => stop(server, interne) }
}

function stop(server: http.Server | https.Server, interne: Interne): Promise<void> {
  for (const timer of interne.timers) clearTimeout(timer)
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function toEtat(registre: Registre, today: Jour): Etat {
  return { demandes: new Map(registre), today, sequence: FIRST_SEQUENCE }
}

function toControle(interne: Interne): Controle {
  return {
    setPanne: (panne) => void (interne.panne = panne),
    setLenteur: (ms) => void (interne.lenteurMs = ms),
    put: (demande) => void interne.etat.demandes.set(demande.numeroUnique, demande),
    remove: (numeroUnique) => void interne.etat.demandes.delete(numeroUnique),
    setRegistre: (registre, today) => void (interne.etat = toEtat(registre, today)),
    appels: interne.appels,
  }
}

async function serve(interne: Interne, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) return void response.writeHead(413).end()
  if (request.method !== 'POST' || request.url !== PATH) return void response.writeHead(404).end()
  const appel = readAppel(request.headers['content-type'] ?? '', body)
  const numeroUnique = appel && textOf(appel.parametres, 'numUnique', '')
  const panne = panneOf(request, numeroUnique) ?? interne.panne
  if (appel !== undefined) interne.appels.push({ operation: appel.operation, numeroUnique, certificat: certificateOf(request), octets: body.toString('latin1') })
  const timer = send(response, toEnvoi(interne.etat, appel, panne), panne, interne.lenteurMs)
  if (timer !== undefined) keepUntilClosed(interne, response, timer)
}

function keepUntilClosed(interne: Interne, response: ServerResponse, timer: NodeJS.Timeout): void {
  interne.timers.add(timer)
  response.on('close', () => {
    clearTimeout(timer)
    interne.timers.delete(timer)
  })
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_REQUEST) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function readAppel(contentType: string, body: Buffer): Appel | undefined {
  const message = openMessage(contentType, body)
  if (!message.ok) return undefined
  const soapBody = childOf(message.valeur.enveloppe, 'Body', ENVELOPE)
  for (const operation of listOperations()) {
    const parametres = childOf(soapBody, OPERATIONS[operation], METIER)
    if (parametres !== undefined) return { operation, parametres, message: message.valeur }
  }
  return undefined
}

function listOperations(): Operation[] {
  return ['getDemandeLogement', 'getNumUnique', 'getDoublons', 'getDemandesRadieesDepuisLe', 'getNouveauxDaloDepuisLe']
}

function panneOf(request: IncomingMessage, numeroUnique: string | undefined): Panne | undefined {
  const asked = request.headers['x-simulateur']
  const byNumber = Object.entries(NUMEROS_PANNES).find(([, numero]) => numero === numeroUnique)?.[0]
  return PANNES.find((panne) => panne === asked || panne === byNumber)
}

function certificateOf(request: IncomingMessage): string | undefined {
  const { socket } = request
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return undefined
  const certificate: unknown = socket.getPeerCertificate()
  const subject = typeof certificate === 'object' && certificate !== null && 'subject' in certificate ? certificate.subject : undefined
  return typeof subject === 'object' && subject !== null && 'CN' in subject ? String(subject.CN) : undefined
}

function toEnvoi(etat: Etat, appel: Appel | undefined, panne: Panne | undefined): Envoi {
  const boundary = `sne-${randomUUID()}`
  const reponse: Reponse = appel === undefined ? { fault: 'Message illisible.' } : REPONSES[panne ?? '']?.(etat) ?? answer(etat, appel)
  return 'fault' in reponse ? { statut: 500, ...plain(writeFault(reponse.fault)) } : dress(reponse.xml, panne, boundary)
}

const REPONSES: Readonly<Record<string, ((etat: Etat) => Reponse) | undefined>> = {
  faute: () => ({ fault: 'Une erreur inattendue est survenue lors du traitement de la demande.' }),
  certificat: () => ({ fault: faultCertificat('') }),
  anomalie: (etat) => writeRefus(etat, [ANOMALIE_DEMO]),
  autre_numero: (etat) => {
    const [other] = etat.demandes.values()
    return other === undefined ? { fault: 'Registre vide.' } : { xml: writeCopie(etat, other) }
  },
}
