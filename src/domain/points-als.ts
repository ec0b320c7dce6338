import type { GrilleClassement } from './baremes/classement-2021.ts'
import type { Ligne } from './classement.ts'
import type { Mobilite } from './demande.ts'
import { writeKm, type ReponseDistance } from './distance.ts'
import type { FaitsMobilite, FaitsPoints } from './faits-points.ts'
import { addMois, writeJour, type Jour } from './jour.ts'
import type { Alerte } from './verdict.ts'

const REGISTRE = 'votre demande au registre national'
const DECLARATION = 'votre déclaration'
const HISTORIQUE = 'l’historique de votre demande'

/** Points of the Action Logement block but the seniority, which needs the other candidates (F180). */
export function computePointsAls(faits: FaitsPoints, grille: GrilleClassement): number {
  return (
    (isJeune(faits, grille) ? grille.age.points : 0) +
    (isLoin(faits.mobilite, grille) ? grille.mobilite.points : 0) +
    (faits.effort ? computePointsEffort(faits.effort.pourcent, grille) : 0) +
    (faits.refusCommission ? grille.refusCommission : 0) +
    (faits.refusAttribution ? grille.refusAttribution : 0)
  )
}

/** The same, line by line, as people read it. */
export function listLignesAls(faits: FaitsPoints, grille: GrilleClassement): readonly Ligne[] {
  return [ligneAge(faits, grille), ligneMobilite(faits, grille), ligneTauxEffort(faits, grille), ligneRefusCommission(faits, grille), ligneRefusAttribution(faits, grille)]
}

/** A distance that a person has to look at before it gives points (K16c). */
export function listAlertesAls({ mobilite }: FaitsPoints, grille: GrilleClassement): readonly Alerte[] {
  if (isLoin(mobilite, grille) || mobilite?.distance?.cause !== 'incertitude') return []
  return [{ code: 'distance_a_verifier', texte: 'La distance entre votre commune et ce logement est trop près de la limite pour être sûre. Un conseiller peut la vérifier.' }]
}

/** Under 30 on the day of the candidature; the applicant's age, not the spouse's (F180). */
function isJeune({ age }: FaitsPoints, grille: GrilleClassement): boolean {
  return age !== undefined && age < grille.age.avant
}

function ligneAge(faits: FaitsPoints, grille: GrilleClassement): Ligne {
  const { points, avant } = grille.age
  const base = { critere: 'age' as const, maximum: points, source: REGISTRE }
  if (faits.age === undefined) {
    return {
      ...base, points: 0, valeur: 'date de naissance non connue', explication: `Ces points vont aux moins de ${avant}\u00a0ans. Nous ne connaissons pas votre date de naissance.`,
      pourChanger: 'Ajoutez votre date de naissance à votre demande.',
    }
  }
  const jeune = isJeune(faits, grille)
  return {
    ...base, points: jeune ? points : 0, valeur: `${faits.age}\u00a0ans`,
    explication: jeune ? `Vous avez moins de ${avant}\u00a0ans le jour de votre candidature.` : `Ces points vont aux moins de ${avant}\u00a0ans, le jour de la candidature.`,
    pourChanger: jeune ? `Ces points restent pour cette candidature. Ils s’arrêtent pour celles que vous ferez à partir de vos ${avant}\u00a0ans.` : 'Rien\u00a0: seul l’âge compte ici.',
  }
}

/** Hired or transferred in the window, and far enough: 70 km, or 1 h 15 of travel (F180, K6, Mobili-Pass test). */
function isLoin(mobilite: FaitsMobilite | undefined, grille: GrilleClassement): boolean {
  if (mobilite === undefined || mobilite.horsDelai) return false
  return mobilite.distance?.reponse === 'oui' || (mobilite.trajetMinutes ?? 0) >= grille.mobilite.minutes
}

function ligneMobilite({ mobilite, le }: FaitsPoints, grille: GrilleClassement): Ligne {
  const { points: maximum, mois } = grille.mobilite
  const none = { critere: 'mobilite' as const, points: 0, maximum, source: DECLARATION }
  if (mobilite === undefined) {
    return { ...none, valeur: 'aucune mobilité déclarée', explication: `Ces points vont aux personnes recrutées ou mutées loin de chez elles (${writeSeuils(grille)}).`, pourChanger: 'Si vous venez d’être recruté ou muté, ou si vous allez l’être, déclarez-le.' }
  }
  if (mobilite.horsDelai) {
    return { ...none, valeur: `le ${writeJour(mobilite.date)}`, explication: `Votre recrutement ou votre mutation doit avoir lieu dans les ${mois}\u00a0mois avant ou après votre candidature.`, pourChanger: writeFenetre(mobilite.date, le, mois) }
  }
  return ligneTrajet(mobilite, grille)
}

function ligneTrajet(mobilite: FaitsMobilite, grille: GrilleClassement): Ligne {
  const { points: maximum, minutes } = grille.mobilite
  const { distance } = mobilite
  const far = isLoin(mobilite, grille)
  return {
    critere: 'mobilite', points: far ? maximum : 0, maximum, source: `${DECLARATION} et les communes de votre demande`, valeur: writeTrajet(mobilite, distance),
    explication: far ? `Vous êtes recruté ou muté loin de chez vous (${writeSeuils(grille)}).` : `Ces points vont aux personnes recrutées ou mutées loin de chez elles (${writeSeuils(grille)}). ${whyNotFar(distance)}`,
    ...(far ? {} : { pourChanger: writePourChangerTrajet(distance, mobilite, minutes) }),
  }
}

function whyNotFar(distance: ReponseDistance | undefined): string {
  if (distance === undefined) return 'Votre commune actuelle n’est pas connue.'
  if (distance.cause === 'lieu_inconnu') return 'La distance n’a pas pu être calculée.'
  return distance.cause === 'incertitude' ? 'Ici la distance est à vérifier.' : 'Ici c’est plus près.'
}

function writeSeuils({ mobilite: { kilometres, minutes } }: GrilleClassement): string {
  return `${kilometres}\u00a0km ou plus, ou ${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')} de trajet ou plus`
}

function writeTrajet({ date, trajetMinutes }: Mobilite, distance: ReponseDistance | undefined): string {
  const parts = [`le ${writeJour(date)}`]
  if (distance?.km !== undefined) parts.push(`${writeKm(distance.km)} à vol d’oiseau`)
  if (trajetMinutes !== undefined) parts.push(`${trajetMinutes}\u00a0minutes de trajet`)
  return parts.join(', ')
}

function writePourChangerTrajet(distance: ReponseDistance | undefined, { trajetMinutes }: Mobilite, minutes: number): string {
  if (distance === undefined) return 'Ajoutez votre commune actuelle à votre demande.'
  if (trajetMinutes === undefined) return `Si le trajet entre chez vous et votre nouveau travail dure ${minutes}\u00a0minutes ou plus, indiquez-le.`
  return 'Un logement plus loin de votre commune actuelle, près de votre nouveau travail, donnerait ces points.'
}

function writeFenetre(date: Jour, le: Jour, mois: number): string {
  if (date < le) return 'Rien pour cette fois\u00a0: l’événement est trop ancien.'
  return `Une candidature faite à partir du ${writeJour(addMois(date, -mois))} pourrait donner ces points.`
}

/** 40 points from 26 to 33 %, then 4 fewer for each point of percent outside (F180, D8). */
function ligneTauxEffort({ effort }: FaitsPoints, grille: GrilleClassement): Ligne {
  const { points: maximum, bas, haut, pente } = grille.tauxEffort
  const base = { critere: 'taux_effort' as const, maximum, source: 'vos ressources déclarées et le loyer, charges comprises' }
  if (effort === undefined) {
    return { ...base, points: 0, valeur: 'ressources non connues ou nulles', explication: 'Sans ressources mensuelles, la part du loyer ne se calcule pas.', pourChanger: 'Indiquez vos ressources mensuelles dans votre demande.' }
  }
  const { pourcent, aide } = effort
  const points = computePointsEffort(pourcent, grille)
  return {
    ...base, points, valeur: `${pourcent}\u00a0%`,
    explication: `Le loyer, ${aide ? 'aide au logement déduite' : 'sans l’aide au logement qui n’est pas connue ici'}, prend ${pourcent}\u00a0% de vos ressources. Entre ${bas} et ${haut}\u00a0%, c’est ${maximum}\u00a0points\u00a0; ${pente} de moins par point d’écart.`,
    ...(points < maximum ? { pourChanger: pourcent > haut ? 'Un logement moins cher donnerait plus de points.' : 'Un logement un peu plus cher donnerait plus de points.' } : {}),
  }
}

/** `pourcent`: integer part of the effort rate. */
export function computePointsEffort(pourcent: number, { tauxEffort: { points, bas, haut, pente } }: GrilleClassement): number {
  return Math.max(0, points - pente * Math.max(0, bas - pourcent, pourcent - haut))
}

/** +40 once, however many times a commission refused: only a non-attribution counts (F180, law.md § 10.2). */
function ligneRefusCommission({ refusCommission }: FaitsPoints, grille: GrilleClassement): Ligne {
  const refused = refusCommission === true
  return {
    critere: 'refus_commission', points: refused ? grille.refusCommission : 0, maximum: grille.refusCommission, valeur: refused ? 'oui' : 'non', source: HISTORIQUE,
    explication: refused ? 'Une commission n’a pas retenu votre dossier\u00a0: ces points vous sont donnés une fois.' : 'Ces points vont aux personnes dont une commission n’a pas retenu le dossier.',
  }
}

/** −40: a home was attributed, the applicant said no or did not answer (F180). */
function ligneRefusAttribution({ refusAttribution }: FaitsPoints, grille: GrilleClassement): Ligne {
  const refused = refusAttribution === true
  return {
    critere: 'refus_attribution', points: refused ? grille.refusAttribution : 0, maximum: 0, valeur: refused ? 'oui' : 'non', source: HISTORIQUE,
    explication: refused
      ? 'Un logement vous a été attribué et vous l’avez refusé, ou vous n’avez pas répondu à temps.'
      : `Vous n’avez pas refusé de logement attribué. Un refus, ou une réponse trop tardive, retirerait ${-grille.refusAttribution}\u00a0points à vos candidatures suivantes.`,
  }
}
