/** One POST over HTTP(S): client certificate, one deadline for all of it, a limit on the answer, no redirect followed. */
import http from 'node:http'
import https from 'node:https'
import type { Cause } from './index.ts'
import type { MessageHttp } from './soap.ts'

export type Certificat = { cert: string; key: string; passphrase?: string }
export type Acces = {
  /** Address of the service; plain http is for the loopback only. */
  url: string
  certificat?: Certificat
  /** Authority of the server, when it is not a public one. */
  autorite?: string
}
export type Limites = { delaiMs: number; tailleMax: number }
export type ReponseHttp = { issue: 'recue'; statut: number; contentType: string; corps: Buffer } | { issue: 'echec'; cause: Cause; detail: string }
export type Poste = (message: MessageHttp) => Promise<ReponseHttp>

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

export function openPoste(acces: Acces, limites: Limites): Poste {
  const url = new URL(acces.url)
  const secure = url.protocol === 'https:'
  if (!secure && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) throw new RangeError('SNE: https is required beyond the loopback')
  const agent = secure ? new https.Agent({ ...acces.certificat, ca: acces.autorite, minVersion: 'TLSv1.2', maxSockets: 8 }) : new http.Agent({ maxSockets: 8 })
  const open = secure ? https.request : http.request
  return (message) =>
    new Promise((resolve) => {
      const headers = { 'content-type': message.contentType, 'content-length': message.corps.length, 'mime-version': '1.0', accept: '*/*', 'accept-encoding': 'identity' }
      const request = open(url, { method: 'POST', agent, headers })
      // One deadline over connection, handshake, headers and body: a byte now and then does not push it back.
      const timer = setTimeout(() => settle(failure('delai', `pas de réponse complète en ${limites.delaiMs} ms`)), limites.delaiMs)
      const settle = (result: ReponseHttp) => {
        clearTimeout(timer)
        resolve(result)
        request.destroy()
      }
      request.on('error', (error) => settle(failureOf(error)))
      request.on('response', (response) => collect(response, limites.tailleMax, settle))
      request.end(message.corps)
    })
}

function collect(response: http.IncomingMessage, tailleMax: number, settle: (result: ReponseHttp) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') return settle(failure('reponse_illisible', 'réponse compressée'))
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > tailleMax) return settle(failure('reponse_trop_grande', `plus de ${tailleMax} octets`))
    chunks.push(chunk)
  })
  response.on('error', (error) => settle(failureOf(error)))
  response.on('end', () =>
    settle({ issue: 'recue', statut: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', corps: Buffer.concat(chunks) }))
}

function failure(cause: Cause, detail: string): ReponseHttp {
  return { issue: 'echec', cause, detail }
}

/** TLS refusals need another certificate, not another try. */
function failureOf(error: Error): ReponseHttp {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'inconnu'
  const certificat = /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL|ALERT/.test(code)
  return failure(certificat ? 'certificat' : 'reseau', code)
}
