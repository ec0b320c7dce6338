import type { OffreTrouvee } from '#features/offres/queries/pour-moi.ts'
import { euros, jourHeure, nameTypologie, pluriel, surface } from '#ui/format.ts'
import { mailPage, type MailCheck, type MailParts } from '#ui/mail.tsx'

type Alertes = { prenom: string; offres: readonly OffreTrouvee[]; baseUrl: string; jeton: string; check: MailCheck }

/** Named in the message; the others are on the site. */
const NOMMEES = 5

/** New homes that fit, the first to close first (F62). */
export function messageAlertes({ prenom, offres, baseUrl, jeton, check }: Alertes): MailParts {
  const several = offres.length > 1
  const [first] = offres
  return mailPage({
    subject: several ? `${pluriel(offres.length, 'nouveau logement', 'nouveaux logements')} pour vous` : `Un nouveau logement pour vous à ${first?.ville ?? ''}`,
    greeting: `Bonjour ${prenom},`,
    paragraphs: [
      several ? 'Ces logements viennent d’être mis en ligne et correspondent à votre situation. Vous pouvez y postuler jusqu’à leur clôture.' : 'Ce logement vient d’être mis en ligne et correspond à votre situation. Vous pouvez y postuler jusqu’à sa clôture.',
      'Vous ne pouvez postuler qu’à un seul logement à la fois. L’heure de votre candidature ne compte pas dans le classement.',
      ...(offres.length > NOMMEES ? [`Voici les ${NOMMEES} qui ferment le plus tôt. Les autres sont dans votre espace.`] : []),
    ],
    facts: offres.slice(0, NOMMEES).map(toFact),
    action: several ? { label: 'Voir ces logements', url: `${baseUrl}/demandeur/offres` } : { label: 'Voir ce logement', url: `${baseUrl}/demandeur/offres/${first?.id ?? ''}` },
    note: `Pour ne plus recevoir ces messages\u00a0: ${baseUrl}/alertes/arret/${jeton}`,
    check,
  })
}

function toFact(offre: OffreTrouvee) {
  const cloture = offre.cloture_le === null ? '' : `, clôture ${jourHeure(offre.cloture_le.subtract({ minutes: 1 }))}`
  return { label: `${nameTypologie(offre.typologie)}, ${offre.ville} (${offre.code_postal})`, value: `${surface(offre.surface)}, ${euros(offre.loyer)} par mois charges comprises${cloture}` }
}
