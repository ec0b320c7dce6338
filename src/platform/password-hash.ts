import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { keyedDigest, randomToken } from './secrets.ts'

/** argon2id (the library's default), 19 MiB, two passes: the floor of trust S-03. Raised here, old hashes follow at the next sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Each hash takes a thread and 19 MiB: a crowd waits in line, and the line has an end. */
const AT_ONCE = Math.max(2, availableParallelism() - 1)
const IN_LINE = 100
const pool = pLimit(AT_ONCE)

export type PasswordVerdict = 'right' | 'right_but_old' | 'wrong' | 'busy'

/** What is stored of a password; undefined when too many people wait already. */
export async function hashPassword(secret: string, password: string): Promise<string | undefined> {
  return inPool(() => hash(normalize(password), { ...COST, secret: pepper(secret) }))
}

/**
 * Compares with what is stored. With nothing stored (no such account), the same work is done, for the same time.
 * `right_but_old`: the parameters have risen since; store a new hash.
 */
export async function verifyPassword(secret: string, stored: string | undefined, password: string): Promise<PasswordVerdict> {
  const against = stored ?? (await decoy(secret))
  const matches = await inPool(() => verify(against, normalize(password), { secret: pepper(secret) }))
  if (matches === undefined) return 'busy'
  if (!matches || stored === undefined) return 'wrong'
  return isOld(stored) ? 'right_but_old' : 'right'
}

/** Two keyboards may write the same accent in two ways: one form, nothing else changed, nothing cut. */
function normalize(password: string): string {
  return password.normalize('NFC')
}

function inPool<T>(work: () => Promise<T>): Promise<T | undefined> {
  return pool.pendingCount >= IN_LINE ? Promise.resolve(undefined) : pool(work)
}

/** Without the server's secret, a stolen table cannot even be guessed at. */
function pepper(secret: string): Buffer {
  return Buffer.from(keyedDigest(secret, 'mot-de-passe', 'poivre'), 'hex')
}

const decoys = new Map<string, Promise<string>>()

function decoy(secret: string): Promise<string> {
  const known = decoys.get(secret)
  if (known) return known
  const made = hash(randomToken(), { ...COST, secret: pepper(secret) })
  decoys.set(secret, made)
  return made
}

function isOld(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return memoryCost < COST.memoryCost || timeCost < COST.timeCost || parallelism !== COST.parallelism
}
