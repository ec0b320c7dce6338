import { FICHES } from '#domain/candidature.ts'
import { euros, jourHeure, nameTypologie, rang, surface } from '#ui/format.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'
import type { Candidature } from './queries/candidatures.ts'
import { HEURE_SANS_EFFET, MOTIFS } from './texts.ts'

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
type Content = { subject: string; paragraphs: readonly string[] }

export function messageCandidature(objet: Objet, candidature: Candidature, { prenom, baseUrl, check }: Letter): MailParts {
  return mailPage({
    ...contentOf(objet, candidature),
    greeting: `Bonjour ${prenom},`,
    facts: [
      { label: 'Logement', value: `${nameTypologie(candidature.typologie)}, ${surface(candidature.surface)}, ${candidature.ville} (${candidature.code_postal})` },
      { label: 'Loyer charges comprises', value: euros(candidature.loyer) },
      { label: 'Offre', value: candidature.reference },
    ],
    action: { label: 'Voir ma candidature', url: `${baseUrl}/demandeur/candidatures/${candidature.id}` },
    check,
  })
}

function contentOf(objet: Objet, candidature: Candidature): Content {
  const write = CONTENTS[objet]
  if (!write) throw new Error(`No message is written for ${objet}`)
  return write(candidature)
}

const CONTENTS: Readonly<Partial<Record<Objet, (candidature: Candidature) => Content>>> = {
  deposee: ({ cloture_le }) => ({
    subject: 'Votre candidature est enregistrée',
    paragraphs: ['Nous avons bien enregistré votre candidature. Votre rang est calculé et vous en voyez le détail dans votre espace.', cloture_le ? `Il peut changer jusqu’à la clôture, ${jourHeure(cloture_le.subtract({ minutes: 1 }))}.` : '', HEURE_SANS_EFFET].filter(Boolean),
  }),
  retiree: () => ({
    subject: 'Votre candidature est annulée',
    paragraphs: ['Vous avez annulé votre candidature. Cela ne vous coûte aucun point. Vous pouvez postuler à un autre logement dès maintenant.'],
  }),
  refusee: () => ({
    subject: 'Vous avez laissé le logement attribué',
    paragraphs: ['Vous avez annulé après l’attribution\u00a0: cela compte comme un refus. Vos prochaines candidatures auront 40\u00a0points de moins. Vous pouvez postuler à un autre logement dès maintenant.'],
  }),
  demande_fermee: ({ motif }) => ({
    subject: 'Votre candidature s’arrête',
    paragraphs: [`Votre candidature s’arrête parce que votre demande n’est plus active. ${MOTIFS[motif ?? ''] ?? ''}`.trim(), 'Ouvrez votre espace\u00a0: il dit ce que vous pouvez faire.'],
  }),
  piece_annulee: () => ({
    subject: 'Une pièce ne vous est plus demandée',
    paragraphs: ['Le bailleur ne demande plus une des pièces qu’il attendait de vous. Ouvrez votre candidature\u00a0: elle dit s’il en attend d’autres.'],
  }),
  liste_arretee: ({ statut, rang_gele }) => ({
    subject: 'La liste des candidats est arrêtée',
    paragraphs: [`Les candidatures à ce logement sont closes. Votre rang est figé\u00a0: ${rang(rang_gele ?? 0)}. Il ne changera plus.`, `Votre candidature en est à «\u00a0${FICHES[statut].libelle}\u00a0». Un conseiller étudie les dossiers dans l’ordre de la liste.`],
  }),
}
