const NOWHERE = 'http://nulle-part.invalid'
/** Pages that lead nowhere once signed in. */
const NEVER = /^\/(connexion|deconnexion|deconnecte|inscription|activation|mot-de-passe)/

/**
 * Where to go after signing in: a path of ours, or nothing (trust S-31). What a browser would read as another site,
 * or as anything but an address of a page, is refused.
 */
export function readSuite(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return undefined
  if (!URL.canParse(text, NOWHERE)) return undefined
  const { origin, pathname, search } = new URL(text, NOWHERE)
  if (origin !== NOWHERE || pathname.startsWith('//') || NEVER.test(pathname)) return undefined
  return pathname + search
}
