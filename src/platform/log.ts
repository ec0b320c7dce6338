/** One JSON line for one event. No personal value: fields are an allow-list, and messages of errors are masked. */

/** What a line may hold besides its event. A name is added here after asking: could it hold a person's value? */
export type LogFields = {
  requestId?: string
  method?: string
  /** The pattern of the address, never the address itself. */
  route?: string
  status?: number
  ms?: number
  actor?: string
  job?: string
  jobId?: string
  attempt?: number
  count?: number
  connector?: string
  cause?: string
  during?: string
  outcome?: string
  code?: string
  signal?: string
  port?: number
  roles?: string
  migration?: string
  error?: unknown
}
export type Log = {
  info: (event: string, fields?: LogFields) => void
  warn: (event: string, fields?: LogFields) => void
  error: (event: string, fields?: LogFields) => void
  child: (fields: LogFields) => Log
}
type Level = 'info' | 'warn' | 'error'
type Writer = (line: string) => void

const ALLOWED: Record<keyof LogFields, true> = {
  requestId: true, method: true, route: true, status: true, ms: true, actor: true, job: true, jobId: true, attempt: true, count: true,
  connector: true, cause: true, during: true, outcome: true, code: true, signal: true, port: true, roles: true, migration: true, error: true,
}
const LONGEST = 200

export function createLog(write: Writer = (line) => process.stdout.write(line), fixed: LogFields = {}): Log {
  const at = (level: Level) => (event: string, fields: LogFields = {}) => write(`${toLine(level, event, { ...fixed, ...fields })}\n`)
  return { info: at('info'), warn: at('warn'), error: at('error'), child: (fields) => createLog(write, { ...fixed, ...fields }) }
}

function toLine(level: Level, event: string, fields: LogFields): string {
  const kept = Object.entries(fields).filter(([name, value]) => name in ALLOWED && value !== undefined)
  return JSON.stringify({ time: new Date().toISOString(), level, event, ...Object.fromEntries(kept.map(([name, value]) => [name, toValue(name, value)])) })
}

function toValue(name: string, value: unknown): unknown {
  if (name === 'error') return describeError(value)
  if (typeof value === 'number') return Math.round(value * 1_000) / 1_000
  return typeof value === 'string' ? value.slice(0, LONGEST) : typeof value
}

/** Where it broke and which constraint, but what a person typed is masked. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = { code: undefined, constraint: undefined, table: undefined, ...error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name, message: mask(error.message), code, constraint, table,
    stack: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** Libraries quote in their messages what they were given: quoted texts, addresses and long numbers are hidden. */
export function mask(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”/g, '"…"')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d[\d .-]{4,}\d/g, '…')
    .slice(0, LONGEST)
}
