/** A mail server that speaks SMTP and keeps what it receives in a folder. It delivers to nobody. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { type Mailbox, openMailbox } from './mailbox.ts'

/** On request: no such address (550), come back later (451), silence, line cut in the middle. */
export type Failure = 'adresse_inconnue' | 'plus_tard' | 'silence' | 'coupure'
export type MailSink = Mailbox & {
  url: string
  /** The next messages fail in this way, until told otherwise. */
  fail: (how: Failure | undefined) => void
  stop: () => Promise<void>
}
type Failures = { current: Failure | undefined }

const LARGEST = 10 * 1024 * 1024

export async function startMailSink({ folder, port = 0 }: { folder: string; port?: number }): Promise<MailSink> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const failures: Failures = { current: undefined }
  const server = createServer(folder, failures, () => sockets.forEach((socket) => socket.destroy()))
  const sockets = new Set<Socket>()
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    ...openMailbox(folder),
    url: `smtp://127.0.0.1:${portOf(server)}`,
    fail: (how) => {
      failures.current = how
    },
    stop: () => new Promise((stopped) => server.close(stopped)),
  }
}

function portOf(server: SMTPServer): number {
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function createServer(folder: string, failures: Failures, cutLines: () => void): SMTPServer {
  return new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, size: LARGEST, closeTimeout: 500, logger: false,
    onRcptTo: (_address, _session, answer) => answer(failures.current === 'adresse_inconnue' ? refusal(550, 'No such address') : null),
    onData: (stream, _session, answer) => {
      if (failures.current === 'silence') stream.resume()
      else if (failures.current === 'coupure') cutLines()
      else void receive(stream, { folder, failures }).then(answer)
    },
  })
}

async function receive(stream: SMTPServerDataStream, { folder, failures }: { folder: string; failures: Failures }): Promise<Error | null> {
  const raw = await buffer(stream)
  if (failures.current === 'plus_tard') return refusal(451, 'Come back later')
  if (stream.sizeExceeded) return refusal(552, 'Too large')
  const path = join(folder, `${randomUUID()}.eml`)
  // Whole or absent: the inbox may be read meanwhile.
  await writeFile(`${path}.tmp`, raw, { mode: 0o600 })
  await rename(`${path}.tmp`, path)
  return null
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
