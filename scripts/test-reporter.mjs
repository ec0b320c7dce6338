// One line for one file of tests; a failure in full, at once and again at the end.
import { relative } from 'node:path'
import { inspect } from 'node:util'

export default async function* report(source) {
  const failures = []
  let passed = 0
  for await (const { type, data } of source) {
    if (type === 'test:pass' && data.details.type !== 'suite') passed++
    if (type === 'test:fail' && !isEcho(data)) {
      failures.push(describe(data))
      yield failures.at(-1)
    }
    if (type === 'test:summary' && data.file) yield `${data.success ? '✔' : '✖'} ${relative(process.cwd(), data.file)} · ${data.counts.passed} · ${(data.duration_ms / 1_000).toFixed(1)} s\n`
  }
  yield `${passed} tests réussis, ${failures.length} en échec\n`
  if (failures.length > 1) yield failures.join('')
}

/** A parent, or a file, fails because a test in it failed: that test has said why. */
function isEcho({ details }) {
  return details.error?.failureType === 'subtestsFailed'
}

function describe({ name, file, line, details }) {
  const error = details.error?.cause ?? details.error
  return `\n✖ ${name}\n  ${file ? `${relative(process.cwd(), file)}:${line}` : ''}\n${inspect(error, { depth: 6 }).replace(/^/gm, '  ')}\n\n`
}
