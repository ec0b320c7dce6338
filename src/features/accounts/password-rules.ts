import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as french } from '@zxcvbn-ts/language-fr'

const PASSWORD_MIN = 12
const PASSWORD_MAX = 128
/** Ten thousand million guesses: out of reach when ten an hour are judged, and costly even with the stored hash in hand. */
const GUESSES_LOG10 = 10
/** Judging takes time in the square of the length; what comes after can only add. */
const JUDGED = 40
/** What is left of « Camille-Durand-1990 » without what a neighbour knows. */
const LEFT_MIN = 4
const LEFT_LOG10 = 6
const CONTEXT = ['actionlogement', 'action', 'logement', 'logements', 'social', 'alin', 'motdepasse', 'demandeur']

export type PasswordFault = 'court' | 'long' | 'devinable' | 'personnel'

/**
 * Whether a password may be chosen (S-01, S-02): long enough, any characters, and hard to guess. `known`: what is known of the
 * person: names, e-mail, telephone, numbers.
 */
export function checkPassword(password: string, known: readonly string[]): PasswordFault | undefined {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'court'
  if (length > PASSWORD_MAX) return 'long'
  const judged = [...password].slice(0, JUDGED).join('')
  const words = wordsOf(known)
  if (isGuessable(judged, words)) return 'devinable'
  const left = withoutWords(judged, words)
  return left !== undefined && (left.length < LEFT_MIN || isGuessable(left, words, LEFT_LOG10)) ? 'personnel' : undefined
}

let judge: ZxcvbnFactory | undefined

function isGuessable(text: string, words: readonly string[], log10 = GUESSES_LOG10): boolean {
  judge ??= new ZxcvbnFactory({ dictionary: { ...common, ...french }, graphs: adjacencyGraphs })
  return judge.check(text, [...words]).guessesLog10 < log10
}

/** The words of the place and of the person, longest first. */
function wordsOf(known: readonly string[]): readonly string[] {
  const pieces = known.flatMap((text) => [plain(text), ...text.split(/[^\p{L}\p{N}]+/u).map(plain)])
  return [...new Set([...CONTEXT, ...pieces])].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
}

/** What is left once known words are taken out, in plain letters and digits; undefined when there were none. */
function withoutWords(password: string, words: readonly string[]): string | undefined {
  const before = plain(password)
  const after = words.reduce((text, word) => text.replaceAll(word, ''), before)
  return after === before ? undefined : after
}

const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' }

function plain(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/(?<=\p{L})[01345@$!](?=\p{L})/gu, (sign) => LOOKALIKES[sign] ?? sign).replace(/[^\p{L}\p{N}]/gu, '')
}
