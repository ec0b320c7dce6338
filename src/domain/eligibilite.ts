import type { Demande } from './demande.ts'
import { listAlertes } from './alertes.ts'
import type { Jour } from './jour.ts'
import { departementOf, isOutreMer, sameCommune } from './lieux.ts'
import { countPersonnes } from './menage.ts'
import { writeEuros } from './montant.ts'
import type { OffreFacts } from './offre.ts'
import { articleOf, isIntermediaire, zonePlafondOf } from './plafonds.ts'
import { anneeReference } from './ressources.ts'
import { computeSituation, type Situation } from './situation.ts'
import { classeTypologie, listTypologies } from './typologie.ts'
import { concludeReponse, type Ground, type Verdict } from './verdict.ts'

/** What one rule found: nothing, a ground, or the facts that it lacks. */
type Constat = { refus?: Ground; manquants?: readonly string[] }
type Rule = (demande: Demande, offre: OffreFacts, today: Jour) => Constat

const REGLE_ALIN = "règle AL'in"

const RULES: readonly Rule[] = [checkPlafond, checkTypologie, checkCommune, checkReserve, checkOuverte]

/** May this household have this home, that day? Every ground is given, never the first one only. */
export function checkEligibilite(demande: Demande, offre: OffreFacts, today: Jour): Verdict {
  const constats = RULES.map((rule) => rule(demande, offre, today))
  const refus = [...constats.flatMap((constat) => constat.refus ?? []), ...listRefusPersonnels(demande)]
  const manquants = constats.flatMap((constat) => constat.manquants ?? [])
  return { reponse: concludeReponse(refus, manquants), refus, manquants, alertes: listAlertes(demande, offre, today) }
}

/** Grounds that hold for every home: declarations of the request (K12). */
export function listRefusPersonnels(demande: Pick<Demande, 'sejour' | 'residencePrincipale'>): readonly Ground[] {
  const refus: Ground[] = []
  if (demande.sejour === 'sans_titre') {
    refus.push({ motif: 'sejour', article: 'CCH, art. R441-1', texte: 'Il faut être de nationalité française ou avoir un titre de séjour en cours de validité.' })
  }
  if (demande.residencePrincipale === false) {
    refus.push({ motif: 'residence_principale', article: REGLE_ALIN, texte: 'Le logement doit être votre résidence principale.' })
  }
  return refus
}

/** Company whose reserved homes this person may have (K13): a number typed in a form proves nothing, the company's word does. */
export function reserveOf({ employeur }: Demande): string | undefined {
  return employeur?.validation === 'deleguee' || employeur?.validation === 'validee' ? employeur.id : undefined
}

/** The words of the ceiling ground, for one financing. */
export function writePlafondDepasse(demande: Demande, offre: Pick<OffreFacts, 'financement'>, situation: Situation, today: Jour): Ground {
  const { revenu, plafond, categorie } = situation
  const retenu = revenu === undefined ? '' : ` (${writeEuros(revenu.montant)}, année ${revenu.annee})`
  const limite = plafond === undefined ? '' : ` (${writeEuros(plafond)} pour un ménage de catégorie ${categorie})`
  const texte = `Vos revenus retenus${retenu} dépassent le plafond ${offre.financement} de votre ménage${limite}.`
  return { motif: 'plafond_depasse', article: articleOf(offre.financement), texte: texte + writeRecours(demande, offre, today) }
}

function checkPlafond(demande: Demande, offre: OffreFacts, today: Jour): Constat {
  const zone = zonePlafondOf(offre)
  const situation = computeSituation(demande, { financement: offre.financement, zone }, today)
  if (situation.respecte === false) return { refus: writePlafondDepasse(demande, offre, situation, today) }
  // Without its A/B/C zone an intermediate rent has no ceiling: the zone is the missing fact.
  const lacksZone = zone === undefined && isIntermediaire(offre.financement) && !isOutreMer(offre.commune)
  if (!lacksZone) return { manquants: situation.manquants }
  return { manquants: situation.manquants.map((path) => (path === 'ressources.plafond' ? 'offre.zoneAbc' : path)) }
}

/** A year not yet given may still lower the income: say so rather than close the door. */
function writeRecours({ rfr }: Demande, { financement }: Pick<OffreFacts, 'financement'>, today: Jour): string {
  const recent = anneeReference(today) + 1
  if (rfr[String(recent)] !== undefined) return ''
  const combien = isIntermediaire(financement) ? 'plus bas' : 'plus bas d’au moins 10\u00a0%'
  return ` Si vos revenus ${recent} sont ${combien}, ajoutez-les\u00a0: ce sont eux qui compteront.`
}

function checkTypologie({ menage }: Demande, offre: OffreFacts, today: Jour): Constat {
  const allowed = listTypologies(menage, today)
  if (allowed.includes(classeTypologie(offre.typologie))) return {}
  const n = countPersonnes(menage)
  const texte = `Pour ${n}\u00a0${n > 1 ? 'personnes' : 'personne'}, le logement doit être de type ${allowed.join(', ')}\u00a0; celui-ci est de type ${offre.typologie}.`
  return { refus: { motif: 'typologie_inadaptee', article: REGLE_ALIN, texte } }
}

/** Wished communes, or their whole départements when the request is widened (K11). */
function checkCommune(demande: Demande, offre: OffreFacts): Constat {
  const wished = demande.communesSouhaitees
  if (wished.length === 0) return { manquants: ['demande.communesSouhaitees'] }
  if (wished.some((code) => sameCommune(code, offre.commune))) return {}
  const departement = departementOf(offre.commune)
  if (demande.demandeElargie === true && wished.some((code) => departementOf(code) === departement)) return {}
  const where = demande.demandeElargie === true ? 'ni dans le département d’une de vos communes souhaitées' : 'et votre demande ne porte pas sur tout le département'
  const texte = `Cette commune n’est pas dans vos communes souhaitées, ${where}. Pour postuler ici, ajoutez cette commune à votre demande.`
  return { refus: { motif: 'commune_non_souhaitee', article: REGLE_ALIN, texte } }
}

function checkReserve(demande: Demande, offre: OffreFacts): Constat {
  if (offre.reserveeA === undefined || offre.reserveeA === reserveOf(demande)) return {}
  const { id, validation } = demande.employeur ?? {}
  const waiting = id === offre.reserveeA && validation === 'en_attente'
  const texte = waiting ? 'Ce logement est réservé aux salariés de votre entreprise, qui n’a pas encore validé votre demande.' : 'Ce logement est réservé aux salariés d’une entreprise qui n’est pas la vôtre.'
  return { refus: { motif: 'reserve_entreprise', article: REGLE_ALIN, texte } }
}

function checkOuverte(_demande: Demande, offre: OffreFacts): Constat {
  if (offre.ouverte !== false) return {}
  return { refus: { motif: 'offre_close', article: REGLE_ALIN, texte: 'Cette offre ne reçoit pas de candidature\u00a0: elle est close ou n’est pas encore ouverte.' } }
}
