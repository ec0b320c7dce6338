import { z } from 'zod'
import { addMois, isJour, type Jour } from '#domain/jour.ts'
import { checkNumeroUnique } from '#domain/numero-unique.ts'
import { checkSiret } from '#domain/siret.ts'
import { readDate, type FormValues } from '#ui/form-state.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const text = z.string(ILLISIBLE).trim().default('')
type Refine = { addIssue: (issue: { code: 'custom'; path: string[]; message: string; input?: unknown }) => void }

/** F106–F111, K23: the number, and the birth date by which the register recognises the person. */
export function importForm(today: Jour) {
  return z.strictObject({ numero: text, 'naissance-jour': text, 'naissance-mois': text, 'naissance-annee': text }).transform((values, ctx) => {
    const numero = checkNumeroUnique(values.numero)
    if (!numero.ok) refuse(ctx, 'numero', numero.texte)
    const naissance = readNaissance(values, today, ctx)
    return numero.ok && naissance !== undefined ? { numero: numero.numero.numero, naissance } : z.NEVER
  })
}

/** F114: eight digits; spaces of a copied text do not count. */
export const codeForm = z.strictObject({
  code: text.transform((value) => value.replaceAll(/[\s\u00a0\u202f.-]/g, '')).refine((value) => /^\d{8}$/.test(value), 'Le code compte 8\u00a0chiffres.'),
})

export const confirmationForm = z.strictObject({ reponse: z.enum(['oui', 'non', 'relire'], 'Répondez par l’un des boutons.') })

export const SITUATIONS = ['cdi', 'agent_public', 'cdd', 'independant', 'demandeur_emploi', 'apprenti', 'etudiant', 'retraite', 'autre'] as const
export type SituationTravail = (typeof SITUATIONS)[number]
/** Those whom a company employs: a SIRET is asked of them (F118). */
const EMPLOYES: readonly SituationTravail[] = ['cdi', 'cdd', 'apprenti']

export function isEmploye(situation: SituationTravail): boolean {
  return EMPLOYES.includes(situation)
}

export type SaisieEmployeur = {
  titulaire: 'demandeur' | 'codemandeur'
  situation: SituationTravail
  nomEmployeur?: string
  siret?: string
  codeEntreprise?: string
  plusieursEmployeurs: boolean
  dateEmbauche?: Jour
  evenement?: { nature: 'embauche' | 'mutation'; date: Jour }
  trajetMinutes?: number
}

const EMPLOYEUR = z.strictObject({
  titulaire: z.enum(['demandeur', 'codemandeur'], 'Dites qui travaille\u00a0: vous, ou la personne qui demande le logement avec vous.'),
  situation: z.enum(SITUATIONS, 'Choisissez la situation de travail.'),
  nom_employeur: text.pipe(z.string().max(120, 'Écrivez 120\u00a0caractères au plus.')),
  siret: text,
  code_entreprise: text.pipe(z.string().max(40, 'Ce code est trop long.')),
  plusieurs_employeurs: z.enum(['oui'], ILLISIBLE).optional(),
  evenement: z.enum(['aucun', 'embauche', 'mutation'], 'Répondez à cette question.').default('aucun'),
  trajet_minutes: text,
  'date_embauche-jour': text, 'date_embauche-mois': text, 'date_embauche-annee': text,
  'mutation_le-jour': text, 'mutation_le-mois': text, 'mutation_le-annee': text,
})

/** F116–F119, F194. What another answer makes useless is left aside, so that the form works without script. */
export function employeurForm(today: Jour) {
  return EMPLOYEUR.transform((values, ctx): SaisieEmployeur => {
    const { titulaire, situation } = values
    if (!isEmploye(situation)) return { titulaire, situation, plusieursEmployeurs: false, ...(values.nom_employeur ? { nomEmployeur: values.nom_employeur } : {}) }
    const dateEmbauche = readPasse(values, 'date_embauche', today, ctx)
    return {
      titulaire,
      situation,
      nomEmployeur: readNom(values.nom_employeur, ctx),
      siret: readSiret(values.siret, ctx),
      ...(values.code_entreprise ? { codeEntreprise: values.code_entreprise } : {}),
      plusieursEmployeurs: values.plusieurs_employeurs === 'oui',
      ...(dateEmbauche === undefined ? {} : { dateEmbauche }),
      ...readEvenement(values, dateEmbauche, today, ctx),
      ...readTrajet(values.trajet_minutes, ctx),
    }
  })
}

export const confidentialiteForm = z.strictObject({
  choix: z.enum(['1', '2', '3'], 'Choisissez une des trois réponses.').transform((value) => (value === '1' ? 1 : value === '2' ? 2 : 3)),
})

export const piecesForm = z.strictObject({ declaration: z.enum(['oui'], 'Cochez la case pour confirmer que vos pièces sont déposées.') })
export const suppressionForm = z.strictObject({ accord: z.enum(['oui'], 'Cochez la case pour montrer que vous avez compris.'), cout: z.enum(['aucun', 'refus_attribution'], ILLISIBLE).default('aucun') })

function refuse(ctx: Refine, field: string, message: string): undefined {
  ctx.addIssue({ code: 'custom', path: [field], message })
  return undefined
}

function readNaissance(values: FormValues, today: Jour, ctx: Refine): Jour | undefined {
  const day = readDate(values, 'naissance')
  if (day === '') return refuse(ctx, 'naissance', 'Indiquez votre date de naissance.')
  if (day === undefined || !isJour(day)) return refuse(ctx, 'naissance', 'Cette date n’existe pas. Écrivez par exemple 14\u00a006\u00a01995.')
  if (day > today || day < '1900-01-01') return refuse(ctx, 'naissance', 'Vérifiez l’année de naissance.')
  return day
}

function readNom(nom: string, ctx: Refine): string {
  if (nom === '') refuse(ctx, 'nom_employeur', 'Indiquez le nom de l’employeur.')
  return nom
}

function readSiret(typed: string, ctx: Refine): string {
  const siret = checkSiret(typed)
  if (siret.ok) return siret.siret
  refuse(ctx, 'siret', siret.texte)
  return ''
}

/** A hiring already signed may begin within six months (K6). */
function readPasse(values: FormValues, name: string, today: Jour, ctx: Refine): Jour | undefined {
  const day = readDate(values, name)
  if (day === '') return undefined
  if (day === undefined || !isJour(day)) return refuse(ctx, name, 'Cette date n’existe pas. Écrivez par exemple 01\u00a009\u00a02026.')
  if (day < '1940-01-01' || day > addMois(today, 6)) return refuse(ctx, name, 'Cette date est trop ancienne, ou à plus de six mois d’ici.')
  return day
}

function readEvenement(values: z.output<typeof EMPLOYEUR>, dateEmbauche: Jour | undefined, today: Jour, ctx: Refine): Pick<SaisieEmployeur, 'evenement'> {
  if (values.evenement === 'aucun') return {}
  if (values.evenement === 'embauche') {
    if (dateEmbauche === undefined) refuse(ctx, 'date_embauche', 'Indiquez la date d’embauche.')
    return dateEmbauche === undefined ? {} : { evenement: { nature: 'embauche', date: dateEmbauche } }
  }
  const date = readPasse(values, 'mutation_le', today, ctx)
  if (date === undefined && readDate(values, 'mutation_le') === '') refuse(ctx, 'mutation_le', 'Indiquez la date de la mutation.')
  return date === undefined ? {} : { evenement: { nature: 'mutation', date } }
}

function readTrajet(typed: string, ctx: Refine): Pick<SaisieEmployeur, 'trajetMinutes'> {
  if (typed === '') return {}
  if (/^\d{1,3}$/.test(typed) && Number(typed) <= 600) return { trajetMinutes: Number(typed) }
  refuse(ctx, 'trajet_minutes', 'Donnez la durée d’un aller en minutes, entre 0 et 600.')
  return {}
}
