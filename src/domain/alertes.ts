import { computeAideLogement, isAideEstimable } from './aide-logement.ts'
import { CAPACITE } from './baremes/acces.ts'
import type { Demande } from './demande.ts'
import { hasAccesPrioritaire, seuilOf } from './entreprise.ts'
import { annee, type Jour } from './jour.ts'
import { isOutreMer } from './lieux.ts'
import { writeEuros } from './montant.ts'
import type { OffreFacts } from './offre.ts'
import { isBaremeProvisoire } from './plafonds.ts'
import type { Alerte } from './verdict.ts'

/** What the household should know before it applies. None of them refuses. */
export function listAlertes(demande: Demande, offre: OffreFacts, today: Jour): readonly Alerte[] {
  const found = [
    alertCapacite(demande, offre, today),
    alertAcces(demande),
    alertAide(offre, today),
    isOutreMer(offre.commune) ? OUTRE_MER : alertBareme(offre, today),
  ]
  return found.filter((alerte) => alerte !== undefined)
}

/** No home in question: nothing about rents. */
export function listAlertesSansOffre(demande: Demande, commune: string | undefined, today: Jour): readonly Alerte[] {
  const outreMer = commune !== undefined && isOutreMer(commune)
  const found = [alertAcces(demande), outreMer ? OUTRE_MER : alertBareme({ financement: 'PLUS' }, today)]
  return found.filter((alerte) => alerte !== undefined)
}

/** Without an employer, or with one that pays no contribution (K12, D11). */
function alertAcces({ employeur }: Demande): Alerte | undefined {
  if (hasAccesPrioritaire(employeur)) return undefined
  const why = employeur === undefined ? 'Nous ne connaissons pas d’employeur qui cotise pour votre foyer.' : `Votre entreprise a moins de ${seuilOf(employeur)}\u00a0salariés.`
  const texte = `${why} Ces logements vont d’abord aux salariés des entreprises qui cotisent\u00a0; vous pouvez quand même postuler.`
  return { code: 'acces_non_prioritaire', texte }
}

const OUTRE_MER: Alerte = { code: 'outre_mer', texte: 'Les plafonds de l’outre-mer viennent d’autres textes, que cette version ne connaît pas.' }

/** Resources and benefit together against three rents (D12). An unknown benefit counts for nothing, and the text says so. */
function alertCapacite(demande: Demande, offre: OffreFacts, today: Jour): Alerte | undefined {
  const ressources = demande.ressourcesMensuelles
  if (ressources === undefined) return undefined
  const aide = computeAideLogement(demande, offre, today)?.montant
  const { loyers } = CAPACITE.valeurs
  if (ressources + (aide ?? 0) >= loyers * offre.loyer) return undefined
  const avec = aide === undefined ? 'sans aide au logement, faute d’estimation' : `avec ${writeEuros(aide)} d’aide au logement estimée`
  const texte = `Vos ressources (${writeEuros(ressources)}, ${avec}) font moins de ${loyers}\u00a0fois le loyer charges comprises (${writeEuros(loyers * offre.loyer)}). Ce n’est pas un refus.`
  return { code: 'capacite_financiere', texte }
}

function alertAide(offre: OffreFacts, today: Jour): Alerte | undefined {
  if (isAideEstimable(offre, today)) return undefined
  return { code: 'aide_inconnue', texte: 'L’aide au logement n’a pas pu être estimée\u00a0: le taux d’effort est calculé sans elle.' }
}

function alertBareme({ financement }: Pick<OffreFacts, 'financement'>, today: Jour): Alerte | undefined {
  if (!isBaremeProvisoire(financement, today)) return undefined
  return { code: 'bareme_provisoire', texte: `Les plafonds ${annee(today)} ne sont pas encore connus\u00a0: ce sont les derniers publiés qui s’appliquent ici.` }
}
