import type { Ligne } from './classement.ts'
import { TRANCHES, type Employeur, type Tranche } from './entreprise.ts'
import type { GrilleClassement } from './baremes/classement-2021.ts'
import type { FaitsEmployeur, FaitsPoints } from './faits-points.ts'

const SOURCE = 'votre employeur'
const SOURCE_ANONYME = 'votre choix de confidentialité'
const CODES: Readonly<Record<Tranche, 'tranche_a' | 'tranche_b' | 'tranche_c'>> = { A: 'tranche_a', B: 'tranche_b', C: 'tranche_c' }

type Situation = { valeur: string; explication: string; pourChanger?: string }

/** The employer block: 240 for validation, then the tranches, which need it too (F182, F184, K5). Anonymous: all 0. */
export function computePointsEntreprise({ employeur }: FaitsPoints, grille: GrilleClassement): number {
  const granted = listTranchesAcquises(employeur)
  return granted === undefined ? 0 : granted.reduce((sum, tranche) => sum + grille.tranches[tranche], grille.validation)
}

/** The same, line by line, as people read it. */
export function listLignesEntreprise({ employeur }: FaitsPoints, grille: GrilleClassement): readonly Ligne[] {
  const granted = listTranchesAcquises(employeur)
  const source = employeur && 'anonyme' in employeur ? SOURCE_ANONYME : SOURCE
  const validation: Ligne = { critere: 'validation', points: granted ? grille.validation : 0, maximum: grille.validation, source, ...describeValidation(employeur) }
  return [validation, ...TRANCHES.map((tranche) => ligneTranche(tranche, { granted, source }, grille))]
}

/** Undefined without the points of validation. */
function listTranchesAcquises(employeur: FaitsEmployeur | undefined): readonly Tranche[] | undefined {
  if (employeur === undefined || !('validation' in employeur)) return undefined
  return employeur.validation === 'deleguee' || employeur.validation === 'validee' ? TRANCHES.filter((tranche) => employeur.tranches.includes(tranche)) : undefined
}

function describeValidation(employeur: FaitsEmployeur | undefined): Situation {
  if (employeur === undefined) {
    return { valeur: 'aucun employeur', explication: 'Ces points vont aux salariés d’une entreprise qui cotise à Action Logement.', pourChanger: 'Si vous êtes salarié, indiquez votre employeur.' }
  }
  if ('anonyme' in employeur) {
    return {
      valeur: 'anonyme', explication: 'Vous avez choisi que votre employeur ne voie rien\u00a0: il ne peut pas vous donner de points.',
      pourChanger: 'Vous pouvez changer ce choix de confidentialité à tout moment.',
    }
  }
  if ('seuil' in employeur) {
    return { valeur: `${employeur.effectif}\u00a0salarié${employeur.effectif > 1 ? 's' : ''}`, explication: `Ces points vont aux salariés d’une entreprise de ${employeur.seuil}\u00a0salariés ou plus${employeur.agricole ? ' (secteur agricole)' : ''}.` }
  }
  return VALIDATIONS[employeur.validation]
}

const VALIDATIONS: Readonly<Record<Employeur['validation'], Situation>> = {
  deleguee: { valeur: 'validation automatique', explication: 'Votre entreprise confie sa politique à Action Logement\u00a0: vous avez ces points sans démarche.' },
  validee: { valeur: 'validé par votre entreprise', explication: 'Votre entreprise a confirmé que vous en êtes salarié.' },
  en_attente: { valeur: 'en attente', explication: 'Votre entreprise n’a pas encore répondu. Ces points viendront avec sa validation.', pourChanger: 'Demandez à votre service du personnel de valider votre demande.' },
  refusee: { valeur: 'non validé', explication: 'Votre entreprise n’a pas validé votre demande.', pourChanger: 'Demandez à votre service du personnel pourquoi. Si c’est une erreur, il peut changer sa réponse.' },
}

function ligneTranche(tranche: Tranche, { granted, source }: { granted: readonly Tranche[] | undefined; source: string }, grille: GrilleClassement): Ligne {
  const maximum = grille.tranches[tranche]
  const base = { critere: CODES[tranche], maximum, source }
  if (granted === undefined) return { ...base, points: 0, valeur: 'non', explication: 'Il faut d’abord les points de validation de votre entreprise.' }
  if (granted.includes(tranche)) {
    return { ...base, points: maximum, valeur: 'oui', explication: `Vous remplissez un critère de la priorité ${tranche} de votre entreprise.` }
  }
  return {
    ...base, points: 0, valeur: 'non', explication: `Vous ne remplissez aucun critère de la priorité ${tranche} de votre entreprise, ou elle n’en a pas fixé.`,
    pourChanger: 'Lisez les priorités de votre entreprise\u00a0: si l’une vous concerne, dites-le-lui.',
  }
}
