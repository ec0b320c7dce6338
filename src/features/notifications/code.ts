import { keyedDigest } from '#platform/secrets.ts'

/** No letter or digit that can be taken for another: neither 0 and O, nor 1, I and L, nor U and V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** The code of a message, always the same for the same key: a job that is tried again writes the same mail. */
export function codeOf(secret: string, key: string): string {
  let rest = BigInt(`0x${keyedDigest(secret, 'code-message', key)}`)
  const base = BigInt(ALPHABET.length)
  return Array.from({ length: LENGTH }, () => {
    const letter = ALPHABET[Number(rest % base)]
    rest /= base
    return letter
  }).join('')
}

/** « ABCD EFGH », as the mail shows it. */
export function writeCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`
}

/** As typed: case, spaces and dashes do not count. Undefined when it can be no code of ours. */
export function readCode(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s\u00a0\u202f.\-–—]/g, '').toUpperCase()
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined
}

/** What is kept of a code: nobody who reads the table can write a message that the page would recognise. */
export function empreinteOf(secret: string, code: string): string {
  return keyedDigest(secret, 'message', code)
}
