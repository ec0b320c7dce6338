/** SOAP 1.2 envelopes of the register, request and answer, with their attachments by reference (XOP). */
import { type Partie, type PartieAEcrire, cleanId, parseContentType, parseMultipart, writeMultipart } from './mime.ts'
import { type Lu, type Noeud, NUU, decodeXml, escapeXml, findIn, leaf, parseXml, tag } from './xml.ts'

export const ENVELOPE = 'http://www.w3.org/2003/05/soap-envelope'
export const METIER = 'http://ws.metier.nuu.application.i2/'
export const XOP = 'http://www.w3.org/2004/08/xop/include'
const SOAP_ROOT = 'soaproot'

/** Operation → element of the body. */
export const OPERATIONS = {
  getDemandeLogement: 'demandeLogementParametres',
  getNumUnique: 'numUniqueParametres',
  getDoublons: 'rechercheDoublonsParametres',
  getDemandesRadieesDepuisLe: 'demandesRadieesDepuisLeParametres',
  getNouveauxDaloDepuisLe: 'nouveauxDaloDepuisLeParametres',
} as const
export type Operation = keyof typeof OPERATIONS

/** What an answer may carry, whatever wraps it. */
const CHARGES = ['interfaceNuu', 'listeDoublons', 'listeDemandesRadiees', 'listeNouveauxDalo']

export type Requete = { operation: Operation; parametres: string; pieces: readonly PartieAEcrire[] }
export type MessageHttp = { contentType: string; corps: Buffer }

/** `boundary` must not occur in the request. */
export function writeRequete(requete: Requete, boundary: string): MessageHttp {
  const body = tag(`ws:${OPERATIONS[requete.operation]}`, requete.parametres)
  return writeMtom({ enveloppe: writeEnveloppe(body), action: requete.operation, pieces: requete.pieces }, boundary)
}

export function writeEnveloppe(body: string): string {
  return `<soap:Envelope xmlns:soap="${ENVELOPE}" xmlns:ws="${METIER}"><soap:Header/><soap:Body>${body}</soap:Body></soap:Envelope>`
}

export function writeMtom(message: { enveloppe: string; action: string; pieces: readonly PartieAEcrire[] }, boundary: string): MessageHttp {
  const root: PartieAEcrire = { id: SOAP_ROOT, type: `application/xop+xml; charset=UTF-8; type="application/soap+xml"; action="${message.action}"`, encodage: '8bit', contenu: message.enveloppe }
  return {
    contentType: `multipart/related; type="application/xop+xml"; start="<${SOAP_ROOT}>"; start-info="application/soap+xml"; boundary="${boundary}"; action="${METIER}${message.action}"`,
    corps: writeMultipart([root, ...message.pieces], boundary),
  }
}

/** `<nom><xop:Include href="cid:…"/></nom>`, on one line: the register is known to want it so. */
export function include(nom: string, id: string, contentType: string): string {
  return tag(nom, tag('xop:Include', '', { href: `cid:${id}`, 'xmlns:xop': XOP }), { 'ws:contentType': contentType })
}

export type Reponse = { genre: 'charge'; noeud: Noeud; brut: string } | { genre: 'fault'; texte: string } | { genre: 'illisible'; detail: string }

/** Reads an answer in any of its shapes: attachment by reference, Base64 inside, plain XML inside, fault. */
export function readReponse(contentType: string, body: Buffer): Reponse {
  const message = openMessage(contentType, body)
  if (!message.ok) return { genre: 'illisible', detail: message.detail }
  const { enveloppe, texte, parties } = message.valeur
  const fault = findIn(enveloppe, 'Fault', ENVELOPE)
  if (fault !== undefined) return { genre: 'fault', texte: faultText(fault) }
  const reference = findIn(enveloppe, 'Include', XOP)
  if (reference === undefined) return inlineCharge(enveloppe, texte)
  const text = attachedText(reference, parties)
  return text.ok ? chargeOf(text.valeur) : { genre: 'illisible', detail: text.detail }
}

/** The text of the part that an `Include` points to. */
export function attachedText(reference: Noeud, parties: readonly Partie[]): Lu<string> {
  const part = parties.find(({ id }) => id === cleanId(reference.attributs['href'] ?? ''))
  return part === undefined ? { ok: false, detail: 'pièce jointe absente' } : decodeXml(part.contenu, part.charset)
}

export type MessageOuvert = { enveloppe: Noeud; texte: string; parties: readonly Partie[] }

/** The envelope and the parts of a message, multipart or not. */
export function openMessage(contentType: string, body: Buffer): Lu<MessageOuvert> {
  const { type, parametres } = parseContentType(contentType)
  if (!type.startsWith('multipart/')) return openEnveloppe({ id: '', type, charset: parametres['charset'], contenu: body }, [])
  const boundary = parametres['boundary'] ?? ''
  if (boundary === '') return { ok: false, detail: 'message sans frontière' }
  const parts = parseMultipart(body, boundary)
  if (!parts.ok) return parts
  const start = cleanId(parametres['start'] ?? '')
  const root = parts.valeur.find(({ id }) => id === start) ?? parts.valeur[0]
  return root === undefined ? { ok: false, detail: 'message vide' } : openEnveloppe(root, parts.valeur)
}

function openEnveloppe(root: Partie, parties: readonly Partie[]): Lu<MessageOuvert> {
  const text = decodeXml(root.contenu, root.charset)
  if (!text.ok) return text
  const enveloppe = parseXml(text.valeur)
  if (!enveloppe.ok) return enveloppe
  if (enveloppe.valeur.nom !== 'Envelope' || enveloppe.valeur.espace !== ENVELOPE) return { ok: false, detail: 'pas une enveloppe SOAP 1.2' }
  return { ok: true, valeur: { enveloppe: enveloppe.valeur, texte: text.valeur, parties } }
}

function inlineCharge(enveloppe: Noeud, texte: string): Reponse {
  for (const nom of CHARGES) {
    const noeud = findIn(enveloppe, nom, NUU)
    if (noeud !== undefined) return { genre: 'charge', noeud, brut: texte }
  }
  const encoded = findBase64(enveloppe)
  if (encoded === undefined) return { genre: 'illisible', detail: 'réponse sans contenu' }
  const text = decodeXml(Buffer.from(encoded, 'base64'))
  return text.ok ? chargeOf(text.valeur) : { genre: 'illisible', detail: text.detail }
}

/** "PD9" and "PG4" are "<?x" and "<n" in Base64; any "<" begins with "PA" to "PP". */
function findBase64(noeud: Noeud): string | undefined {
  if (/^P[A-P][A-Za-z0-9+/\s]{20,}=*$/.test(noeud.texte)) return noeud.texte
  for (const child of noeud.enfants) {
    const found = findBase64(child)
    if (found !== undefined) return found
  }
  return undefined
}

function chargeOf(brut: string): Reponse {
  const parsed = parseXml(brut)
  if (!parsed.ok) return { genre: 'illisible', detail: parsed.detail }
  const { nom, espace } = parsed.valeur
  return espace === NUU && CHARGES.includes(nom) ? { genre: 'charge', noeud: parsed.valeur, brut } : { genre: 'illisible', detail: 'contenu inattendu' }
}

function faultText(fault: Noeud): string {
  return findIn(fault, 'Text', ENVELOPE)?.texte ?? 'erreur sans texte'
}

export function writeFault(texte: string): string {
  const reason = tag('soap:Text', escapeXml(texte), { 'xml:lang': 'fr' })
  return writeEnveloppe(tag('soap:Fault', tag('soap:Code', leaf('soap:Value', 'soap:Receiver')) + tag('soap:Reason', reason)))
}
