/** How many cases a property tries: few in `npm test`, all in `npm run proofs` (K32). */
export function runs(few: number, all: number): number {
  return process.env['PROOFS'] === '1' ? all : few
}
