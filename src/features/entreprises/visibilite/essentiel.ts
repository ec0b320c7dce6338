/** The ten items of choice 2 (F121), each from one place. */
import { labelOf } from '#connectors/sne/codes.ts'
import { writeSiret } from '#domain/siret.ts'
import { jour } from '#ui/format.ts'
import type { Source } from './source.ts'

type Valeurs = readonly string[]

export function readCivilite({ titulaire }: Source): Valeurs {
  return titulaire.civilite === undefined ? [] : [labelOf('civilite', titulaire.civilite)]
}

export function readNom({ titulaire }: Source): Valeurs {
  return [titulaire.nom]
}

export function readPrenom({ titulaire }: Source): Valeurs {
  return [titulaire.prenom]
}

export function readNaissance({ titulaire }: Source): Valeurs {
  return titulaire.dateNaissance === undefined ? [] : [jour(titulaire.dateNaissance)]
}

export function readEmployeur({ loaded: { rattachement } }: Source): Valeurs {
  const nom = rattachement?.nomEmployeur ?? rattachement?.entreprise?.nom
  return nom === undefined ? [] : [nom]
}

export function readSiret({ loaded: { rattachement } }: Source): Valeurs {
  return rattachement?.siret === undefined ? [] : [writeSiret(rattachement.siret)]
}

export function readPlusieursEmployeurs({ loaded: { rattachement } }: Source): Valeurs {
  return rattachement === undefined ? [] : [rattachement.plusieursEmployeurs ? 'Oui' : 'Non']
}

/** Postcode and town: of the establishment, failing that those that the register gives. */
export function readLieuTravail({ etablissement, titulaire, communes }: Source): Valeurs {
  const code = etablissement ?? titulaire.situationProfessionnelle?.commune
  const postal = etablissement === undefined ? titulaire.situationProfessionnelle?.codePostal : communes.find(etablissement)?.codesPostaux[0]
  return [[postal, code === undefined ? undefined : communes.nom(code)].filter(Boolean).join(' ')]
}

export function readCommuneActuelle({ loaded: { demande }, communes }: Source): Valeurs {
  return demande.communeActuelle === undefined ? [] : [communes.nom(demande.communeActuelle)]
}

export function readCommunesSouhaitees({ loaded: { demande }, communes }: Source): Valeurs {
  return demande.communesSouhaitees.map((code) => communes.nom(code))
}
