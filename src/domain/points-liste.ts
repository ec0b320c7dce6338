import type { GrilleClassement } from './baremes/classement-2021.ts'
import type { Contexte, Ligne } from './classement.ts'
import type { Categorie } from './entreprise.ts'
import { writeJour } from './jour.ts'

/** 20 for the oldest request, one less for each strictly older one, 0 from the 21st (D8). */
export function computeAnciennete(plusAnciennes: number, grille: GrilleClassement): number {
  return Math.max(0, grille.anciennete - plusAnciennes)
}

/** Seniority among those who apply to this home (F180, D8). */
export function ligneAnciennete({ dateDepot, plusAnciennes }: Contexte, grille: GrilleClassement): Ligne {
  const base = { critere: 'anciennete' as const, maximum: grille.anciennete, source: 'votre demande au registre national' }
  if (dateDepot === undefined) {
    return {
      ...base, points: 0, valeur: 'date de dépôt non connue', explication: 'Ces points vont aux demandes les plus anciennes parmi les candidats à ce logement.',
      pourChanger: 'Indiquez la date de dépôt de votre demande.',
    }
  }
  const points = computeAnciennete(plusAnciennes, grille)
  return {
    ...base, points, valeur: `demande déposée le ${writeJour(dateDepot)}`,
    explication: plusAnciennes === 0
      ? 'Aucun autre candidat à ce logement n’a une demande plus ancienne.'
      : `${plusAnciennes}\u00a0candidat${plusAnciennes > 1 ? 's ont' : ' a'} une demande plus ancienne que la vôtre\u00a0: c’est 1\u00a0point de moins pour chacun, jusqu’à 0.`,
    ...(plusAnciennes > 0 ? { pourChanger: 'Renouvelez votre demande chaque année pour garder sa date. Ces points changent avec les autres candidats.' } : {}),
  }
}

/** The balance bonus of a size class, dated and public (F187). */
export function ligneEquilibrage(categorie: Categorie | undefined, bonus: Categorie | undefined, grille: GrilleClassement): Ligne {
  const granted = bonus !== undefined && categorie === bonus
  return {
    critere: 'equilibrage', points: granted ? grille.equilibrage : 0, maximum: grille.equilibrage, source: 'la taille de votre entreprise et le bonus en cours',
    valeur: categorie === undefined ? 'aucun employeur' : NOMS_CATEGORIE[categorie],
    explication: bonus === undefined
      ? 'Aucun bonus d’équilibrage n’est en cours.'
      : `Un bonus est en cours pour les salariés d’une ${NOMS_CATEGORIE[bonus]}. Son motif est affiché sur le site.`,
    ...(granted ? {} : { pourChanger: 'Le bonus est revu le 1er de chaque mois.' }),
  }
}

const NOMS_CATEGORIE: Readonly<Record<Categorie, string>> = {
  PME: 'petite ou moyenne entreprise', ETI: 'entreprise de taille intermédiaire', GE: 'grande entreprise',
}
