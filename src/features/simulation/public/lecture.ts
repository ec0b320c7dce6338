import type { Commune, Communes } from '#connectors/communes/index.ts'
import { addJours, isJour, type Jour } from '#domain/jour.ts'
import type { OffreFacts } from '#domain/offre.ts'
import type { Question } from '#domain/simulation.ts'
import { parseForm, type FormErrors, type RawForm } from '#platform/form-body.ts'
import { readDate, valueOf, valuesOf, type FormState, type FormValues } from '#ui/form-state.ts'
import { parseSimulation } from '../forms.ts'
import { anneesRevenus, champRfr, saisieSchema } from './champs.ts'
import { findVille } from './villes.ts'

/** Communes to choose from, beside the field where a name was typed that several bear. */
export type Choix = { souhaitee?: readonly Option[]; actuelle?: readonly Option[] }
type Option = { value: string; label: string; hint?: string }
/** `logement`: what is known of the home. */
export type Lu = { question: Question; logement: 'aucun' | 'sans_financement' | 'complet'; plusAnciennesConnues: boolean; /** The size class follows from the headcount alone. */ tailleDeduite: boolean }
export type Lecture = { form: FormState; choix: Choix; lu?: Lu }
/** What the page knows beside the form: the day, the communes, the home that the person comes from, the bonus in force. */
export type Entourage = { today: Jour; communes: Communes; offre?: OffreFacts; equilibrage?: Question['equilibrage'] }

const MAX_EUROS = 100_000_000

/** What was typed, as the very question that programs ask (`parseSimulation`); or one French sentence for each wrong field. */
export function readSaisie(raw: RawForm, entourage: Entourage): Lecture {
  const values = Object.fromEntries(Object.entries(raw).filter(([name]) => name !== '_csrf'))
  const parsed = parseForm(raw, saisieSchema(entourage.today))
  const reader = createReader(values, parsed.ok ? {} : nameErrors(parsed.errors))
  const body = {
    menage: readMenage(reader, entourage.today),
    revenus: readRevenus(reader, entourage.today),
    demande: { ...readLieux(reader, entourage.communes) },
    offre: undefined,
  }
  const logement = readLogement(reader)
  const offre = logement.offre && { ...logement.offre, commune: entourage.offre?.commune ?? body.demande.communesSouhaitees?.[0] }
  const points = readPoints(reader, entourage.today)
  const form = { values, errors: sortErrors(reader.errors, entourage.today) }
  if (Object.keys(form.errors).length > 0) return { form, choix: reader.choix }
  const whole = { ...body, ...points, demande: { ...body.demande, ...points.demande }, offre, equilibrage: entourage.equilibrage ?? null }
  // The very text that a program would send: what is undefined is absent.
  const asked = parseSimulation(JSON.parse(JSON.stringify(whole)), entourage.today)
  if (!asked.ok) return { form: { values, errors: Object.fromEntries(asked.erreurs.map(({ champ, texte }) => [CHAMPS[champ] ?? '', texte])) }, choix: reader.choix }
  return { form, choix: reader.choix, lu: { question: asked.question, logement: logement.issue, plusAnciennesConnues: reader.text('plus_anciennes') !== '', tailleDeduite: reader.text('categorie') === '' } }
}

/** In the order of the form: the summary leads from one field to the next. */
function sortErrors(errors: Readonly<Record<string, string>>, today: Jour): Record<string, string> {
  const order = Object.keys(saisieSchema(today).shape)
  const placeOf = (name: string) => order.findIndex((one) => one === name || one === `${name}-jour`)
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => placeOf(a) - placeOf(b)))
}

/** The three inputs of a day bear one error; what is hidden is no field that one can go to. */
function nameErrors(errors: FormErrors): Record<string, string> {
  const named = Object.entries(errors).map(([name, message]) => [/^(?:offre|avant)$/.test(name) ? '' : name.replace(/-(?:jour|mois|annee)$/, ''), message] as const)
  return Object.fromEntries(named)
}

const CHAMPS: Readonly<Record<string, string>> = { 'menage.personnes.0.naissance': 'naissance', 'menage.personnes.1.naissance': 'conjoint', 'offre.loyerHorsCharges': 'loyer_hors_charges' }

type Reader = ReturnType<typeof createReader>

/** Reads field after field; what is wrong is noted, the first sentence of each field is kept. */
function createReader(values: FormValues, errors: Record<string, string>) {
  const form = { values, errors: {} }
  const choix: Choix = {}
  const text = (name: string) => valueOf(form, name).trim()
  const refuse = (name: string, message: string) => {
    errors[name] ??= message
  }
  return {
    errors, choix, text, refuse,
    texts: (name: string) => valuesOf(form, name),
    isTicked: (name: string) => text(name) === 'oui',
    day: (name: string, message: string) => {
      const day = readDate(values, name)
      if (day === '') return undefined
      if (day !== undefined && isJour(day) && day >= '1900-01-01' && day <= '2100-12-31') return day
      refuse(name, message)
      return undefined
    },
    number: (name: string, { max, decimals = 0, message }: { max: number; decimals?: number; message: string }) => {
      const typed = text(name).replaceAll(/[\s\u00a0\u202f€]|m²/g, '').replace(',', '.')
      if (typed === '') return undefined
      const number = new RegExp(decimals === 0 ? String.raw`^\d{1,9}$` : String.raw`^\d{1,9}(\.\d{1,${decimals}})?$`).test(typed) ? Number(typed) : Number.NaN
      if (number <= max) return number
      refuse(name, message)
      return undefined
    },
  }
}

function readMenage(reader: Reader, today: Jour) {
  const naissance = readNaissance(reader, 'naissance', today)
  if (naissance === undefined) reader.refuse('naissance', 'Indiquez votre date de naissance.')
  const couple = reader.text('couple')
  if (couple === '') reader.refuse('couple', 'Dites si vous allez vivre en couple dans ce logement.')
  const conjoint = couple === 'oui' ? [{ lien: 'conjoint', naissance: readNaissance(reader, 'conjoint', today) }] : []
  const enfants = Array.from({ length: readCompte(reader, 'enfants', 'd’enfants') }, () => ({ lien: 'enfant' }))
  const enfantsANaitre = readCompte(reader, 'a_naitre', 'd’enfants à naître')
  const adultes = Array.from({ length: readCompte(reader, 'adultes', 'd’autres adultes') }, () => ({ lien: 'cotitulaire' }))
  const aCharge = Array.from({ length: readCompte(reader, 'a_charge', 'd’autres personnes à charge') }, () => ({ lien: 'autre_a_charge' }))
  const demandeur = { lien: 'demandeur', naissance, handicap: reader.isTicked('invalidite') || undefined }
  return { personnes: [demandeur, ...conjoint, ...enfants, ...adultes, ...aCharge], enfantsANaitre }
}

function readNaissance(reader: Reader, name: string, today: Jour): Jour | undefined {
  const day = reader.day(name, 'Cette date de naissance n’existe pas. Écrivez le jour, le mois et l’année, par exemple 5\u00a05\u00a01997.')
  if (day === undefined || day <= today) return day
  reader.refuse(name, 'Une date de naissance est dans le passé. Un enfant à naître se compte plus bas.')
  return undefined
}

function readCompte(reader: Reader, name: string, noun: string): number {
  return reader.number(name, { max: 8, message: `Indiquez le nombre ${noun}, de 0 à\u00a08.` }) ?? 0
}

function readRevenus(reader: Reader, today: Jour) {
  const [n2, n1] = anneesRevenus(today)
  const amounts = [n2 - 1, n2, n1].map((year) => [String(year), readEuros(reader, champRfr(year), `Indiquez le revenu fiscal de référence ${year} en euros, par exemple 18\u00a0000.`)] as const)
  return { rfr: Object.fromEntries(amounts), ressourcesMensuelles: readEuros(reader, 'ressources', 'Indiquez les ressources de votre foyer en euros par mois, par exemple 1\u00a0600.') }
}

function readEuros(reader: Reader, name: string, message: string): number | undefined {
  return reader.number(name, { max: MAX_EUROS, decimals: 2, message })
}

function readLieux(reader: Reader, communes: Communes) {
  const souhaitee = readVille(reader, communes, 'souhaitee')
  if (reader.text('souhaitee') === '') reader.refuse('souhaitee', 'Indiquez la commune où vous voulez habiter, par son nom ou son code postal.')
  return { communesSouhaitees: souhaitee === undefined ? undefined : [souhaitee], communeActuelle: readVille(reader, communes, 'actuelle') }
}

function readVille(reader: Reader, communes: Communes, name: 'souhaitee' | 'actuelle'): string | undefined {
  const typed = reader.text(name)
  const found = findVille(communes, typed, reader.text(`${name}_code`))
  if (found.issue === 'vide') return undefined
  if (found.issue === 'inconnue') {
    reader.refuse(name, `Nous ne trouvons pas de commune «\u00a0${typed}\u00a0». Vérifiez le nom, ou tapez les cinq chiffres du code postal.`)
    return undefined
  }
  if (found.candidates.length > 0) reader.choix[name] = found.candidates.map((commune) => toOption(commune, communes))
  if (found.issue === 'trouvee') return found.commune.code
  reader.refuse(`${name}_code`, `Plusieurs communes correspondent à «\u00a0${typed}\u00a0». Choisissez la bonne${found.plus ? ', ou tapez son code postal' : ''}.`)
  return undefined
}

/** « Saint-Denis (93) », « Seine-Saint-Denis, 93200 »: enough to tell namesakes apart. */
function toOption({ code, nom, departement, codesPostaux }: Commune, communes: Communes): Option {
  const hints = [communes.findDepartement(departement)?.nom, codesPostaux[0]].filter(Boolean)
  return { value: code, label: `${nom} (${departement})`, ...(hints.length > 0 && { hint: hints.join(', ') }) }
}

/** Without its financing a home still has a rent: points and effort do not depend on it, and PLUS stands in for the form of the question. */
function readLogement(reader: Reader) {
  const financement = reader.text('financement')
  const typologie = reader.text('typologie')
  const loyer = readEuros(reader, 'loyer', 'Indiquez le loyer en euros par mois, par exemple 500.')
  const none = financement === '' && typologie === '' && reader.text('loyer') === ''
  if (!none && typologie === '') reader.refuse('typologie', 'Choisissez le nombre de pièces de ce logement.')
  if (!none && reader.text('loyer') === '') reader.refuse('loyer', 'Indiquez le loyer de ce logement, charges comprises.')
  const details = readDetails(reader, loyer)
  if (none) return { issue: 'aucun' } as const
  return { issue: financement === '' ? 'sans_financement' : 'complet', offre: { typologie, loyer, financement: financement || 'PLUS', ...details } } as const
}

function readDetails(reader: Reader, loyer: number | undefined) {
  const loyerHorsCharges = readEuros(reader, 'loyer_hors_charges', 'Indiquez le loyer sans les charges en euros par mois, par exemple 440.')
  if (loyer !== undefined && loyerHorsCharges !== undefined && loyerHorsCharges > loyer) {
    reader.refuse('loyer_hors_charges', 'Le loyer sans les charges ne peut pas dépasser le loyer charges comprises.')
  }
  return { loyerHorsCharges, surface: readSurface(reader), zoneAbc: reader.text('zone_abc') || undefined, zoneApl: Number(reader.text('zone_apl')) || undefined }
}

function readSurface(reader: Reader): number | undefined {
  const message = 'Indiquez une surface en mètres carrés, par exemple 32.'
  const surface = reader.number('surface', { max: 1000, decimals: 2, message })
  if (surface === 0) reader.refuse('surface', message)
  return surface
}

function readPoints(reader: Reader, today: Jour) {
  const dateDepot = reader.day('depot', 'Cette date de dépôt n’existe pas. Elle est sur l’attestation de votre demande.')
  if (dateDepot !== undefined && dateDepot > today) reader.refuse('depot', 'La date de dépôt est dans le passé.')
  const older = reader.number('plus_anciennes', { max: 10_000, message: 'Indiquez combien de candidats ont une demande plus ancienne, par exemple 3.' }) ?? 0
  const mobilite = readMobilite(reader)
  const demande = { dateDepot, mobilite, refusCommission: reader.isTicked('refus_commission') || undefined, refusAttribution: reader.isTicked('refus_attribution') || undefined }
  const before = addJours(dateDepot ?? today, -1)
  return { demande, employeur: readEmployeur(reader), autresCandidatures: Array.from({ length: older }, () => before) }
}

function readMobilite(reader: Reader) {
  const date = reader.day('mobilite', 'Cette date de recrutement ou de mutation n’existe pas. Écrivez le jour, le mois et l’année.')
  const trajetMinutes = reader.number('trajet', { max: 1440, message: 'Indiquez le trajet en minutes, de 0 à 1\u00a0440.' })
  if (date !== undefined) return { date, trajetMinutes }
  if (trajetMinutes !== undefined) reader.refuse('mobilite', 'Indiquez aussi la date du recrutement ou de la mutation, ou effacez le temps de trajet.')
  return undefined
}

/** The answer « non » makes the rest of the block of no use: it is kept, and not read. */
function readEmployeur(reader: Reader) {
  if (reader.text('salarie') !== 'oui') {
    if (reader.text('salarie') === '' && reader.text('effectif') !== '') reader.refuse('salarie', 'Dites si vous êtes salarié, ou effacez le nombre de salariés.')
    return undefined
  }
  const effectif = reader.number('effectif', { max: 10_000_000, message: 'Indiquez un nombre entier de salariés, par exemple 120.' })
  if (reader.text('effectif') === '') reader.refuse('effectif', 'Indiquez le nombre de salariés de votre entreprise, même à peu près.')
  return {
    effectif, agricole: reader.isTicked('agricole'), categorie: reader.text('categorie') || undefined,
    validation: reader.text('validation') || 'en_attente', tranches: reader.texts('tranches'), anonyme: reader.isTicked('anonyme'),
  }
}
