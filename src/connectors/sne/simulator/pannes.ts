/** Ways to misbehave, on request: what the network, the register or an attacker may send. */
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { include, writeEnveloppe, writeMtom, type MessageHttp } from '../soap.ts'
import { tag } from '../xml.ts'

export const PANNES = [
  // What anyone may meet.
  'lent', 'goutte', 'coupe', 'erreur500', 'mal_forme', 'faute', 'certificat', 'anomalie', 'autre_numero', 'sans_fin', 'redirection', 'trop_grand', 'compresse', 'entite', 'vide',
  // Lawful shapes that differ.
  'base64', 'en_ligne', 'autre_prefixe', 'lf_seul', 'latin1',
] as const
export type Panne = (typeof PANNES)[number]

export type Envoi = MessageHttp & { statut: number }

/** The XML in its usual dress, or in the one asked for. */
export function dress(xml: string, panne: Panne | undefined, boundary: string): Envoi {
  const dressed = panne === undefined ? undefined : DRESSES[panne]?.(xml, boundary)
  return { statut: 200, ...(dressed ?? attach(xml, boundary)) }
}

const DRESSES: Partial<Record<Panne, (xml: string, boundary: string) => MessageHttp>> = {
  base64: (xml) => plain(writeEnveloppe(tag('ws:reponse', tag('fichier', Buffer.from(xml).toString('base64'))))),
  en_ligne: (xml) => plain(writeEnveloppe(tag('ws:reponse', xml.replace(/^<\?xml.*?\?>\s*/, '')))),
  autre_prefixe: (xml, boundary) => attach(xml.replace(/(<\/?)n:/g, '$1').replace('xmlns:n=', 'xmlns='), boundary),
  lf_seul: (xml, boundary) => {
    const { contentType, corps } = attach(xml, boundary)
    return { contentType: contentType.replace(`boundary="${boundary}"`, `Boundary=${boundary}`), corps: Buffer.from(`avant\n${corps.toString().replaceAll('\r\n', '\n')}après`) }
  },
  latin1: (xml, boundary) => {
    const { contentType, corps } = attach(xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), boundary)
    return { contentType, corps: Buffer.from(corps.toString().replace('text/xml; charset=UTF-8', 'text/xml'), 'latin1') }
  },
  mal_forme: (xml, boundary) => attach(xml.replace('</n:demande>', ''), boundary),
  sans_fin: (xml, boundary) => {
    const { contentType, corps } = attach(xml, boundary)
    return { contentType, corps: corps.subarray(0, corps.length - boundary.length - 20) }
  },
  entite: (xml, boundary) => attach(xml.replace('?>', '?><!DOCTYPE n:interfaceNuu [<!ENTITY fuite SYSTEM "file:///etc/hostname">]>').replace('<n:nom>', '<n:nom>&fuite;'), boundary),
  vide: () => ({ contentType: 'application/soap+xml', corps: Buffer.alloc(0) }),
}

function attach(xml: string, boundary: string): MessageHttp {
  const enveloppe = writeEnveloppe(tag('ws:reponse', include('fichier', 'fichier@sne', 'text/xml')))
  return writeMtom({ enveloppe, action: 'reponse', pieces: [{ id: 'fichier@sne', type: 'text/xml; charset=UTF-8', encodage: '8bit', contenu: xml }] }, boundary)
}

export function plain(enveloppe: string): MessageHttp {
  return { contentType: 'application/soap+xml; charset=UTF-8', corps: Buffer.from(enveloppe) }
}

/** Writes the answer, well or badly. Timers are given back so that closing the simulator stops them. */
export function send(response: ServerResponse, envoi: Envoi, panne: Panne | undefined, lenteurMs: number): NodeJS.Timeout | undefined {
  const headers = { 'content-type': envoi.contentType, 'content-length': envoi.corps.length }
  const whole = () => void response.writeHead(envoi.statut, headers).end(envoi.corps)
  if (panne === 'lent') return setTimeout(whole, lenteurMs)
  const how = panne === undefined ? undefined : SENDINGS[panne]
  if (how !== undefined) return how(response, envoi)
  whole()
  return undefined
}

const SENDINGS: Partial<Record<Panne, (response: ServerResponse, envoi: Envoi) => NodeJS.Timeout | undefined>> = {
  goutte: (response, { contentType, corps }) => {
    response.writeHead(200, { 'content-type': contentType })
    let at = 0
    return setInterval(() => response.write(corps.subarray(at, (at += 1))), 20)
  },
  coupe: (response, { contentType, corps }) => {
    response.writeHead(200, { 'content-type': contentType, 'content-length': corps.length })
    response.write(corps.subarray(0, Math.floor(corps.length / 2)), () => response.destroy())
    return undefined
  },
  erreur500: (response) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<html><body>Internal Server Error</body></html>')
    return undefined
  },
  redirection: (response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/ailleurs' }).end()
    return undefined
  },
  compresse: (response, { contentType, corps }) => {
    response.writeHead(200, { 'content-type': contentType, 'content-encoding': 'gzip' }).end(gzipSync(corps))
    return undefined
  },
  trop_grand: (response, { contentType }) => {
    response.writeHead(200, { 'content-type': contentType })
    const block = Buffer.alloc(100_000, 'x')
    const timer = setInterval(() => response.write(block), 1)
    response.on('close', () => clearInterval(timer))
    return timer
  },
}
