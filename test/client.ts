/** A visitor with a cookie jar: pages, forms with the token that they carry, redirects. */
import type { Hono } from 'hono'
import type { Env } from '#src/context.ts'

export type Answer = {
  status: number
  /** Path and query of the page reached. */
  path: string
  headers: Headers
  html: string
  /** The text that people read, spaces of all kinds made plain. */
  text: string
}
type Fields = Readonly<Record<string, string | readonly string[]>>
type Options = { follow?: boolean; headers?: Readonly<Record<string, string>> }
export type Client = {
  /** Name → value, as the browser holds them. */
  cookies: Map<string, string>
  get: (path: string, options?: Options) => Promise<Answer>
  /** Sends a form with the token of the latest page. */
  post: (path: string, fields?: Fields, options?: Options & { csrf?: string | undefined }) => Promise<Answer>
  /** The token that a form of ours bears now. */
  csrf: () => Promise<string>
}

const ANY_FORM = '/mot-de-passe-oublie'
const MOST_REDIRECTS = 5

export function createClient(app: Hono<Env>, baseUrl: string, address?: string): Client {
  const cookies = new Map<string, string>()
  let token: { value: string; cookies: string } | undefined
  const cookieText = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const env = address === undefined ? {} : { incoming: { socket: { remoteAddress: address, remotePort: 40_000, remoteFamily: 'IPv4' } } }

  async function send(path: string, init: RequestInit, follow: boolean, left = MOST_REDIRECTS): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', cookieText())
    const response = await app.request(baseUrl + path, { ...init, headers }, env)
    keepCookies(cookies, response)
    const location = response.headers.get('location')
    if (follow && location !== null && left > 0) return send(location, {}, true, left - 1)
    const html = await response.text()
    const value = /name="_csrf" value="([^"]+)"/.exec(html)?.[1]
    if (value !== undefined) token = { value, cookies: cookieText() }
    return { status: response.status, path, headers: response.headers, html, text: readable(html) }
  }

  async function csrf(): Promise<string> {
    if (token?.cookies !== cookieText()) await send(ANY_FORM, {}, false)
    return token?.value ?? ''
  }

  async function post(path: string, fields: Fields = {}, options: Options & { csrf?: string | undefined } = {}): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: 'csrf' in options ? (options.csrf ?? '') : await csrf() })
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return send(path, { method: 'POST', body, headers: { origin: baseUrl, ...options.headers } }, options.follow ?? true)
  }

  return { cookies, csrf, post, get: (path, { follow = true, headers = {} } = {}) => send(path, { headers }, follow) }
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const [name = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    if (value === '' || /max-age=0(;|$)/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }

function readable(html: string): string {
  const body = html.replace(/^[\s\S]*?<body/, '<body').replace(/<(script|style|template)[\s\S]*?<\/\1>/g, ' ')
  return body.replace(/<[^>]+>/g, ' ').replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity).replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}
