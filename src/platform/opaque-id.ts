import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/**
 * The id of a row as an address bears it when the number itself tells something. One block of AES-256: the scope (whose address it
 * is), the id, and eight zero bytes that only our own addresses have. The same id gives the same address; it stands in its scope alone.
 */
export function sealId(secret: string, scope: number, id: number): string {
  const block = Buffer.alloc(16)
  block.writeUInt32BE(scope, 0)
  block.writeUInt32BE(id, 4)
  return createCipheriv('aes-256-ecb', keyOf(secret), null).setAutoPadding(false).update(block).toString('hex')
}

/** Undefined for any address that this scope did not seal. */
export function openId(secret: string, scope: number, sealed: string): number | undefined {
  if (!/^[0-9a-f]{32}$/.test(sealed)) return undefined
  const block = createDecipheriv('aes-256-ecb', keyOf(secret), null).setAutoPadding(false).update(Buffer.from(sealed, 'hex'))
  return block.readUInt32BE(0) === scope && block.readBigUInt64BE(8) === 0n ? block.readUInt32BE(4) : undefined
}

const keys = new Map<string, Buffer>()

function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'adresse', 32))
  keys.set(secret, key)
  return key
}
