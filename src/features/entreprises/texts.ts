import type { Choix } from '#features/demandes/queries.ts'
import type { Validation } from '#domain/entreprise.ts'
import type { StatusTone } from '#ui/status.tsx'
import { pluriel } from '#ui/format.ts'

export type Flash = { ton: 'info' | 'success' | 'warning'; texte: string }

export const VALIDATIONS_VUES: Readonly<Record<Validation, { libelle: string; ton: StatusTone }>> = {
  en_attente: { libelle: 'À valider', ton: 'orange' },
  validee: { libelle: 'Validé', ton: 'green' },
  deleguee: { libelle: 'Validé par Action Logement', ton: 'green' },
  refusee: { libelle: 'Refusé', ton: 'red' },
}

/** What the person lets the company read. */
export const PARTAGES: Readonly<Record<Exclude<Choix, 1>, string>> = { 2: 'L’essentiel', 3: 'Toute sa demande' }

export const SEUIL_STATISTIQUE = 'Les statistiques commencent à 10\u00a0personnes\u00a0: en dessous, un chiffre pourrait faire reconnaître quelqu’un.'
export const LIRE_SEULEMENT = 'Votre rôle permet de lire, pas de répondre.'
export const LIRE_SANS_DELEGUER = 'Votre rôle permet de lire, pas de choisir qui valide.'

/** What has just happened, said on the next page (`?fait=`). */
const FAITS: Readonly<Record<string, Flash>> = {
  validee: { ton: 'success', texte: 'Salarié validé. Ses points changent tout de suite, et il est prévenu.' },
  refusee: { ton: 'success', texte: 'Refus enregistré. La personne est prévenue de votre raison et de ce qu’elle peut faire.' },
  inchangee: { ton: 'info', texte: 'C’était déjà votre réponse\u00a0: rien n’a changé.' },
  deleguee: { ton: 'success', texte: 'La validation est confiée à Action Logement. Ceux qui attendaient et remplissent vos règles sont validés dans les minutes qui viennent.' },
  reprise: { ton: 'success', texte: 'Votre entreprise valide de nouveau elle-même. Les réponses données restent.' },
}

export function flashOf(query: Readonly<Record<string, string>>): Flash | undefined {
  const { fait = '', n = '', restent = '' } = query
  if (fait === 'lot') return flashLot(toCount(n), toCount(restent))
  return Object.hasOwn(FAITS, fait) ? FAITS[fait] : undefined
}

/** How many were validated at once, and how many could not be: answered meanwhile, or no longer visible. */
function flashLot(done: number, left: number): Flash {
  const validated = `${pluriel(done, 'salarié validé', 'salariés validés')}. Leurs points changent tout de suite.`
  if (left === 0) return { ton: 'success', texte: validated }
  return { ton: 'warning', texte: `${done === 0 ? '' : `${validated} `}${pluriel(left, 'ligne n’a pas été prise', 'lignes n’ont pas été prises')}\u00a0: la réponse avait changé entre-temps.` }
}

function toCount(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : 0
}
