import { isHeld } from '#domain/candidature.ts'
import { euros, nameTypologie, surface } from '#ui/format.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'
import { AVANT_LE_BAILLEUR } from './messages/avant.ts'
import { CHEZ_LE_BAILLEUR } from './messages/bailleur.ts'
import { COMMISSION } from './messages/commission.ts'
import type { Content, Write } from './messages/content.ts'
import { FIN } from './messages/fin.ts'
import type { Faits } from './queries/faits.ts'

/** What one is written about a candidature. */
export const OBJETS = [
  'deposee', 'retiree', 'refusee', 'demande_fermee', 'liste_arretee',
  'validee', 'invalidee', 'transmise', 'non_designee', 'rappel',
  'piece_demandee', 'piece_recue', 'piece_annulee', 'visite_proposee', 'visite_annulee',
  'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable',
  'reponse_attendue', 'silence', 'condition_non_levee', 'acceptee', 'refus', 'rang_caduc', 'offre_retiree', 'bail_signe', 'cles_remises',
] as const
export type Objet = (typeof OBJETS)[number]

export type Letter = { prenom: string; baseUrl: string; check: MailCheck }

const CONTENTS: Readonly<Record<Objet, Write>> = { ...AVANT_LE_BAILLEUR, ...CHEZ_LE_BAILLEUR, ...COMMISSION, ...FIN }

const ATTENDUS: Readonly<Partial<Record<Objet, (faits: Faits) => boolean>>> = {
  attribuee: ({ candidature }) => candidature.statut === 'attribuee',
  reponse_attendue: ({ candidature }) => candidature.statut === 'attribuee',
  attribuee_sous_condition: ({ candidature }) => candidature.statut === 'attribuee_sous_condition',
  piece_demandee: ({ candidature, pieces }) => pieces.length > 0 && isHeld(candidature.statut),
  visite_proposee: ({ candidature, visite }) => visite !== undefined && visite.annuleeLe === undefined && isHeld(candidature.statut),
  rappel: ({ candidature, rappel }) => rappel !== undefined && candidature.statut === 'non_designee',
}

/** Nobody is asked for what is no longer awaited: the mail server was down, and the home is gone, or the answer given. */
export function isAttendu(objet: Objet, faits: Faits): boolean {
  return ATTENDUS[objet]?.(faits) ?? true
}

/** One message, one thing to do. What it tells is what stands when it leaves. */
export function messageCandidature(objet: Objet, faits: Faits, { prenom, baseUrl, check }: Letter): MailParts {
  const { subject, paragraphs, facts = [], note, action = { label: 'Voir ma candidature' } }: Content = CONTENTS[objet](faits)
  const { candidature } = faits
  return mailPage({
    subject,
    paragraphs: paragraphs.filter((text) => text !== ''),
    greeting: `Bonjour ${prenom},`,
    facts: [
      ...facts,
      { label: 'Logement', value: `${nameTypologie(candidature.typologie)}, ${surface(candidature.surface)}, ${candidature.ville} (${candidature.code_postal})` },
      { label: 'Loyer charges comprises', value: euros(candidature.loyer) },
      { label: 'Offre', value: candidature.reference },
    ],
    action: { label: action.label, url: `${baseUrl}${action.href ?? `/demandeur/candidatures/${candidature.id}${action.suite ?? ''}`}` },
    ...(note === undefined ? {} : { note }),
    check,
  })
}
