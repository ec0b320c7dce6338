/** The whole of one run: machine, country, table, lines for machines. */
import type { Report } from './donnees.ts'
import { writeFacts, writeMachine, writeTable } from './table.ts'

export function writeReport({ machine, size, made, settings, results, facts }: Report): { text: string; lines: readonly string[] } {
  const country = `Pays « ${size.name} »\u00a0: ${size.demandes.toLocaleString('fr')} demandes, ${size.offres.toLocaleString('fr')} offres ouvertes, ${size.candidatures.toLocaleString('fr')} candidatures voulues, ${size.entreprises.toLocaleString('fr')} entreprises.`
  const text = [writeMachine(machine), country, `Réglages du serveur\u00a0: ${Object.entries(settings).map(([name, value]) => `${name}=${value}`).join(', ')}`, '', writeTable(results), '', writeFacts(facts)].join('\n')
  const context = { taille: size, machine, reglages: settings, pays: made }
  return { text, lines: [JSON.stringify({ type: 'contexte', ...context }), ...results.map((result) => JSON.stringify({ type: 'scenario', taille: size.name, ...result })), ...facts.map((fact) => JSON.stringify({ type: 'constat', taille: size.name, ...fact }))] }
}
