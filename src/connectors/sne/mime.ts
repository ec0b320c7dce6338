/** multipart/related (RFC 2387) as MTOM uses it: read with tolerance for its quirks, written with CRLF. */
import type { Lu } from './xml.ts'

export type Partie = { id: string; type: string; charset?: string; contenu: Buffer }
type ContentType = { type: string; parametres: Readonly<Record<string, string>> }

/** `multipart/related; boundary="a b"; start="<x>"`: quoted or bare, any case, any order. */
export function parseContentType(header: string): ContentType {
  const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const parametres: Record<string, string> = {}
  for (const [, key, quoted, bare] of header.matchAll(/;\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/g)) {
    if (key !== undefined) parametres[key.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
  }
  return { type, parametres }
}

/** All parts, or a refusal: a message without its closing delimiter was cut on the way. */
export function parseMultipart(body: Buffer, boundary: string): Lu<readonly Partie[]> {
  const delimiters = findDelimiters(body, boundary)
  if (delimiters.at(-1)?.last !== true) return { ok: false, detail: 'message coupé' }
  const parts: Partie[] = []
  for (const [index, delimiter] of delimiters.entries()) {
    const next = delimiters[index + 1]
    if (delimiter.last || next === undefined) break
    const part = parsePart(body.subarray(delimiter.end, next.start))
    if (part === undefined) return { ok: false, detail: 'partie sans en-tête' }
    parts.push(part)
  }
  return parts.length === 0 ? { ok: false, detail: 'message vide' } : { ok: true, valeur: parts }
}

type Delimiter = { start: number; end: number; last: boolean }

/** A delimiter stands alone on its line; what comes before the first or after the closing one is noise. */
function findDelimiters(body: Buffer, boundary: string): Delimiter[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const found: Delimiter[] = []
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    if (at !== 0 && body[at - 1] !== 0x0a) continue
    const lineEnd = body.indexOf(0x0a, at)
    const rest = body.subarray(at + mark.length, lineEnd === -1 ? body.length : lineEnd).toString('latin1').trimEnd()
    if (rest !== '' && rest !== '--') continue
    found.push({ start: startOfBreak(body, at), end: lineEnd === -1 ? body.length : lineEnd + 1, last: rest === '--' })
    if (rest === '--') break
  }
  return found
}

/** The line break before a delimiter belongs to it, CRLF or LF. */
function startOfBreak(body: Buffer, at: number): number {
  if (at === 0) return 0
  return body[at - 2] === 0x0d ? at - 2 : at - 1
}

function parsePart(raw: Buffer): Partie | undefined {
  const blank = /\r?\n\r?\n/.exec(raw.toString('latin1'))
  if (blank === null) return undefined
  const headers = parseHeaders(raw.subarray(0, blank.index).toString('latin1'))
  const { type, parametres } = parseContentType(headers['content-type'] ?? 'application/octet-stream')
  const body = raw.subarray(blank.index + blank[0].length)
  return { id: cleanId(headers['content-id'] ?? ''), type, charset: parametres['charset'], contenu: decodeTransfer(body, headers['content-transfer-encoding']) }
}

function parseHeaders(text: string): Record<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ')
  const headers: Record<string, string> = {}
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return headers
}

function decodeTransfer(body: Buffer, encoding: string | undefined): Buffer {
  const how = encoding?.toLowerCase()
  if (how === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (how !== 'quoted-printable') return body
  const text = body.toString('latin1').replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** `<a@b>` in a header, `cid:a%40b` in a reference: one identity. */
export function cleanId(reference: string): string {
  const bare = reference.trim().replace(/^cid:/i, '').replace(/^<(.*)>$/, '$1')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

export type PartieAEcrire = { id: string; type: string; encodage: '8bit' | 'base64'; contenu: string | Buffer; nom?: string }

/** `boundary` must not occur in the parts. */
export function writeMultipart(parts: readonly PartieAEcrire[], boundary: string): Buffer {
  const chunks = parts.flatMap((part) => [
    `--${boundary}\r\nContent-Type: ${part.type}\r\nContent-Transfer-Encoding: ${part.encodage}\r\nContent-ID: <${part.id}>\r\n`,
    part.nom === undefined ? '\r\n' : `Content-Disposition: attachment; name="${part.nom}"\r\n\r\n`,
    part.encodage === 'base64' ? Buffer.from(part.contenu).toString('base64') : part.contenu,
    '\r\n',
  ])
  return Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk)))
}
