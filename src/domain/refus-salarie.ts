/** Why a company does not recognise an employee (F184): a closed list, each with what the person is told and may do. */
export const MOTIFS_REFUS_SALARIE = ['pas_salarie', 'plus_salarie', 'autre_etablissement', 'identite', 'regles_acces', 'autre'] as const
export type MotifRefusSalarie = (typeof MOTIFS_REFUS_SALARIE)[number]

type Fiche = {
  /** As the company chooses it. */
  libelle: string
  /** As the person reads it. */
  dit: string
  /** What the person can do. */
  conseil: string
  /** Words of the company are needed too. */
  aPreciser: boolean
}

const CORRIGER = 'Vérifiez le numéro SIRET sur votre fiche de paie, puis corrigez «\u00a0Mon travail\u00a0».'
const PARLER = 'Parlez-en à votre service du personnel\u00a0: il peut changer sa réponse.'

export const REFUS_SALARIE: Readonly<Record<MotifRefusSalarie, Fiche>> = {
  pas_salarie: { libelle: 'Cette personne ne travaille pas dans l’entreprise', dit: 'Votre nom n’est pas parmi ses salariés.', conseil: `${CORRIGER} ${PARLER}`, aPreciser: false },
  plus_salarie: { libelle: 'Cette personne a quitté l’entreprise', dit: 'Vous n’en êtes plus salarié.', conseil: 'Si vous avez un nouvel employeur, indiquez-le dans «\u00a0Mon travail\u00a0».', aPreciser: false },
  autre_etablissement: { libelle: 'Le SIRET est celui d’une autre société', dit: 'Vous travaillez pour une autre société, qui a un autre SIRET.', conseil: CORRIGER, aPreciser: false },
  identite: { libelle: 'Le nom ou la date de naissance ne correspondent pas', dit: 'Votre nom ou votre date de naissance ne sont pas ceux de ses dossiers.', conseil: PARLER, aPreciser: false },
  regles_acces: { libelle: 'Les règles d’accès de l’entreprise ne sont pas remplies', dit: 'Vous ne remplissez pas ses règles d’accès.', conseil: PARLER, aPreciser: true },
  autre: { libelle: 'Autre raison', dit: 'Elle a donné une autre raison.', conseil: PARLER, aPreciser: true },
}

export function isMotifRefusSalarie(code: string): code is MotifRefusSalarie {
  return MOTIFS_REFUS_SALARIE.some((motif) => motif === code)
}

/** What the person is told: the reason, then the company’s own words. */
export function writeRefusSalarie(motif: MotifRefusSalarie, precision: string | undefined): string {
  const { dit } = REFUS_SALARIE[motif]
  return precision === undefined ? dit : `${dit} Elle précise\u00a0: «\u00a0${precision}\u00a0».`
}
