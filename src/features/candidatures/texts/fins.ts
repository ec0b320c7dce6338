import type { Statut } from '#domain/candidature.ts'
import { MOTIFS } from '../texts.ts'

/** `lettre`: the commission's own letter stands in place of the reasons, once it left; `dit`: it says points and what follows too. */
export type Fin = { titre: string; raisons: readonly string[]; points?: string; suite?: string; action?: { href: string; label: string }; lettre?: true; dit?: true }

export type EtatRappel = 'ouvert' | 'refuse' | 'sans_suite'

const REPONDRE = { href: '#a-faire', label: 'Lire la proposition' } as const
const AILLEURS = { href: '/demandeur/offres', label: 'Voir les logements qui me correspondent' } as const
const RIEN = 'rien ne change pour vos prochaines candidatures.'
const MOINS = 'vos prochaines candidatures ont 40\u00a0points de moins. Si vous êtes reconnu prioritaire (DALO), vous pouvez perdre cette priorité.'
const POSTULER = 'vous êtes libre de postuler à un autre logement.'

/** What the person reads once it is over; undefined while it goes on. */
export function describeFin(statut: Statut, motif: string | null, rappel?: EtatRappel): Fin | undefined {
  if (statut === 'non_designee' && rappel !== undefined) return { ...NON_DESIGNEE, suite: SUITES_RAPPEL[rappel], ...(rappel === 'ouvert' ? { action: REPONDRE } : {}) }
  if (statut === 'refusee') return motif === 'silence' ? SILENCE : REFUS
  if (statut === 'non_attribuee') return motif === 'condition_non_levee' ? CONDITION : NON_ATTRIBUEE
  if (statut === 'retiree') return fermee(motif)
  return avecMotif(FINS[statut], statut, motif)
}

const REFUS: Fin = { titre: 'Vous avez refusé ce logement', raisons: ['Le logement vous était attribué et vous l’avez refusé. Il est proposé au candidat suivant.'], points: MOINS, suite: POSTULER, action: AILLEURS }
const SILENCE: Fin = {
  titre: 'Vous n’avez pas répondu à temps',
  raisons: ['Le délai pour accepter ce logement est passé. Sans réponse, la loi considère que vous avez refusé (CCH, art. R441-10).'],
  points: MOINS,
  suite: `${POSTULER} Un événement grave vous a empêché de répondre\u00a0? Appelez-nous au 0\u00a0970\u00a0800\u00a0800.`,
  action: AILLEURS,
}
const CONDITION: Fin = { titre: 'La pièce n’est pas arrivée à temps', raisons: ['Le logement vous était attribué à la condition d’une pièce. Elle n’est pas arrivée à la date fixée\u00a0: l’attribution tombe.'], points: RIEN, suite: `déposez cette pièce, elle servira pour un autre logement. Et ${POSTULER}`, action: AILLEURS }
const NON_ATTRIBUEE: Fin = { titre: 'La commission n’a pas retenu votre candidature', raisons: ['La commission du bailleur a choisi un autre candidat.'], points: 'vos prochaines candidatures ont 40\u00a0points de plus.', suite: POSTULER, action: AILLEURS, lettre: true, dit: true }

const NON_DESIGNEE: Fin = {
  titre: 'D’autres candidats sont envoyés au bailleur', raisons: ['Un à trois dossiers partent chez le bailleur, en suivant l’ordre de la liste. Le vôtre n’en fait pas partie à ce stade.'], points: RIEN,
  suite: `${POSTULER} Si aucun des candidats envoyés ne prend ce logement, nous pourrons vous rappeler, à votre rang figé. Vous direz oui ou non.`, action: AILLEURS,
}
/** Once the person was asked to come back, what may still follow is another thing. */
const SUITES_RAPPEL: Readonly<Record<EtatRappel, string>> = {
  ouvert: 'nous vous proposons de revenir dans la liste. Dites oui ou non ci-dessous.',
  refuse: `vous avez dit non quand nous vous avons proposé de revenir\u00a0: nous ne vous rappellerons plus pour ce logement, et ${POSTULER}`,
  sans_suite: `vous n’avez pas répondu quand nous vous avons proposé de revenir\u00a0: nous ne vous rappellerons plus pour ce logement, et ${POSTULER}`,
}

const FINS: Readonly<Partial<Record<Statut, Fin>>> = {
  invalidee: {
    titre: 'Votre dossier n’a pas été validé', raisons: ['Un conseiller d’Action Logement a étudié votre dossier. Il ne peut pas le valider pour ce logement.'], points: RIEN,
    suite: `corrigez ce qui est dit ci-dessus, puis choisissez «\u00a0Mettre à jour ma demande\u00a0» dans «\u00a0Ma situation\u00a0». Ensuite, ${POSTULER}`, action: { href: '/demandeur', label: 'Voir ma situation' },
  },
  non_designee: NON_DESIGNEE,
  irrecevable: { titre: 'Votre candidature est irrecevable', raisons: ['La commission du bailleur a jugé qu’une condition légale n’est pas remplie.'], points: RIEN, suite: 'si votre situation a changé, mettez votre demande à jour. Vous pouvez postuler à un autre logement qui vous correspond.', action: { href: '/demandeur', label: 'Voir ma situation' }, lettre: true },
  rang_caduc: { titre: 'Un autre candidat a pris ce logement', raisons: ['Un candidat placé avant vous a accepté le logement.'], points: RIEN, suite: POSTULER, action: AILLEURS },
  offre_retiree: { titre: 'Ce logement n’est plus proposé', raisons: ['L’offre est retirée. Ce n’est pas à cause de vous.'], points: RIEN, suite: POSTULER, action: AILLEURS },
  bail_signe: {
    titre: 'Félicitations, ce logement est le vôtre', raisons: ['Votre demande de logement social a abouti\u00a0: elle quitte le registre national. Vous n’avez rien à faire.'],
    suite: 'vous pouvez donner congé de votre ancien logement. Donnez votre nouvelle adresse à votre employeur, à la CAF et aux impôts. Vous avez dix jours après l’état des lieux pour le faire compléter.',
  },
}

function fermee(motif: string | null): Fin {
  const cause = motif === null ? undefined : MOTIFS[motif]
  if (cause === undefined) return { titre: 'Vous avez annulé cette candidature', raisons: [], points: RIEN, suite: POSTULER, action: AILLEURS }
  return { titre: 'Cette candidature s’est arrêtée avec votre demande', raisons: [cause], points: RIEN, suite: '«\u00a0Ma situation\u00a0» dit ce que vous pouvez faire.', action: { href: '/demandeur', label: 'Voir ma situation' } }
}

/** The grounds of a conseiller, the reason of a withdrawn offer. */
function avecMotif(fin: Fin | undefined, statut: Statut, motif: string | null): Fin | undefined {
  if (!fin || motif === null || (statut !== 'invalidee' && statut !== 'offre_retiree')) return fin
  return { ...fin, raisons: [...fin.raisons, statut === 'offre_retiree' ? `Motif\u00a0: ${MOTIFS[motif] ?? motif}` : motif] }
}
