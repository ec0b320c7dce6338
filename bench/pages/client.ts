/** A few browsers on kept connections, each asking again as soon as it is answered. Loopback only. */
import { Agent, request, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Asked = { method: 'GET' | 'POST'; path: string; cookie?: string | undefined; body?: string | undefined; status: number; /** In the page, or in the address it leads to. */ marker: string }
export type Got = { status: number; headers: readonly (readonly [string, string])[]; body: Buffer; wireBytes: number }
export type Load = { count: number; ms: number; latencies: readonly number[] }
export type Door = { port: number; origin: string; agent: Agent }

/** Every status is checked; the content of one answer in so many, for to expand them all would measure the client. */
const READ_EVERY = 16

export function openDoor(port: number, origin: string, clients: number): Door {
  return { port, origin, agent: new Agent({ keepAlive: true, maxSockets: clients }) }
}

/** All of `asked` in turn until the time is over, or once each when no time is given. */
export async function drive(door: Door, asked: readonly Asked[], clients: number, forMs?: number): Promise<Load> {
  const latencies: number[] = []
  const start = performance.now()
  let next = 0
  const isOver = () => (forMs === undefined ? next >= asked.length : performance.now() - start >= forMs)
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (!isOver()) {
        const rank = next++
        const one = asked[rank % asked.length]
        if (one === undefined) return
        const before = performance.now()
        const got = await ask(door, one)
        latencies.push(performance.now() - before)
        check(one, got, rank % READ_EVERY === 0)
      }
    }),
  )
  return { count: latencies.length, ms: performance.now() - start, latencies }
}

export function ask({ port, origin, agent }: Door, { method, path, cookie, body }: Asked): Promise<Got> {
  const headers = { host: new URL(origin).host, 'accept-encoding': 'gzip, deflate, br', ...(cookie !== undefined && { cookie }), ...(body !== undefined && { origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }) }
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (message) => {
      const chunks: Buffer[] = []
      message.on('data', (chunk: Buffer) => chunks.push(chunk))
      message.on('end', () => done(toGot(message, Buffer.concat(chunks))))
      message.on('error', failed)
    })
    sent.on('error', failed).end(body)
  })
}

export function check({ method, path, status, marker }: Asked, got: Got, reads: boolean): void {
  if (got.status !== status) throw new Error(`${method} ${path} answered ${got.status} instead of ${status}`)
  if (reads && !textOf(got).includes(marker)) throw new Error(`${method} ${path} does not hold « ${marker} »`)
}

function textOf(got: Got): string {
  return `${new Map(got.headers).get('location') ?? ''}\n${expand(got).toString('utf8')}`
}

/** The page as the browser reads it. */
export function expand({ headers, body }: Got): Buffer {
  const encoding = new Map(headers).get('content-encoding')
  if (encoding === 'br') return brotliDecompressSync(body)
  return encoding === 'gzip' ? gunzipSync(body) : body
}

function toGot({ statusCode, rawHeaders }: IncomingMessage, body: Buffer): Got {
  const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : []))
  return { status: statusCode ?? 0, headers, body, wireBytes: body.length + rawHeaders.join(': ').length }
}
