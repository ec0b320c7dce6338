import type { Communes } from '#connectors/communes/index.ts'
import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'

/** Whose request it is, who of the household works there, and where. */
export type Source = {
  loaded: LoadedDemande
  titulaire: Titulaire
  /** The others who ask for the home together with them. */
  autres: readonly Titulaire[]
  /** INSEE code of the establishment of the SIRET, when it is known. */
  etablissement: string | undefined
  communes: Pick<Communes, 'find' | 'nom'>
}

/** Undefined when whoever worked there has left the request. */
export function toSource(loaded: LoadedDemande, etablissement: string | undefined, communes: Source['communes']): Source | undefined {
  const titulaire = titulaireOf(loaded.registre, loaded.rattachement?.titulaire)
  const autres = [loaded.registre.demandeur, ...loaded.registre.cotitulaires].filter((one) => one !== titulaire)
  return titulaire && { loaded, titulaire, autres, etablissement, communes }
}

function titulaireOf({ demandeur, cotitulaires }: DemandeRegistre, qui: 'demandeur' | 'codemandeur' | undefined): Titulaire | undefined {
  return qui === 'codemandeur' ? cotitulaires[0] : demandeur
}
