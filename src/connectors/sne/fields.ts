/** One field of a message as the contract types it; a value that makes no sense is an absent fact, not a fault. */
import { isJour, type Jour } from '#domain/jour.ts'
import type { Centimes } from '#domain/offre.ts'
import type { Code } from './index.ts'
import { type Noeud, childOf } from './xml.ts'

export function textOf(parent: Noeud | undefined, nom: string, espace?: string): string | undefined {
  const texte = childOf(parent, nom, espace)?.texte
  return texte === '' ? undefined : texte
}

export function codeOf(parent: Noeud | undefined, nom: string, espace?: string): Code | undefined {
  const code = childOf(parent, nom, espace)?.attributs['code']
  return code === '' ? undefined : code
}

/** A day, with or without hour and offset. */
export function jourOf(parent: Noeud | undefined, nom: string, espace?: string): Jour | undefined {
  const day = textOf(parent, nom, espace)?.slice(0, 10)
  return day !== undefined && isJour(day) ? day : undefined
}

export function boolOf(parent: Noeud | undefined, nom: string, espace?: string): boolean | undefined {
  const texte = textOf(parent, nom, espace)
  if (texte === 'true' || texte === '1') return true
  return texte === 'false' || texte === '0' ? false : undefined
}

export function numberOf(parent: Noeud | undefined, nom: string): number | undefined {
  const texte = textOf(parent, nom)?.replace(',', '.')
  return texte !== undefined && /^\d{1,6}(\.\d{1,4})?$/.test(texte) ? Number(texte) : undefined
}

/** Euros as text to cents, without a floating point in between. */
export function centimesOf(parent: Noeud | undefined, nom: string): Centimes | undefined {
  const parts = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(textOf(parent, nom) ?? '')
  if (parts === null) return undefined
  const [, sign, euros, cents = ''] = parts
  const montant = Number(euros) * 100 + Number(cents.padEnd(2, '0'))
  return sign === '-' && montant !== 0 ? -montant : montant
}
