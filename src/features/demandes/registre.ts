import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'

/** What a person calls each part of the request; the journal keeps the keys, never the values (K25). */
export const PARTIES = {
  identite: { libelle: 'votre identité', read: (d: DemandeRegistre) => titulaires(d).map(({ civilite, nom, nomPatronymique, prenom, dateNaissance, nationalite }) => [civilite, nom, nomPatronymique, prenom, dateNaissance, nationalite]) },
  contact: { libelle: 'vos coordonnées', read: (d: DemandeRegistre) => titulaires(d).map(({ mel, telPortable }) => [mel, telPortable]) },
  adresse: { libelle: 'votre adresse', read: (d: DemandeRegistre) => titulaires(d).map(({ adresse }) => adresse) },
  foyer: {
    libelle: 'la composition de votre foyer',
    read: (d: DemandeRegistre) => [titulaires(d).map((one) => [one.situationFamiliale, 'lienDemandeur' in one ? one.lienDemandeur : '']), d.personnesACharge, d.enfantsANaitre, d.enfantsEnGarde],
  },
  emploi: { libelle: 'votre emploi', read: (d: DemandeRegistre) => titulaires(d).map(({ situationProfessionnelle }) => situationProfessionnelle) },
  revenus: { libelle: 'vos revenus fiscaux', read: (d: DemandeRegistre) => titulaires(d).map(({ revenuFiscal }) => revenuFiscal) },
  ressources: { libelle: 'vos ressources du mois', read: (d: DemandeRegistre) => titulaires(d).map((one) => [one.ressources, one.versees, one.ressourcesPersACharge, one.verseesPersACharge]) },
  handicap: { libelle: 'le complément handicap', read: (d: DemandeRegistre) => titulaires(d).map(({ handicap }) => handicap) },
  logement: { libelle: 'votre logement actuel', read: (d: DemandeRegistre) => d.logementActuel },
  communes: { libelle: 'les communes souhaitées', read: (d: DemandeRegistre) => [d.logementRecherche.communes, d.logementRecherche.demandeElargie] },
  typologies: { libelle: 'le type de logement souhaité', read: (d: DemandeRegistre) => [d.logementRecherche.typologies, d.logementRecherche.categorie] },
  motifs: { libelle: 'les motifs de la demande', read: (d: DemandeRegistre) => [d.motifs, d.residencePrincipale] },
  priorite: { libelle: 'la reconnaissance DALO', read: (d: DemandeRegistre) => d.dalo },
  pieces: { libelle: 'les pièces déposées', read: (d: DemandeRegistre) => d.piecesDeposees },
  validite: { libelle: 'le renouvellement', read: (d: DemandeRegistre) => [d.statut, d.dateRenouvellement, d.dateFinValidite] },
  depot: { libelle: 'la date de dépôt', read: (d: DemandeRegistre) => d.dateCreation },
} as const satisfies Record<string, { libelle: string; read: (d: DemandeRegistre) => unknown }>

/** Keys of the parts that differ, in the order in which people read them. */
export function listChangements(avant: DemandeRegistre, apres: DemandeRegistre): readonly string[] {
  return Object.entries(PARTIES).flatMap(([champ, { read }]) => (same(read(avant), read(apres)) ? [] : [champ]))
}

/** « vos revenus fiscaux »; a key of an older version is shown as it is. */
export function labelOfPartie(champ: string): string {
  return Object.entries(PARTIES).find(([key]) => key === champ)?.[1].libelle ?? champ
}

function titulaires({ demandeur, cotitulaires }: DemandeRegistre): readonly Titulaire[] {
  return [demandeur, ...cotitulaires]
}

/** The stored copy went through jsonb, which drops what is absent and sorts the keys. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) => (isPlain(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
