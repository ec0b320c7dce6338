/** A repeatable series of numbers drawn from a text, for drawings only: the same home always has the same façade. */
export type Draw = { below: (limit: number) => number; pick: <T>(choices: readonly [T, ...T[]]) => T; odds: (percent: number) => boolean }

export function drawFrom(seed: string): Draw {
  let state = hash(seed)
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return { below, pick: (choices) => choices[below(choices.length)] ?? choices[0], odds: (percent) => below(100) < percent }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return value
}
