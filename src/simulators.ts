/** The outside world of a demonstration: servers that speak the real protocols. */
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { type Mailbox, openMailbox } from '#connectors/mail/mailbox.ts'
import { startMailSink } from '#connectors/mail/simulator.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { startSneSimulator } from '#connectors/sne/simulator.ts'
import { type Jour, jourAParis } from '#domain/jour.ts'

export type Simulators = { smtpUrl: string; sneUrl: string; stop: () => Promise<void> }

const A_MINUTE = 60_000

/** `ancre`: the day on which the town was filled, from which the invented people keep their numbers and birthdays. */
export async function startSimulators(dataDir: string, clock: () => Temporal.Instant, ancre: Jour = dayOf(clock())): Promise<Simulators> {
  const sink = await startMailSink({ folder: mailFolder(dataDir) })
  let today = dayOf(clock())
  const sne = await startSneSimulator({ port: 0, registre: buildRegistre(today, ancre), today })
  const turn = setInterval(() => {
    if (dayOf(clock()) === today) return
    today = dayOf(clock())
    sne.control.setRegistre(buildRegistre(today, ancre), today)
  }, A_MINUTE)
  const stop = async () => {
    clearInterval(turn)
    await Promise.all([sink.stop(), sne.close()])
  }
  return { smtpUrl: sink.url, sneUrl: sne.url, stop }
}

export function openDemonstrationMailbox(dataDir: string): Mailbox {
  return openMailbox(mailFolder(dataDir))
}

const mailFolder = (dataDir: string) => join(dataDir, 'courrier')

function dayOf(now: Temporal.Instant): Jour {
  return jourAParis(now)
}
