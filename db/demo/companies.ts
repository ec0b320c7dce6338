/** The eight companies with their housing policies (F183–F186), and the six landlords: all invented (K30). */
import { EMPLOYEURS_DEMO, type EmployeurDemo } from '#connectors/sne/employeurs-demo.ts'
import type { Politique } from '#domain/politique.ts'

export type Etablissement = { siret: string; nom: string; commune: string }
export type Entreprise = EmployeurDemo & {
  id: number
  /** The code that its employees type (F119). */
  code?: string
  /** Validation left to Action Logement (F184). */
  delegation: boolean
  politique: Politique
  etablissements: readonly Etablissement[]
  /** Works around one place: its employees of the town live there. Absent: everywhere. */
  departements?: readonly string[]
}
export type Bailleur = { id: number; siren: string; nom: string; departements: readonly string[] }

const AUCUNE: Politique = { A: [], B: [], C: [] }

const { boulangerie, toiture, menuiserie, transport, sante, aerien, maraicher, fleuriste } = EMPLOYEURS_DEMO
const siege = ({ siret, nom }: EmployeurDemo, commune: string): Etablissement => ({ siret, nom, commune })

/** A company at work in several places has no single one for all its employees: theirs is the one that the register gives. */
export const ENTREPRISES: readonly Entreprise[] = [
  { ...boulangerie, id: 1, delegation: true, politique: AUCUNE, etablissements: [siege(boulangerie, '69381')], departements: ['69'] },
  { ...toiture, id: 2, delegation: true, politique: { A: [{ code: 'alternance' }], B: [{ code: 'famille_monoparentale' }], C: [] }, etablissements: [siege(toiture, '69266')], departements: ['69'] },
  {
    ...menuiserie, id: 3, delegation: false, etablissements: [siege(menuiserie, '69259')], departements: ['69'],
    politique: { A: [{ code: 'rapprochement_travail' }], B: [{ code: 'cdi_plus_de_ans', seuil: 5 }], C: [{ code: 'moins_de_ans' }], acces: [] },
  },
  {
    ...transport, id: 4, code: 'MIRANDOLLE', delegation: false,
    politique: { A: [{ code: 'mutation' }], B: [{ code: 'famille_nombreuse' }], C: [{ code: 'cdi_plus_de_ans' }], quotaAnnuel: 120 },
    etablissements: [
      { siret: '00040404600021', nom: 'Transports Mirandolle, dépôt de Bron', commune: '69029' },
      { siret: '00040404600039', nom: 'Transports Mirandolle, dépôt de Lille', commune: '59350' },
    ],
  },
  {
    ...sante, id: 5, code: 'VALOMBREUSE', delegation: true,
    politique: { A: [{ code: 'recrutement_recent' }], B: [{ code: 'famille_monoparentale' }], C: [{ code: 'alternance' }, { code: 'moins_de_ans' }] },
    etablissements: [
      { siret: '00050505700026', nom: 'Clinique Valombreuse de Nantes', commune: '44109' },
      { siret: '00050505700034', nom: 'Clinique Valombreuse de Créteil', commune: '94028' },
    ],
  },
  {
    ...aerien, id: 6, delegation: true,
    politique: { A: [{ code: 'recrutement_recent', seuil: 12 }], B: [{ code: 'mutation' }], C: [{ code: 'famille_monoparentale' }] },
    etablissements: [
      { siret: '00060606100026', nom: 'Cirrovane, escale de Lyon', commune: '69299' },
      { siret: '00060606100034', nom: 'Cirrovane, escale de Marseille', commune: '13054' },
    ],
  },
  { ...maraicher, id: 7, delegation: true, politique: { A: [], B: [], C: [{ code: 'cdi_plus_de_ans', seuil: 3 }] }, etablissements: [siege(maraicher, '71270')], departements: ['71', '01', '69'] },
  { ...fleuriste, id: 8, delegation: false, politique: AUCUNE, etablissements: [siege(fleuriste, '69383')], departements: ['69'] },
]

const IDF = ['75', '77', '78', '91', '92', '93', '94', '95']

/** The first is that of bailleur@exemple.test, and of the home of the two worked examples. */
export const BAILLEURS: readonly Bailleur[] = [
  { id: 1, siren: '000910109', nom: 'Habitat des Deux Rives', departements: ['69', '38', '01'] },
  { id: 2, siren: '000920207', nom: 'Résidences du Grand Bassin', departements: IDF },
  { id: 3, siren: '000930305', nom: 'Foyers de la Lisière', departements: [...IDF, '59', '44'] },
  { id: 4, siren: '000940403', nom: 'Toits et Jardins coopérative', departements: ['69', '71', '01', '84', '13'] },
  { id: 5, siren: '000950501', nom: 'Logis du Ponant', departements: ['44', '59'] },
  { id: 6, siren: '000960609', nom: 'Calanques Habitat', departements: ['13', '84', '69'] },
]

export function findEntreprise(siren: string): Entreprise | undefined {
  return ENTREPRISES.find((entreprise) => entreprise.siren === siren)
}
