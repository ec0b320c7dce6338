/** XML in and out: strict, namespace-aware, and deaf to document types, so that no entity is ever resolved. */
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

export const NUU = 'http://nuu.application.i2/'
export const EXTENSION = 'urn:al-in:sne:extension:1'
/** Passed by hand too: a message deeper than this is no request. */
const MAX_DEPTH = 40

export type Noeud = { nom: string; espace: string; attributs: Readonly<Record<string, string>>; enfants: readonly Noeud[]; texte: string }
export type Lu<T> = { ok: true; valeur: T } | { ok: false; detail: string }

/** Well formed or refused. The detail never quotes the message: it holds personal data. */
export function parseXml(text: string): Lu<Noeud> {
  const document = openXml(text)
  if (!document.ok) return document
  try {
    return { ok: true, valeur: toNoeud(document.valeur.root, 0) }
  } catch {
    return { ok: false, detail: 'XML trop profond' }
  } finally {
    document.valeur.dispose()
  }
}

/** The caller disposes of the document. */
export function openXml(text: string): Lu<XmlDocument> {
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return { ok: false, detail: 'XML avec type de document' }
  try {
    return { ok: true, valeur: XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_IGNORE_ENC }) }
  } catch {
    return { ok: false, detail: 'XML mal formé' }
  }
}

/** Bytes to text: byte-order mark, else what the part says, else the declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array, charset?: string): Lu<string> {
  const declared = /^\s*<\?xml[^>]*?encoding=["']([\w.-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1]
  const label = bomOf(bytes) ?? usable(charset) ?? usable(declared) ?? 'utf-8'
  try {
    return { ok: true, valeur: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, detail: 'caractères illisibles' }
  }
}

/** `us-ascii` is what this interface often announces while sending UTF-8, which contains it. */
function usable(label: string | undefined): string | undefined {
  return label === undefined || /^(us-)?ascii$/i.test(label) ? undefined : label
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function toNoeud(element: XmlElement, depth: number): Noeud {
  if (depth > MAX_DEPTH) throw new RangeError('too deep')
  const enfants: Noeud[] = []
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) enfants.push(toNoeud(child, depth + 1))
  }
  const attributs = Object.fromEntries(element.attrs.map((attribute) => [attribute.name, attribute.value]))
  return { nom: element.name, espace: element.namespaceUri, attributs, enfants, texte: enfants.length === 0 ? element.content.trim() : '' }
}

export function childOf(parent: Noeud | undefined, nom: string, espace: string = NUU): Noeud | undefined {
  return parent?.enfants.find((child) => child.nom === nom && child.espace === espace)
}

export function childrenOf(parent: Noeud | undefined, nom: string, espace: string = NUU): readonly Noeud[] {
  return parent?.enfants.filter((child) => child.nom === nom && child.espace === espace) ?? []
}

/** First of that name anywhere below, itself included; the envelope may wrap the answer in names that we do not know. */
export function findIn(noeud: Noeud, nom: string, espace: string): Noeud | undefined {
  if (noeud.nom === nom && noeud.espace === espace) return noeud
  for (const child of noeud.enfants) {
    const found = findIn(child, nom, espace)
    if (found !== undefined) return found
  }
  return undefined
}

type Attributs = Readonly<Record<string, string | undefined>>

/** An element; its content is XML already. Undefined content: no element at all. */
export function tag(nom: string, content: string | undefined, attributs: Attributs = {}): string {
  if (content === undefined) return ''
  const written = Object.entries(attributs).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(value)}"`)).join('')
  return content === '' ? `<${nom}${written}/>` : `<${nom}${written}>${content}</${nom}>`
}

/** An element holding text. */
export function leaf(nom: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : tag(nom, escapeXml(String(value)))
}

/** An empty element with its code. */
export function coded(nom: string, code: string | undefined): string {
  return code === undefined ? '' : tag(nom, '', { code })
}

export function escapeXml(text: string): string {
  // XML 1.0 has no way to write control characters: they go.
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\r/g, '&#13;')
}
