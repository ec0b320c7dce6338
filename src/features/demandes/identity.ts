import type { Titulaire } from '#connectors/sne/index.ts'
import type { Jour } from '#domain/jour.ts'

export type Identite = { nom: string; prenom: string; naissance: Jour }

/**
 * The person of the account is the applicant of the request (F128): birth date equal, family name equal to the birth name or
 * to the name in use, and one list of first names beginning the other, for many registers hold them all and many forms one.
 */
export function isSamePerson({ nom, prenom, naissance }: Identite, titulaire: Pick<Titulaire, 'nom' | 'nomPatronymique' | 'prenom' | 'dateNaissance'>): boolean {
  const noms = [titulaire.nom, titulaire.nomPatronymique ?? titulaire.nom].map(fold)
  return titulaire.dateNaissance === naissance && noms.includes(fold(nom)) && sharePrenoms(fold(prenom), fold(titulaire.prenom))
}

/** « *****@exemple.test »: the domain alone tells the owner which mailbox to open (F112). */
export function maskEmail(email: string): string {
  return `*****@${email.slice(email.lastIndexOf('@') + 1)}`
}

/** Accents, case, hyphens, apostrophes and double spaces do not make another person. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('Œ', 'OE').replaceAll('æ', 'ae').replaceAll('Æ', 'AE')
    .toUpperCase().replaceAll(/[^A-Z0-9]+/g, ' ').trim()
}

function sharePrenoms(a: string, b: string): boolean {
  return a !== '' && b !== '' && (`${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `))
}
