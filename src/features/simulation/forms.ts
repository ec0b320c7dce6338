import { z } from 'zod'
import type { Demande } from '#domain/demande.ts'
import { CATEGORIES_ENTREPRISE, computeCategorie, TRANCHES, VALIDATIONS, type Employeur } from '#domain/entreprise.ts'
import { isJour, toJour, type Jour } from '#domain/jour.ts'
import { LIENS, type Personne } from '#domain/menage.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC, ZONES_APL, type OffreFacts } from '#domain/offre.ts'
import type { Question } from '#domain/simulation.ts'

export type Erreur = { champ: string; texte: string }
export type ParseSimulation = { ok: true; question: Question } | { ok: false; erreurs: readonly Erreur[] }

const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2100-12-31'
const MAX_EUROS = 100_000_000

/** Says that a field is required when it is absent, else what it should be. */
function say(texte: string): (issue: { input?: unknown }) => string {
  return (issue) => (issue.input === undefined ? `Ce champ est obligatoire. ${texte}` : texte)
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: say(`Les valeurs possibles sont\u00a0: ${values.join(', ')}.`) })
}

const JOUR = 'Une date s’écrit comme 2026-11-22, et doit exister dans le calendrier.'
const jour = z.string({ error: say(JOUR) }).refine((text) => isJour(text) && text >= FIRST_DAY && text <= LAST_DAY, { error: JOUR }).meta({ format: 'date', description: 'Un jour, à Paris.' })

const COMMUNE = 'Une commune se donne par son code INSEE de cinq caractères, comme 69123.'
const commune = z.string({ error: say(COMMUNE) }).regex(/^(?!20)(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[78])\d{3}$/, { error: COMMUNE }).meta({ description: 'Code INSEE.' })

const MONTANT = 'Un montant est un nombre d’euros, positif ou nul, avec deux décimales au plus.'
const montant = z.number({ error: say(MONTANT) }).refine((euros) => euros >= 0 && euros <= MAX_EUROS && Number(euros.toFixed(2)) === euros, { error: MONTANT }).meta({ description: 'En euros.' })

function entier(max: number) {
  const texte = `Il faut un nombre entier, de 0 à ${max}.`
  return z.number({ error: say(texte) }).int({ error: texte }).min(0, { error: texte }).max(max, { error: texte })
}

const oui = z.boolean({ error: say('Il faut true ou false.') })
const BLOC = 'Il faut un objet.'
const LISTE = 'Il faut une liste.'

const personne = z.strictObject({ lien: oneOf(LIENS), naissance: jour.optional(), handicap: oui.optional() }, { error: say(BLOC) })

const menage = z.strictObject(
  {
    personnes: z.array(personne, { error: say(LISTE) }).max(30, { error: 'Trente personnes au plus.' }).refine((all) => all.filter((one) => isDemandeur(one)).length === 1, {
      error: 'Il faut exactement une personne dont le lien est demandeur.',
      // Also when another person is wrong: every fault is said at once.
      when: (payload) => Array.isArray(payload.value),
    }),
    enfantsANaitre: entier(10).default(0),
  },
  { error: say(BLOC) },
)

const revenus = z.strictObject(
  {
    rfr: z.record(z.string().regex(/^\d{4}$/), montant, { error: say('Il faut un montant par année, comme {"2024": 18000}.') }).optional(),
    ressourcesMensuelles: montant.optional(),
  },
  { error: BLOC },
)

const demande = z.strictObject(
  {
    dateDepot: jour.optional(),
    communeActuelle: commune.optional(),
    communesSouhaitees: z.array(commune, { error: LISTE }).max(100, { error: 'Cent communes au plus.' }).optional(),
    refusCommission: oui.optional(),
    refusAttribution: oui.optional(),
    mobilite: z.strictObject({ date: jour, trajetMinutes: entier(1440).optional() }, { error: BLOC }).nullish(),
  },
  { error: BLOC },
)

const employeur = z.strictObject(
  {
    effectif: entier(10_000_000),
    agricole: oui.default(false),
    categorie: oneOf(CATEGORIES_ENTREPRISE).optional(),
    validation: oneOf(VALIDATIONS).default('en_attente'),
    tranches: z.array(oneOf(TRANCHES), { error: LISTE }).default([]),
    anonyme: oui.default(false),
  },
  { error: BLOC },
)

const SURFACE = 'La surface est un nombre de mètres carrés, plus grand que zéro.'
const zoneApl = z.literal(ZONES_APL, { error: 'La zone des aides au logement est le nombre 1, 2 ou 3.' })

const offre = z.strictObject(
  {
    commune,
    typologie: oneOf(TYPOLOGIES),
    financement: oneOf(FINANCEMENTS),
    loyer: montant,
    loyerHorsCharges: montant.optional(),
    surface: z.number({ error: SURFACE }).positive({ error: SURFACE }).optional(),
    zoneAbc: oneOf(ZONES_ABC).optional(),
    zoneApl: zoneApl.optional(),
  },
  { error: BLOC },
)

/** The request of the public simulation. Amounts in euros; unknown keys are refused. */
export const simulationSchema = z.strictObject(
  {
    date: jour.optional(),
    menage,
    revenus: revenus.optional(),
    demande: demande.optional(),
    employeur: employeur.nullish(),
    offre: offre.nullish(),
    autresCandidatures: z.array(jour, { error: LISTE }).max(10_000, { error: 'Dix mille candidatures au plus.' }).default([]),
    equilibrage: oneOf(CATEGORIES_ENTREPRISE).nullish(),
  },
  { error: say('La question doit être un objet JSON.') },
)

export type SimulationInput = z.output<typeof simulationSchema>

/** Every wrong field is named, in French. */
export function parseSimulation(body: unknown, today: Jour): ParseSimulation {
  const parsed = simulationSchema.safeParse(body)
  if (!parsed.success) return { ok: false, erreurs: listErreurs(parsed.error) }
  const erreurs = listContradictions(parsed.data, today)
  return erreurs.length > 0 ? { ok: false, erreurs } : { ok: true, question: toQuestion(parsed.data, today) }
}

export function listErreurs(error: z.ZodError): readonly Erreur[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ champ: [...path, key].join('.'), texte: 'Ce champ n’est pas connu.' }))
    if (issue.code === 'invalid_key') return [{ champ: path.join('.'), texte: 'Une année s’écrit en quatre chiffres.' }]
    return [{ champ: path.join('.'), texte: issue.message }]
  })
}

/** Euros become exact cents; what was not said stays unknown. `today` is the day in Paris. */
export function toQuestion(input: SimulationInput, today: Jour): Question {
  return {
    date: input.date === undefined ? today : toJour(input.date),
    demande: toDemande(input),
    autresCandidatures: input.autresCandidatures.map(toJour),
    ...(input.offre ? { offre: toOffre(input.offre) } : {}),
    ...(input.equilibrage ? { equilibrage: input.equilibrage } : {}),
  }
}

function isDemandeur(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'lien' in value && value.lien === 'demandeur'
}

/** Each field is right, but not beside the others. */
function listContradictions({ date, menage: { personnes }, offre: home }: SimulationInput, today: Jour): readonly Erreur[] {
  const le = date ?? today
  const births = personnes.flatMap(({ naissance }, index) =>
    naissance !== undefined && naissance > le ? [{ champ: `menage.personnes.${index}.naissance`, texte: 'Cette date est après le jour de la simulation.' }] : [],
  )
  const rent = home?.loyerHorsCharges !== undefined && home.loyerHorsCharges > home.loyer
  return rent ? [...births, { champ: 'offre.loyerHorsCharges', texte: 'Le loyer hors charges ne peut pas dépasser le loyer charges comprises.' }] : births
}

function toDemande({ menage: household, revenus: incomes, demande: request, employeur: employer }: SimulationInput): Demande {
  const { dateDepot, communesSouhaitees, mobilite, ...facts } = request ?? {}
  const { rfr, ressourcesMensuelles } = incomes ?? {}
  return {
    ...facts,
    menage: { personnes: household.personnes.map(toPersonne), enfantsANaitre: household.enfantsANaitre },
    rfr: Object.fromEntries(Object.entries(rfr ?? {}).map(([year, euros]) => [year, toCentimes(euros)])),
    communesSouhaitees: communesSouhaitees ?? [],
    ...(ressourcesMensuelles === undefined ? {} : { ressourcesMensuelles: toCentimes(ressourcesMensuelles) }),
    ...(dateDepot === undefined ? {} : { dateDepot: toJour(dateDepot) }),
    ...(mobilite ? { mobilite: { ...mobilite, date: toJour(mobilite.date) } } : {}),
    ...(employer ? { employeur: toEmployeur(employer) } : {}),
  }
}

function toPersonne({ naissance, ...personne }: SimulationInput['menage']['personnes'][number]): Personne {
  return naissance === undefined ? personne : { ...personne, naissance: toJour(naissance) }
}

/** The size class follows from the headcount unless it is given. */
function toEmployeur({ categorie, ...facts }: NonNullable<SimulationInput['employeur']>): Employeur {
  return { ...facts, categorie: categorie ?? computeCategorie(facts.effectif) }
}

function toOffre({ loyer, loyerHorsCharges, ...facts }: NonNullable<SimulationInput['offre']>): OffreFacts {
  const rent = { loyer: toCentimes(loyer), ...(loyerHorsCharges === undefined ? {} : { loyerHorsCharges: toCentimes(loyerHorsCharges) }) }
  return { ...facts, ...rent }
}

/** Exact: the form has at most two decimals, and rounding only undoes what floating point did to them. */
function toCentimes(euros: number): number {
  return Math.round(euros * 100)
}
