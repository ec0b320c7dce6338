/** Numbers as professionals type them: « 1 250,50 », « 47,5 m² », « 612 € ». */
export type Nombre = { valeur: number } | { texte: string }

const LOYER_MAXIMUM = 1_000_000
const SURFACE_MAXIMUM = 500

/** In cents. @param min in cents. */
export function readEuros(text: string, { quoi, min }: { quoi: string; min: number }): Nombre {
  const cents = toHundredths(text)
  if (cents === undefined) return { texte: `Indiquez ${quoi} en euros, par exemple 612,50.` }
  return cents < min || cents > LOYER_MAXIMUM ? { texte: `Indiquez ${quoi}\u00a0: entre ${min / 100} et ${LOYER_MAXIMUM / 100}\u00a0€.` } : { valeur: cents }
}

/** In square metres, two decimals. */
export function readSurface(text: string): Nombre {
  const hundredths = toHundredths(text)
  if (hundredths === undefined || hundredths === 0) return { texte: 'Indiquez la surface en m², par exemple 47,5.' }
  return hundredths > SURFACE_MAXIMUM * 100 ? { texte: `La surface est de ${SURFACE_MAXIMUM}\u00a0m² au plus.` } : { valeur: hundredths / 100 }
}

export function readEntier(text: string, { quoi, min, max, exemple }: { quoi: string; min: number; max: number; exemple: string }): Nombre {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : undefined
  if (value === undefined) return { texte: `Indiquez ${quoi}, par exemple ${exemple}.` }
  return value < min || value > max ? { texte: `Indiquez ${quoi}\u00a0: entre ${min} et ${max}.` } : { valeur: value }
}

function toHundredths(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f]|€|m²?$/g, '').replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}
