import { createTransport } from 'nodemailer'
import type { Envoi, Mail, Message } from './index.ts'

export type MailOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  /** « AL’in <adresse> » */
  from: string
  timeoutMs?: number
}

/** One bare address: nothing that could be a list, a name, or a second header. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/

export function createMail({ url, from, timeoutMs = 15_000 }: MailOptions): Mail & { close: () => void } {
  const transport = createTransport({
    url, pool: true, maxConnections: 4,
    connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs,
    disableFileAccess: true, disableUrlAccess: true,
  })
  const send = async ({ to, subject, text, html, headers = {} }: Message): Promise<Envoi> => {
    if (!ADDRESS.test(to)) return { issue: 'refusee', code: 'adresse' }
    try {
      await transport.sendMail({ from, to: { name: '', address: to }, subject: oneLine(subject), text, html, headers: checkHeaders(headers) })
      return { issue: 'acceptee' }
    } catch (error) {
      const code = permanentCode(error)
      if (code === undefined) throw error
      return { issue: 'refusee', code }
    }
  }
  return { send, close: () => transport.close() }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(headers)) if (!HEADER_NAME.test(name)) throw new RangeError('Not the name of a header')
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]))
}

/** SMTP answers 5xx for good and 4xx for now; 535 and the like are about our own account, so they are for now too. */
function permanentCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return undefined
  const { responseCode, command } = error
  const isForGood = typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return isForGood ? String(responseCode) : undefined
}
