/** What the person who waits sees: the phase, how much of it is done, how fast, how long it still takes. */
export type Progress = { phase: (name: string, total: number) => (done: number) => void; end: () => Phases }
export type Phases = readonly { name: string; seconds: number; rows: number }[]

const EVERY_MS = 1_000

export function createProgress(write: (text: string) => void, isTerminal: boolean): Progress {
  const phases: { name: string; started: number; seconds: number; rows: number }[] = []
  const close = () => {
    const last = phases.at(-1)
    if (!last || last.seconds > 0) return
    last.seconds = (performance.now() - last.started) / 1_000
    write(`${isTerminal ? '\r\u001b[K' : ''}${last.name}\u00a0: ${last.rows.toLocaleString('fr')} en ${last.seconds.toFixed(1)} s\n`)
  }
  return {
    phase: (name, total) => {
      close()
      const phase = { name, started: performance.now(), seconds: 0, rows: 0 }
      phases.push(phase)
      let shown = isTerminal ? 0 : performance.now() + 9 * EVERY_MS
      return (done) => {
        phase.rows += done
        if (performance.now() - shown < EVERY_MS) return
        shown = isTerminal ? performance.now() : performance.now() + 9 * EVERY_MS
        write(`${isTerminal ? '\r\u001b[K' : ''}${describe(phase, total)}${isTerminal ? '' : '\n'}`)
      }
    },
    end: () => {
      close()
      return phases.map(({ name, seconds, rows }) => ({ name, seconds, rows }))
    },
  }
}

function describe({ name, started, rows }: { name: string; started: number; rows: number }, total: number): string {
  const seconds = (performance.now() - started) / 1_000
  const perSecond = rows / seconds
  const left = perSecond > 0 ? Math.ceil((total - rows) / perSecond) : 0
  return `${name}\u00a0: ${Math.floor((100 * rows) / Math.max(1, total))}\u00a0%, ${Math.round(perSecond).toLocaleString('fr')} par seconde, reste ${left}\u00a0s`
}
