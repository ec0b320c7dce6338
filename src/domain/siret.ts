export type CheckSiret = { ok: true; siret: string } | { ok: false; texte: string }

/** SIREN of La Poste: its thousands of post offices follow a rule of their own. */
const LA_POSTE = '356000000'

/** 14 digits, right by their key as a whole and by that of the company (the first nine). Spaces are those of the payslip. */
export function checkSiret(typed: string): CheckSiret {
  const siret = typed.replaceAll(/[\s\u00a0\u202f.-]/g, '')
  if (siret === '') return { ok: false, texte: 'Indiquez le SIRET de l’employeur\u00a0: il est écrit sur le bulletin de paie.' }
  if (!/^\d+$/.test(siret)) return { ok: false, texte: 'Le SIRET ne contient que des chiffres.' }
  if (siret.length === 9) return { ok: false, texte: 'Ceci est un SIREN (9\u00a0chiffres). Le SIRET en compte 14\u00a0: les mêmes, puis 5 autres.' }
  if (siret.length !== 14) return { ok: false, texte: `Le SIRET compte 14\u00a0chiffres\u00a0; vous en avez écrit ${siret.length}.` }
  if (!hasValidKey(siret)) return { ok: false, texte: 'Ce SIRET contient une erreur de frappe\u00a0: ses chiffres ne s’accordent pas entre eux.' }
  return { ok: true, siret }
}

/** The nine digits of a company, as a professional types them. */
export function checkSiren(typed: string): { ok: true; siren: string } | { ok: false; texte: string } {
  const siren = typed.replaceAll(/[\s\u00a0\u202f.-]/g, '')
  if (!/^\d{9}$/.test(siren)) return { ok: false, texte: 'Le SIREN compte 9\u00a0chiffres.' }
  return isLuhn(siren) ? { ok: true, siren } : { ok: false, texte: 'Ce SIREN contient une erreur de frappe\u00a0: ses chiffres ne s’accordent pas entre eux.' }
}

export function writeSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

function hasValidKey(siret: string): boolean {
  return isLuhn(siret.slice(0, 9)) && (isLuhn(siret) || (siret.startsWith(LA_POSTE) && sumDigits(siret) % 5 === 0))
}

function isLuhn(digits: string): boolean {
  const total = Array.from(digits, Number).reverse().reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit), 0)
  return total % 10 === 0
}

function sumDigits(digits: string): number {
  return Array.from(digits, Number).reduce((sum, digit) => sum + digit, 0)
}
