/** The physical reference of a page: a Node server that does nothing but send the very bytes that the product sent. */
import { createServer } from 'node:http'

export type Recorded = { key: string; status: number; headers: readonly (readonly [string, string])[]; body: string }
export type BareAsked = { record: readonly Recorded[] } | 'spent'

const pages = new Map<string, { status: number; headers: Record<string, string>; body: Buffer }>()

const server = createServer((request, response) => {
  const page = pages.get(`${request.url ?? ''}\n${request.headers.cookie ?? ''}`)
  request.resume()
  if (page === undefined) return void response.writeHead(404).end()
  response.writeHead(page.status, page.headers).end(page.body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 })
})

process.on('message', (asked: BareAsked) => {
  if (asked === 'spent') {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss(), statements: 0, texts: [] })
    return
  }
  pages.clear()
  for (const { key, status, headers, body } of asked.record) pages.set(key, { status, headers: Object.fromEntries(headers), body: Buffer.from(body, 'base64') })
  process.send?.('recorded')
})
process.once('disconnect', () => process.exit(0))
