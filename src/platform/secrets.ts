import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'

/** An opaque token of 256 bits for a cookie or a link. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A short name for one request, in the log and on the page of a fault. No secret: 48 bits, thirty times cheaper than a token. */
export function randomReference(): string {
  return randomUUID().replaceAll('-', '').slice(0, 12)
}

/** What is kept of a token: its SHA-256. A token has enough entropy to need no key. */
export function fingerprint(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Keyed digest, in hexadecimal: for short codes, for what must not be read from a dump. */
export function keyedDigest(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', derive(secret, purpose)).update(text).digest('hex')
}

/** HMAC-SHA-256 in hexadecimal, without derivation: what anyone can replay (the draw, K7). */
export function hmacHex(key: string, message: string): string {
  return createHmac('sha256', key).update(message).digest('hex')
}

export function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}

/** AES-256-GCM; the purpose binds the key, so that one kind of secret cannot stand for another. */
export function encipher(secret: string | Buffer, purpose: string, clear: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(secret, purpose), iv)
  const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws when the text was altered or the key is another. */
export function decipher(secret: string | Buffer, purpose: string, sealed: Buffer): string {
  const decoder = createDecipheriv('aes-256-gcm', derive(secret, purpose), sealed.subarray(0, 12))
  decoder.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decoder.update(sealed.subarray(28)), decoder.final()]).toString('utf8')
}

export function newKey(): Buffer {
  return randomBytes(32)
}

const derived = new Map<string, KeyObject>()

/** Kept as the library's own object: made again for each digest, it would cost more than the digest. */
function derive(secret: string | Buffer, purpose: string): KeyObject {
  if (typeof secret !== 'string') return deriveKey(secret, purpose)
  const name = `${purpose}\n${secret}`
  const known = derived.get(name)
  if (known) return known
  const key = deriveKey(secret, purpose)
  derived.set(name, key)
  return key
}

function deriveKey(secret: string | Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)))
}
