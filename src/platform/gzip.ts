import { gzipSync } from 'node:zlib'

/** Six would take half as long again, for three bytes fewer in a hundred. */
const LEVEL = 4

/**
 * In one piece and here: a page is a few dozen KB, which takes a quarter of a millisecond; a stream, or another thread, costs
 * more than that in handing over.
 */
export function gzipText(text: string): Uint8Array<ArrayBuffer> {
  return gzipSync(text, { level: LEVEL })
}

export function takesGzip(acceptEncoding: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(acceptEncoding ?? '')
}
