import { checkDistance, writeKm } from './distance.ts'
import { TRANCHES, type Tranche } from './entreprise.ts'
import { addMois, age, writeJour, type Jour } from './jour.ts'
import type { Lieux } from './lieux.ts'
import { countACharge, isACharge, type Menage } from './menage.ts'

/**
 * What a company may reward (F183–F186): facts of the job or of the request. This closed list is the safeguard: origin, sex,
 * religion, health, nationality, opinions or a family name cannot be written in a policy, because no criterion reads them.
 */
export const CODES_CRITERE = [
  'recrutement_recent', 'alternance', 'mutation', 'mobilite_geographique', 'rapprochement_travail',
  'moins_de_ans', 'cdi_plus_de_ans', 'famille_monoparentale', 'famille_nombreuse',
] as const
export type CodeCritere = (typeof CODES_CRITERE)[number]
export type Unite = 'mois' | 'km' | 'ans' | 'enfants'

/** `seuil` is in the unit of its criterion; absent, the usual one holds. */
export type CriterePolitique = { code: CodeCritere; seuil?: number }
export type Politique = Readonly<Record<Tranche, readonly CriterePolitique[]>> & {
  /** Conditions that an employee must all meet to be validated (F85, F184); none by default. */
  acces?: readonly CriterePolitique[]
  /** Employees who may receive tranche points in a year (F186); absent: no limit. */
  quotaAnnuel?: number
}

type FicheCritere = { unite?: Unite; seuil: number; minimum: number; maximum: number; libelle: (seuil: number) => string }

export const CRITERES: Readonly<Record<CodeCritere, FicheCritere>> = {
  recrutement_recent: { unite: 'mois', seuil: 6, minimum: 1, maximum: 24, libelle: (n) => `Recruté depuis ${n}\u00a0mois au plus` },
  alternance: { seuil: 0, minimum: 0, maximum: 0, libelle: () => 'En alternance' },
  mutation: { unite: 'mois', seuil: 6, minimum: 1, maximum: 24, libelle: (n) => `Muté depuis ${n}\u00a0mois au plus, ou dans les ${n}\u00a0mois` },
  mobilite_geographique: { unite: 'km', seuil: 30, minimum: 5, maximum: 200, libelle: (n) => `Recruté ou muté, et logé à ${n}\u00a0km ou plus du lieu de travail` },
  rapprochement_travail: { unite: 'km', seuil: 20, minimum: 5, maximum: 200, libelle: (n) => `Logé à ${n}\u00a0km ou plus du lieu de travail` },
  moins_de_ans: { unite: 'ans', seuil: 30, minimum: 18, maximum: 36, libelle: (n) => `Moins de ${n}\u00a0ans` },
  cdi_plus_de_ans: { unite: 'ans', seuil: 2, minimum: 1, maximum: 20, libelle: (n) => `En CDI depuis ${n}\u00a0an${n > 1 ? 's' : ''} ou plus` },
  famille_monoparentale: { seuil: 0, minimum: 0, maximum: 0, libelle: () => 'Parent seul' },
  famille_nombreuse: { unite: 'enfants', seuil: 3, minimum: 2, maximum: 6, libelle: (n) => `${n}\u00a0enfants ou plus` },
}

export const CONTRATS = ['cdi', 'cdd', 'apprenti', 'agent_public', 'independant', 'demandeur_emploi', 'etudiant', 'retraite', 'autre'] as const
export type Contrat = (typeof CONTRATS)[number]
/** The only facts that a policy reads. Absent: not known. `evenement: null`: no hiring and no transfer. */
export type FaitsSalarie = {
  contrat?: Contrat
  dateEmbauche?: Jour
  evenement?: { nature: 'embauche' | 'mutation'; date: Jour } | null
  naissance?: Jour
  communeActuelle?: string
  communeTravail?: string
  menage?: Menage
}
export type ReponseCritere = 'oui' | 'non' | 'inconnu'
export type LignePolitique = { tranche: Tranche; code: CodeCritere; libelle: string; reponse: ReponseCritere; explication: string }
export type ResultatPolitique = { tranches: readonly Tranche[]; lignes: readonly LignePolitique[] }
type Constat = { reponse: ReponseCritere; explication: string }

/** One criterion met gives its tranche; tranches add up (D2). Every criterion answers, so that the employee can read why. */
export function computeTranches(politique: Politique, faits: FaitsSalarie, le: Jour, lieux: Lieux): ResultatPolitique {
  const lignes = TRANCHES.flatMap((tranche) =>
    politique[tranche].map((critere) => ({ tranche, code: critere.code, libelle: writeCritere(critere), ...decide(critere, faits, le, lieux) })))
  return { tranches: TRANCHES.filter((tranche) => lignes.some((ligne) => ligne.tranche === tranche && ligne.reponse === 'oui')), lignes }
}

/** May the employee be validated under the company's own access rules? All must hold; a fact not known is not a refusal. */
export function checkAcces(politique: Politique, faits: FaitsSalarie, le: Jour, lieux: Lieux): { reponse: ReponseCritere; explications: readonly string[] } {
  const constats = (politique.acces ?? []).map((critere) => decide(critere, faits, le, lieux))
  return { reponse: every(constats.map(({ reponse }) => reponse)), explications: constats.filter(({ reponse }) => reponse !== 'oui').map(({ explication }) => explication) }
}

/** Each criterion of a list with its answer, and no more: what a person may know of the facts follows from those given. */
export function answerCriteres(criteres: readonly CriterePolitique[], faits: FaitsSalarie, le: Jour, lieux: Lieux): readonly { code: CodeCritere; libelle: string; reponse: ReponseCritere }[] {
  return criteres.map((critere) => ({ code: critere.code, libelle: writeCritere(critere), reponse: decide(critere, faits, le, lieux).reponse }))
}

/** Over the yearly quota no tranche is given; the 240 points of validation are never limited (law.md § 10.2). */
export function limitByQuota(tranches: readonly Tranche[], politique: Politique, dejaServis: number): readonly Tranche[] {
  return politique.quotaAnnuel !== undefined && dejaServis >= politique.quotaAnnuel ? [] : tranches
}

/** What is wrong in a policy being written; empty when it may be saved. */
export function checkPolitique(politique: Politique): readonly string[] {
  const lists = [...TRANCHES.map((tranche) => ({ nom: `tranche ${tranche}`, criteres: politique[tranche] })), { nom: 'accès', criteres: politique.acces ?? [] }]
  return [
    ...lists.flatMap(({ nom, criteres }) => [...listSeuilsRefuses(nom, criteres), ...listDoublons(nom, criteres)]),
    ...(politique.quotaAnnuel !== undefined && !(Number.isInteger(politique.quotaAnnuel) && politique.quotaAnnuel >= 0) ? ['Le quota est un nombre entier de salariés par an.'] : []),
  ]
}

export function writeCritere(critere: CriterePolitique): string {
  return CRITERES[critere.code].libelle(seuilOf(critere))
}

function listSeuilsRefuses(nom: string, criteres: readonly CriterePolitique[]): readonly string[] {
  return criteres.flatMap((critere) => {
    const { minimum, maximum, unite } = CRITERES[critere.code]
    const seuil = seuilOf(critere)
    const fits = Number.isInteger(seuil) && seuil >= minimum && seuil <= maximum
    return fits ? [] : [`${writeCritere(critere)} (${nom})\u00a0: choisissez entre ${minimum} et ${maximum}\u00a0${unite ?? ''}.`]
  })
}

function listDoublons(nom: string, criteres: readonly CriterePolitique[]): readonly string[] {
  const codes = criteres.map(({ code }) => code)
  return CODES_CRITERE.filter((code) => codes.indexOf(code) !== codes.lastIndexOf(code)).map((code) => `${writeCritere({ code })}\u00a0: écrit deux fois (${nom}).`)
}

function seuilOf({ code, seuil }: CriterePolitique): number {
  return seuil ?? CRITERES[code].seuil
}

function decide(critere: CriterePolitique, faits: FaitsSalarie, le: Jour, lieux: Lieux): Constat {
  const seuil = seuilOf(critere)
  switch (critere.code) {
    case 'recrutement_recent': return decideFenetre('recruté', faits.dateEmbauche, seuil, le)
    case 'alternance': return decideContrat(faits.contrat, 'apprenti', 'en alternance')
    case 'mutation': return decideEvenement(faits, seuil, le, ['mutation'])
    case 'mobilite_geographique': return both(decideEvenement(faits, CRITERES.mutation.seuil, le, ['embauche', 'mutation']), decideTrajet(faits, seuil, lieux))
    case 'rapprochement_travail': return decideTrajet(faits, seuil, lieux)
    case 'moins_de_ans': return decideAge(faits.naissance, seuil, le)
    case 'cdi_plus_de_ans': return both(decideContrat(faits.contrat, 'cdi', 'en CDI'), decideAncienneteEmploi(faits.dateEmbauche, seuil, le))
    case 'famille_monoparentale': return decideParentSeul(faits.menage)
    case 'famille_nombreuse': return decideEnfants(faits.menage, seuil)
  }
}

function decideFenetre(mot: string, date: Jour | undefined, mois: number, le: Jour): Constat {
  if (date === undefined) return { reponse: 'inconnu', explication: 'La date d’embauche n’est pas connue.' }
  const inside = date >= addMois(le, -mois) && date <= addMois(le, mois)
  return { reponse: inside ? 'oui' : 'non', explication: `Vous avez été ${mot} le ${writeJour(date)}.` }
}

function decideEvenement({ evenement }: FaitsSalarie, mois: number, le: Jour, natures: readonly ('embauche' | 'mutation')[]): Constat {
  if (evenement === undefined) return { reponse: 'inconnu', explication: 'Nous ne savons pas si vous venez d’être recruté ou muté.' }
  if (evenement === null || !natures.includes(evenement.nature)) return { reponse: 'non', explication: natures.includes('embauche') ? 'Aucune embauche ni mutation récente n’est déclarée.' : 'Aucune mutation n’est déclarée.' }
  return decideFenetre(evenement.nature === 'mutation' ? 'muté' : 'recruté', evenement.date, mois, le)
}

function decideContrat(contrat: Contrat | undefined, voulu: Contrat, mot: string): Constat {
  if (contrat === undefined) return { reponse: 'inconnu', explication: 'Votre contrat de travail n’est pas connu.' }
  return contrat === voulu ? { reponse: 'oui', explication: `Vous êtes ${mot}.` } : { reponse: 'non', explication: `Vous n’êtes pas ${mot}.` }
}

function decideTrajet({ communeActuelle, communeTravail }: FaitsSalarie, seuil: number, lieux: Lieux): Constat {
  if (communeActuelle === undefined) return { reponse: 'inconnu', explication: 'Votre commune actuelle n’est pas connue.' }
  if (communeTravail === undefined) return { reponse: 'inconnu', explication: 'La commune de votre lieu de travail n’est pas connue.' }
  const { reponse, km } = checkDistance(lieux, communeActuelle, communeTravail, seuil)
  if (km === undefined) return { reponse, explication: 'La distance entre chez vous et votre travail n’a pas pu être calculée.' }
  return { reponse, explication: `Vous habitez à ${writeKm(km)} de votre travail, à vol d’oiseau${reponse === 'inconnu' ? '\u00a0: à vérifier, la mesure n’est pas assez précise' : ''}.` }
}

function decideAge(naissance: Jour | undefined, ans: number, le: Jour): Constat {
  if (naissance === undefined) return { reponse: 'inconnu', explication: 'Votre date de naissance n’est pas connue.' }
  return { reponse: age(naissance, le) < ans ? 'oui' : 'non', explication: `Vous avez ${age(naissance, le)}\u00a0ans.` }
}

function decideAncienneteEmploi(dateEmbauche: Jour | undefined, ans: number, le: Jour): Constat {
  if (dateEmbauche === undefined) return { reponse: 'inconnu', explication: 'La date d’embauche n’est pas connue.' }
  return { reponse: addMois(dateEmbauche, 12 * ans) <= le ? 'oui' : 'non', explication: `Vous avez été embauché le ${writeJour(dateEmbauche)}.` }
}

function decideParentSeul(menage: Menage | undefined): Constat {
  if (menage === undefined) return { reponse: 'inconnu', explication: 'La composition de votre foyer n’est pas connue.' }
  const seul = menage.personnes.filter((personne) => !isACharge(personne)).length === 1 && countACharge(menage) > 0
  return { reponse: seul ? 'oui' : 'non', explication: seul ? 'Vous élevez seul vos enfants.' : 'Vous n’êtes pas un parent seul.' }
}

function decideEnfants(menage: Menage | undefined, seuil: number): Constat {
  if (menage === undefined) return { reponse: 'inconnu', explication: 'La composition de votre foyer n’est pas connue.' }
  const enfants = menage.personnes.filter(({ lien }) => lien === 'enfant').length + menage.enfantsANaitre
  return { reponse: enfants >= seuil ? 'oui' : 'non', explication: `Votre foyer compte ${enfants}\u00a0enfant${enfants > 1 ? 's' : ''}.` }
}

/** A "no" settles it whatever is missing (K4c). */
function both(a: Constat, b: Constat): Constat {
  return { reponse: every([a.reponse, b.reponse]), explication: `${a.explication} ${b.explication}` }
}

function every(reponses: readonly ReponseCritere[]): ReponseCritere {
  if (reponses.includes('non')) return 'non'
  return reponses.includes('inconnu') ? 'inconnu' : 'oui'
}
