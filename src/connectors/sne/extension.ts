/**
 * Our extension (M): what AL'in needs and no public source of the interface has. One `complement` per request and one
 * `personne` per person, in a namespace of ours, so that the register's own elements stay as they are.
 */
import { boolOf, codeOf, jourOf, textOf } from './fields.ts'
import type { Code, DemandeRegistre, Handicap, LogementRecherche, PieceDeposee, SituationProfessionnelle } from './index.ts'
import { EXTENSION, type Noeud, childOf, childrenOf, coded, leaf, tag } from './xml.ts'

type Complement = Pick<DemandeRegistre, 'dateRenouvellement' | 'dateFinValidite' | 'statut' | 'radiation' | 'logementRecherche' | 'motifs' | 'residencePrincipale' | 'dalo' | 'piecesDeposees'>

/** Without our extension the request is taken as active: the register answers for requests that it holds. */
export function readComplement(logement: Noeud, recherche: LogementRecherche): Complement {
  const noeud = childOf(logement, 'complement', EXTENSION)
  const radiation = readRadiation(noeud)
  return {
    dateRenouvellement: jourOf(noeud, 'dateRenouvellement', EXTENSION),
    dateFinValidite: jourOf(noeud, 'dateFinValidite', EXTENSION),
    statut: radiation !== undefined || textOf(noeud, 'statut', EXTENSION) === 'radiee' ? 'radiee' : 'active',
    radiation,
    logementRecherche: { ...recherche, categorie: codeOf(noeud, 'categorieLogement', EXTENSION) },
    motifs: codesOf(noeud, 'motifDemande'),
    residencePrincipale: boolOf(noeud, 'residencePrincipale', EXTENSION),
    dalo: readDalo(noeud),
    piecesDeposees: childrenOf(noeud, 'piece', EXTENSION).flatMap(readPiece),
  }
}

export function readPersonne(parent: Noeud): { handicap?: Handicap; emploi: Partial<SituationProfessionnelle> } {
  const noeud = childOf(parent, 'personne', EXTENSION)
  const emploi = {
    siret: textOf(noeud, 'siret', EXTENSION), plusieursEmployeurs: boolOf(noeud, 'plusieursEmployeurs', EXTENSION),
    dateEmbauche: jourOf(noeud, 'dateEmbauche', EXTENSION),
  }
  return { handicap: readHandicap(childOf(noeud, 'handicap', EXTENSION)), emploi }
}

export function writeComplement(demande: DemandeRegistre): string {
  const { radiation, dalo } = demande
  return tag('x:complement', [
    leaf('x:statut', demande.statut),
    leaf('x:dateRenouvellement', demande.dateRenouvellement),
    leaf('x:dateFinValidite', demande.dateFinValidite),
    tag('x:radiation', radiation && leaf('x:date', radiation.date) + coded('x:motif', radiation.motif) + coded('x:sousMotif', radiation.sousMotif)),
    coded('x:categorieLogement', demande.logementRecherche.categorie),
    demande.motifs.map((motif) => coded('x:motifDemande', motif)).join(''),
    leaf('x:residencePrincipale', demande.residencePrincipale),
    tag('x:dalo', dalo && leaf('x:date', dalo.date) + leaf('x:motif', dalo.motif), { code: dalo?.etat }),
    demande.piecesDeposees.map(writePiece).join(''),
  ].join(''))
}

export function writePersonne(handicap: Handicap | undefined, emploi: SituationProfessionnelle | undefined): string {
  const content = leaf('x:siret', emploi?.siret) + leaf('x:plusieursEmployeurs', emploi?.plusieursEmployeurs) + leaf('x:dateEmbauche', emploi?.dateEmbauche) + writeHandicap(handicap)
  return content === '' ? '' : tag('x:personne', content)
}

function readRadiation(noeud: Noeud | undefined): DemandeRegistre['radiation'] {
  const radiation = childOf(noeud, 'radiation', EXTENSION)
  const date = jourOf(radiation, 'date', EXTENSION)
  return date === undefined ? undefined : { date, motif: codeOf(radiation, 'motif', EXTENSION) ?? '', sousMotif: codeOf(radiation, 'sousMotif', EXTENSION) }
}

function readDalo(noeud: Noeud | undefined): DemandeRegistre['dalo'] {
  const etat = codeOf(noeud, 'dalo', EXTENSION)
  const dalo = childOf(noeud, 'dalo', EXTENSION)
  return etat === undefined ? undefined : { etat, date: jourOf(dalo, 'date', EXTENSION), motif: textOf(dalo, 'motif', EXTENSION) }
}

function readPiece(noeud: Noeud): PieceDeposee[] {
  const type = noeud.attributs['code']
  const date = jourOf(noeud, 'date', EXTENSION)
  if (type === undefined || date === undefined) return []
  return [{
    type, date, validee: boolOf(noeud, 'validee', EXTENSION) ?? false, expireLe: jourOf(noeud, 'expireLe', EXTENSION),
    titulaire: integerOf(noeud.attributs['titulaire']), annee: integerOf(noeud.attributs['annee']),
  }]
}

function writePiece(piece: PieceDeposee): string {
  const content = leaf('x:date', piece.date) + leaf('x:validee', piece.validee) + leaf('x:expireLe', piece.expireLe)
  return tag('x:piece', content, { code: piece.type, titulaire: piece.titulaire?.toString(), annee: piece.annee?.toString() })
}

function readHandicap(noeud: Noeud | undefined): Handicap | undefined {
  if (noeud === undefined) return undefined
  return {
    carteInvalidite: boolOf(noeud, 'carteInvalidite', EXTENSION) ?? false, etat: codeOf(noeud, 'etat', EXTENSION), capaciteMarche: codeOf(noeud, 'capaciteMarche', EXTENSION),
    aides: codesOf(noeud, 'aide'), equipements: codesOf(noeud, 'equipement'),
  }
}

function writeHandicap(handicap: Handicap | undefined): string {
  return tag('x:handicap', handicap && [
    leaf('x:carteInvalidite', handicap.carteInvalidite), coded('x:etat', handicap.etat), coded('x:capaciteMarche', handicap.capaciteMarche),
    handicap.aides.map((code) => coded('x:aide', code)).join(''), handicap.equipements.map((code) => coded('x:equipement', code)).join(''),
  ].join(''))
}

function codesOf(noeud: Noeud | undefined, nom: string): Code[] {
  return childrenOf(noeud, nom, EXTENSION).flatMap((child) => child.attributs['code'] ?? [])
}

function integerOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined
}
