/** From the register's words to the law's: pure. What the register does not say stays absent, for the law to name it missing. */
import type { Demande, Sejour } from '#domain/demande.ts'
import type { Jour } from '#domain/jour.ts'
import type { Lien, Menage, Personne } from '#domain/menage.ts'
import { type Centimes, TYPOLOGIES, type Typologie } from '#domain/offre.ts'
import type { Code, DemandeRegistre, Titulaire } from './index.ts'

/** `today`: permits that ended before it are no longer valid; without it, a filed permit is taken as such. */
export function toDemande(registre: DemandeRegistre, today?: Jour): Demande {
  const titulaires = [registre.demandeur, ...registre.cotitulaires]
  const { logementRecherche: recherche, demandeur } = registre
  const dateEmbauche = demandeur.situationProfessionnelle?.dateEmbauche
  return {
    dateDepot: registre.dateCreation,
    menage: toMenage(registre),
    rfr: sumRevenus(titulaires),
    ressourcesMensuelles: sumRessources(titulaires),
    communeActuelle: demandeur.adresse?.etranger === true ? undefined : demandeur.adresse?.commune,
    communesSouhaitees: [...new Set(recherche.communes)],
    demandeElargie: recherche.demandeElargie,
    typologiesSouhaitees: toTypologies(recherche.typologies),
    residencePrincipale: registre.residencePrincipale,
    sejour: toSejour(registre, today),
    mobilite: dateEmbauche && { date: dateEmbauche },
  }
}

/** Children in shared custody or visiting are counted: CCH L441-1 has the home fit them (M). */
function toMenage(registre: DemandeRegistre): Menage {
  const conjoint = registre.cotitulaires.findIndex(({ lienDemandeur }) => ['M', 'P', 'C'].includes(lienDemandeur))
  return {
    personnes: [
      toPersonne('demandeur', registre.demandeur),
      ...registre.cotitulaires.map((cotitulaire, rank) => toPersonne(rank === conjoint ? 'conjoint' : 'cotitulaire', cotitulaire)),
      ...registre.personnesACharge.map((personne) => toPersonne(personne.lienParente === 'E' ? 'enfant' : 'autre_a_charge', personne)),
      ...registre.enfantsEnGarde.map((enfant) => toPersonne('enfant', enfant)),
    ],
    enfantsANaitre: registre.enfantsANaitre?.nombre ?? 0,
  }
}

/** Only the CMI "invalidité" counts for the ceilings (K16). */
function toPersonne(lien: Lien, source: { dateNaissance?: Jour; handicap?: Titulaire['handicap'] }): Personne {
  return { lien, naissance: source.dateNaissance, handicap: source.handicap?.carteInvalidite }
}

/** A year counts only when every holder of the lease has it: half a household's income would open doors wrongly. */
function sumRevenus(titulaires: readonly Titulaire[]): Record<string, Centimes> {
  const years = Object.keys(titulaires[0]?.revenuFiscal ?? {})
  const sums: Record<string, Centimes> = {}
  for (const year of years) {
    const montants = titulaires.flatMap(({ revenuFiscal }) => revenuFiscal[year] ?? [])
    if (montants.length === titulaires.length) sums[year] = montants.reduce((sum, montant) => sum + montant, 0)
  }
  return sums
}

/** All that comes in a month, less the alimony that goes out; undefined when nothing at all is declared. */
function sumRessources(titulaires: readonly Titulaire[]): Centimes | undefined {
  const recues = titulaires.flatMap(({ ressources, ressourcesPersACharge }) => [...ressources, ...ressourcesPersACharge])
  const versees = titulaires.flatMap(({ versees: own, verseesPersACharge }) => [...own, ...verseesPersACharge]).filter(({ code }) => code === 'PAV')
  if (recues.length === 0) return undefined
  const sum = (lignes: typeof recues) => lignes.reduce((total, { montant }) => total + montant, 0)
  return Math.max(0, sum(recues) - sum(versees))
}

/** "6 and more" is T6, a room counts as T1 (K15); a type that we do not know is no wish that we can serve. */
function toTypologies(codes: readonly Code[]): readonly Typologie[] | undefined {
  const known = codes.flatMap((code) => TYPOLOGIES.find((typologie) => typologie === (SYNONYMES[code] ?? code)) ?? [])
  return known.length === 0 ? undefined : [...new Set(known)]
}

const SYNONYMES: Readonly<Record<string, Typologie>> = { T6P: 'T6', C: 'T1' }

/**
 * French; or a valid paper: identity for the European Union, permit for others. No paper filed is not a proof of irregular
 * stay: absent. A permit that has ended, or a striking off for that reason, is one.
 */
/** What the register says of the right to stay. */
export type PapiersRegistre = Pick<DemandeRegistre, 'piecesDeposees' | 'radiation'> & { demandeur: Pick<DemandeRegistre['demandeur'], 'nationalite'> }

export function toSejour(registre: PapiersRegistre, today: Jour | undefined): Sejour | undefined {
  const { nationalite } = registre.demandeur
  if (nationalite === '1') return 'francaise'
  if (registre.radiation?.sousMotif === 'IRRSEJ') return 'sans_titre'
  if (nationalite !== '2' && nationalite !== '3') return undefined
  const types = nationalite === '2' ? ['ID', 'SEJOUR'] : ['SEJOUR']
  const papers = registre.piecesDeposees.filter(({ type, titulaire }) => types.includes(type) && (titulaire ?? 0) === 0)
  if (papers.length === 0) return undefined
  const valid = papers.some(({ expireLe }) => expireLe === undefined || today === undefined || expireLe >= today)
  return valid ? 'titre_valide' : 'sans_titre'
}
