import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { jourHeure } from '#ui/format.ts'
import { mailPage, type MailParts } from '#ui/mail.tsx'
import type { Temporal } from 'temporal-polyfill'

type Code = { baseUrl: string; prenom: string; numero: string; code: string; expireLe: Temporal.Instant }

/** F112: the code goes to the mailbox that the register holds, whatever the account’s own address is. */
export function mailCode({ baseUrl, prenom, numero, code, expireLe }: Code): MailParts {
  return mailPage({
    subject: 'Votre code d’accès AL’in',
    greeting: `Bonjour ${prenom},`,
    paragraphs: [
      `Quelqu’un qui connaît votre nom et votre date de naissance demande à importer dans AL’in la demande de logement social n°\u00a0${writeNumeroUnique(numero)}.`,
      'Si c’est vous, tapez ce code sur la page restée ouverte\u00a0:',
    ],
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    note: `Ce code sert une seule fois, ${jourHeure(expireLe).replace(/^le/, 'jusqu’au')}. Ne le donnez à personne\u00a0: aucun conseiller ne vous le demandera. Si ce n’est pas vous, ne faites rien\u00a0: sans ce code, personne ne verra votre demande.`,
    check: { url: `${baseUrl}/aide#messages` },
  })
}
