import { LINKS } from '#ui/links.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'
import { jourHeure } from '#ui/format.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Identite } from './queries.ts'

type Person = Pick<Identite, 'prenom' | 'nom'> & { civilite?: Identite['civilite'] }
export type Letter = { person: Person; baseUrl: string; check: MailCheck }

/** F100, F101. */
export function activationMail({ person, baseUrl, check, jeton }: Letter & { jeton: string }): MailParts {
  return mailPage({
    subject: 'Action Logement Services\u00a0: Demande d’accès',
    greeting: greetingOf(person),
    paragraphs: ['Vous avez demandé à créer un compte sur AL’in, la plateforme de logement d’Action Logement.', 'Il reste une étape\u00a0: choisir votre mot de passe. Cela confirme aussi votre adresse e-mail.'],
    action: { label: 'Choisir mon mot de passe', url: `${baseUrl}/activation/${jeton}` },
    note: 'Ce lien est valable 12\u00a0heures et ne sert qu’une fois. Si vous n’êtes pas à l’origine de cette demande, merci d’ignorer ce message\u00a0: aucun compte ne sera ouvert.',
    check,
  })
}

/** Sent in place of the other when the address has an account: the page said nothing of it. */
export function alreadyMail({ person, baseUrl, check }: Letter): MailParts {
  return mailPage({
    subject: 'Action Logement Services\u00a0: vous avez déjà un compte',
    greeting: greetingOf(person),
    paragraphs: ['Quelqu’un, sans doute vous, a demandé à créer un compte AL’in avec cette adresse. Elle en a déjà un\u00a0: rien n’a été créé ni modifié.', `Mot de passe oublié\u00a0? Choisissez-en un autre ici\u00a0: ${baseUrl}/mot-de-passe-oublie`],
    action: { label: 'Me connecter', url: `${baseUrl}${LINKS.signIn}` },
    note: 'Si vous n’êtes pas à l’origine de cette demande, vous n’avez rien à faire.',
    check,
  })
}

export function resetMail({ person, baseUrl, check, jeton }: Letter & { jeton: string }): MailParts {
  return mailPage({
    subject: 'AL’in\u00a0: choisir un nouveau mot de passe',
    greeting: greetingOf(person),
    paragraphs: ['Vous avez demandé à changer le mot de passe de votre compte AL’in.'],
    action: { label: 'Choisir un nouveau mot de passe', url: `${baseUrl}/mot-de-passe/${jeton}` },
    note: 'Ce lien est valable une heure et ne sert qu’une fois. Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe reste le même.',
    check,
  })
}

export type Avis = 'mot_de_passe_change' | 'nouvel_appareil' | 'identite_changee'

const AVIS: Record<Avis, { subject: string; said: (when: string) => string; note: string }> = {
  mot_de_passe_change: {
    subject: 'AL’in\u00a0: votre mot de passe a changé',
    said: (when) => `Le mot de passe de votre compte AL’in a été changé ${when}. Vos autres connexions ont été fermées.`,
    note: 'C’était vous\u00a0? Vous n’avez rien à faire. Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe\u00a0: les connexions ouvertes seront coupées.',
  },
  nouvel_appareil: {
    subject: 'AL’in\u00a0: connexion depuis un nouvel appareil',
    said: (when) => `Quelqu’un s’est connecté à votre compte AL’in ${when}, avec votre mot de passe, depuis un appareil que nous ne connaissons pas.`,
    note: 'C’était vous\u00a0? Vous n’avez rien à faire. Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe\u00a0: les connexions ouvertes seront coupées.',
  },
  identite_changee: {
    subject: 'AL’in\u00a0: les informations de votre compte ont changé',
    said: (when) => `La civilité, le nom, le prénom ou le téléphone de votre compte AL’in ont été corrigés ${when}. Votre adresse et votre mot de passe restent les mêmes.`,
    note: 'C’était vous\u00a0? Vous n’avez rien à faire. Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe\u00a0: les connexions ouvertes seront coupées. Puis corrigez vos informations dans «\u00a0Mon compte\u00a0».',
  },
}

export function noticeMail({ person, baseUrl, check, avis, quand }: Letter & { avis: Avis; quand: Temporal.Instant }): MailParts {
  const { subject, said, note } = AVIS[avis]
  return mailPage({
    subject,
    greeting: greetingOf(person),
    paragraphs: [said(jourHeure(quand))],
    action: { label: 'Ce n’était pas moi', url: `${baseUrl}/mot-de-passe-oublie` },
    note,
    check,
  })
}

/** What closing the account took with it: nothing, a place in a list, or that and points. */
export const PERTES = ['aucune', 'rang', 'points'] as const
export type Perte = (typeof PERTES)[number]

const PERDU: Record<Perte, readonly string[]> = {
  aucune: [],
  rang: ['Votre candidature en cours est annulée. Vous n’y perdez aucun point.'],
  points: ['Le logement qui vous était attribué est rendu\u00a0: cela compte comme un refus, et coûte 40\u00a0points aux prochaines candidatures faites avec le même numéro unique.'],
}

/** The last one: the address is forgotten once it has left. */
export function closedMail({ person, baseUrl, check, perte, quand }: Letter & { perte: Perte; quand: Temporal.Instant }): MailParts {
  return mailPage({
    subject: 'AL’in\u00a0: votre compte est fermé',
    greeting: greetingOf(person),
    paragraphs: [`Votre compte AL’in a été fermé ${jourHeure(quand)}. Votre nom, cette adresse, votre téléphone et votre mot de passe en sont effacés.`, ...PERDU[perte], 'Si vous avez une demande au registre national, elle n’a pas changé. C’est notre dernier message.'],
    action: { label: 'Revenir sur AL’in', url: baseUrl },
    note: 'Vous pouvez ouvrir un nouveau compte avec cette adresse quand vous voulez. Si vous n’avez pas fermé ce compte, appelez-nous au 0\u00a0970\u00a0800\u00a0800.',
    check,
  })
}

function greetingOf({ civilite, prenom, nom }: Person): string {
  const title = { madame: 'Madame', monsieur: 'Monsieur' }
  return civilite === undefined ? `Bonjour ${prenom} ${nom},` : `Bonjour ${title[civilite]} ${nom},`
}
