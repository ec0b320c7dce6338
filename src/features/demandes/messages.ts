import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { REFUS_SALARIE, writeRefusSalarie, type MotifRefusSalarie } from '#domain/refus-salarie.ts'
import { findMotifRadiation, getRegleRadiation } from '#domain/renouvellement.ts'
import { jour, jourHeure } from '#ui/format.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'
import type { Temporal } from 'temporal-polyfill'

type Code = { check: MailCheck; prenom: string; numero: string; code: string; expireLe: Temporal.Instant }

/** F112: the code goes to the mailbox that the register holds, whatever the account’s own address is. */
export function mailCode({ check, prenom, numero, code, expireLe }: Code): MailParts {
  return mailPage({
    subject: 'Votre code d’accès AL’in',
    greeting: `Bonjour ${prenom},`,
    paragraphs: [
      `Quelqu’un qui connaît votre nom et votre date de naissance demande à importer dans AL’in la demande de logement social n°\u00a0${writeNumeroUnique(numero)}.`,
      'Si c’est vous, tapez ce code sur la page restée ouverte\u00a0:',
    ],
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    note: `Ce code sert une seule fois, ${jourHeure(expireLe).replace(/^le/, 'jusqu’au')}. Ne le donnez à personne\u00a0: aucun conseiller ne vous le demandera. Si ce n’est pas vous, ne faites rien\u00a0: sans ce code, personne ne verra votre demande.`,
    check,
  })
}

/** What one is written about one's request, step by step (F62). */
export const OBJETS_DEMANDE = ['importee', 'employeur', 'confidentialite', 'pieces', 'supprimee', 'rappel', 'suspendue', 'radiee', 'salarie_valide', 'salarie_refuse'] as const
export type ObjetDemande = (typeof OBJETS_DEMANDE)[number]

type Destinataire = { prenom: string; valideJusquAu: string; radiationMotif: string | null; choix: number | null; refus?: { motif: MotifRefusSalarie; precision: string | undefined } | undefined }
type Content = { subject: string; paragraphs: readonly string[]; href?: string; label?: string }

export function messageDemande(objet: ObjetDemande, destinataire: Destinataire, { baseUrl, check }: { baseUrl: string; check: MailCheck }): MailParts {
  const { subject, paragraphs, href = '/demandeur', label = 'Voir ma situation' } = CONTENTS[objet](destinataire)
  return mailPage({ subject, paragraphs, greeting: `Bonjour ${destinataire.prenom},`, action: { label, url: `${baseUrl}${href}` }, ...(ACTES.includes(objet) ? { note: NOT_YOU } : {}), check })
}

/** What the person did: if it was not them, they must know at once. */
const ACTES: readonly ObjetDemande[] = ['importee', 'employeur', 'confidentialite', 'pieces', 'supprimee']
const NOT_YOU = 'Si vous n’êtes pas à l’origine de ce changement, changez votre mot de passe et appelez-nous au 0\u00a0970\u00a0800\u00a0800.'

const PARTAGES: Readonly<Record<number, string>> = {
  1: 'Votre employeur ne voit rien de votre demande. Il ne peut pas vous donner de points.',
  2: 'Votre employeur lit dix informations, et rien d’autre. Il ne voit ni vos revenus, ni vos candidatures.',
  3: 'Votre employeur lit toute votre demande et l’historique de vos candidatures.',
}

const CONTENTS: Readonly<Record<ObjetDemande, (destinataire: Destinataire) => Content>> = {
  importee: () => ({
    subject: 'Votre demande est dans AL’in',
    paragraphs: ['Votre demande de logement social est importée. Avant de postuler, dites-nous où vous travaillez, choisissez ce que voit votre employeur et confirmez vos pièces.'],
  }),
  employeur: () => ({
    subject: 'Votre situation de travail est enregistrée',
    paragraphs: ['Vous avez déclaré votre situation de travail. Votre espace dit ce que cela change pour vos points.'],
  }),
  confidentialite: ({ choix }) => ({
    subject: 'Ce que voit votre employeur a changé',
    paragraphs: [PARTAGES[choix ?? 1] ?? '', 'Vous pouvez changer ce choix à tout moment.'],
    href: '/demandeur/confidentialite',
    label: 'Voir mon choix',
  }),
  pieces: () => ({
    subject: 'Vos pièces sont confirmées',
    paragraphs: ['Vous avez confirmé que vos pièces justificatives sont déposées sur le site où vous avez fait la demande.'],
    href: '/demandeur/offres',
    label: 'Voir les logements qui me correspondent',
  }),
  supprimee: () => ({
    subject: 'Votre demande n’est plus dans AL’in',
    paragraphs: ['Vous avez supprimé votre demande d’AL’in. Elle existe toujours au registre national, avec son numéro et son ancienneté. Vous pouvez l’importer de nouveau.'],
  }),
  rappel: ({ valideJusquAu }) => ({
    subject: `Renouvelez votre demande avant le ${jour(valideJusquAu)}`,
    paragraphs: [
      `Votre demande de logement social est valable jusqu’au ${jour(valideJusquAu)}. Renouvelez-la avant, sur le site où vous l’avez faite\u00a0: vous gardez ainsi votre numéro et votre ancienneté.`,
      'Sans renouvellement, votre demande est suspendue ici et votre candidature en cours s’arrête.',
    ],
  }),
  suspendue: ({ valideJusquAu }) => ({
    subject: 'Votre demande est suspendue',
    paragraphs: [`Votre demande n’a pas été renouvelée avant le ${jour(valideJusquAu)}. Vous ne pouvez plus postuler, et votre candidature en cours s’est arrêtée.`, 'Renouvelez-la vite sur le site où vous l’avez faite, puis mettez-la à jour ici\u00a0: le registre national garde votre numéro et votre ancienneté pendant un temps.'],
  }),
  salarie_valide: () => ({
    subject: 'Votre entreprise vous reconnaît comme salarié',
    paragraphs: ['Vous avez maintenant les points de votre entreprise. Ils comptent tout de suite, pour votre candidature en cours si sa liste n’est pas close, et pour les suivantes.', 'Les logements réservés aux salariés de votre entreprise vous sont ouverts.'],
    href: '/demandeur/employeur',
    label: 'Voir mes points d’entreprise',
  }),
  salarie_refuse: ({ refus }) => ({
    subject: 'Votre entreprise n’a pas validé votre demande',
    paragraphs: [
      `Votre entreprise ne vous a pas reconnu comme salarié. ${refus ? writeRefusSalarie(refus.motif, refus.precision) : ''}`.trim(),
      'Vous n’avez donc pas ses points. Vous pouvez toujours postuler, et vos autres points comptent.',
      ...(refus ? [REFUS_SALARIE[refus.motif].conseil] : []),
    ],
    href: '/demandeur/employeur',
    label: 'Voir ce que je peux faire',
  }),
  radiee: ({ radiationMotif }) => findMotifRadiation(radiationMotif ?? '') === 'ATTRIBUTION' ? ({
    subject: 'Votre demande est close\u00a0: vous êtes logé',
    paragraphs: [radiationTexte(radiationMotif), 'Votre demande quitte le registre national\u00a0: elle a abouti. Votre espace garde l’historique de vos candidatures.'],
  }) : ({
    subject: 'Votre demande est radiée du registre national',
    paragraphs: [radiationTexte(radiationMotif), 'Votre candidature en cours s’est arrêtée. Votre espace dit ce que vous pouvez faire.'],
  }),
}

function radiationTexte(code: string | null): string {
  const motif = findMotifRadiation(code ?? '')
  return motif === undefined ? 'Le registre national nous a dit que votre demande est radiée.' : getRegleRadiation(motif).texte
}
