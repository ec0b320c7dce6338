/** The folder where the simulated mail server leaves what it received: read by the inbox page and by tests. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'

export type Received = { id: string; from: string; to: readonly string[]; subject: string; text: string; html: string; headers: ReadonlyMap<string, string> }
export type Mailbox = {
  /** The most recent first. */
  list: (most?: number) => Promise<readonly Received[]>
  read: (id: string) => Promise<Received | undefined>
}

const ID = /^[0-9a-f-]{36}$/

export function openMailbox(folder: string): Mailbox {
  const read = async (id: string) => (ID.test(id) ? toReceived(id, await readOrNothing(join(folder, `${id}.eml`))) : undefined)
  const list = async (most = 100) => {
    const ids = await listIds(folder)
    const messages = await Promise.all(ids.slice(0, most).map(read))
    return messages.filter((message) => message !== undefined)
  }
  return { list, read }
}

async function listIds(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  const dated = await Promise.all(names.map(async (name) => ({ id: name.slice(0, -'.eml'.length), at: (await stat(join(folder, name), { bigint: true })).mtimeNs })))
  return dated.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ id }) => id)
}

async function readOrNothing(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined
  }
}

async function toReceived(id: string, raw: Buffer | undefined): Promise<Received | undefined> {
  if (raw === undefined) return undefined
  const email: Email = await PostalMime.parse(raw)
  return {
    id,
    from: email.from?.address ?? '',
    to: (email.to ?? []).map(({ address }) => address ?? ''),
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: new Map(email.headers.map(({ key, value }) => [key, value])),
  }
}
