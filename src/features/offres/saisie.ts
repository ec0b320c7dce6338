import { z } from 'zod'
import { isJour, type Jour } from '#domain/jour.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC } from '#domain/offre.ts'
import { readDate } from '#ui/form-state.ts'
import { LETTRES, type FicheOffre } from './fiche.ts'
import { readEntier, readEuros, readSurface, type Nombre } from './nombres.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const CHOISIR = 'Choisissez une réponse.'
const line = (max: number) => z.string(ILLISIBLE).trim().max(max, `Écrivez ${max}\u00a0caractères au plus.`).default('')
const tick = z.literal('oui', ILLISIBLE).optional()
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(['', ...values], CHOISIR).default('')

export const NATURES = ['appartement', 'maison'] as const
export const DESCRIPTION_MAXIMUM = 1_500

/** What a landlord types of a home; an empty choice is read too, so that every wrong field is said at once. */
const CHAMPS = z.strictObject({
  reference: line(40), adresse: line(120), code_postal: line(5), ville: line(80), commune: line(5),
  nature: oneOf(NATURES), typologie: oneOf(TYPOLOGIES), surface: line(12), etage: line(4), ascenseur: tick, pmr: tick,
  chauffage: line(80), annee: line(4), dpe: oneOf(LETTRES), ges: oneOf(LETTRES), description: line(DESCRIPTION_MAXIMUM),
  financement: oneOf(FINANCEMENTS), zone_abc: oneOf(ZONES_ABC), zone_apl: oneOf(['1', '2', '3']),
  loyer_hors_charges: line(12), loyer: line(12), depot: line(12),
  'disponible-jour': line(2), 'disponible-mois': line(2), 'disponible-annee': line(4),
  siren: line(20), designes_max: oneOf(['1', '2', '3']),
})

type Champs = z.output<typeof CHAMPS>
type Nom = keyof Champs | 'disponible'
type Refuse = (name: Nom, message: string) => void
/** Everything but what is looked up: the commune in the list of places, the company in ours. */
export type Saisie = Omit<FicheOffre, 'bailleurId' | 'commune' | 'reserveeA'> & { ville: string; communeChoisie: string; siren: string }

/** Reads the form; each field that is wrong says so in its own words. */
export function saisieForm(today: Jour) {
  return CHAMPS.transform((champs, issue): Saisie => {
    const refuse: Refuse = (name, message) => issue.addIssue({ code: 'custom', path: [name], message, input: champs })
    refuseVides(champs, refuse)
    return { ...toTexts(champs), ...toChoices(champs, refuse), ...toNumbers(champs, today, refuse), disponibleLe: readDisponible(champs, refuse) ?? today }
  })
}

const VIDES = {
  reference: 'Donnez une référence à cette offre.', adresse: 'Indiquez l’adresse.', chauffage: 'Indiquez le chauffage.', description: 'Décrivez le logement en quelques phrases.',
} as const

function refuseVides(champs: Champs, refuse: Refuse): void {
  for (const name of ['reference', 'adresse', 'chauffage', 'description'] as const) if (champs[name] === '') refuse(name, VIDES[name])
  if (!/^\d{5}$/.test(champs.code_postal)) refuse('code_postal', 'Le code postal compte 5\u00a0chiffres.')
}

function toTexts({ reference, adresse, code_postal: codePostal, ville, commune: communeChoisie, ascenseur, pmr, chauffage, description, siren }: Champs) {
  return { reference, adresse, codePostal, ville, communeChoisie, ascenseur: ascenseur === 'oui', pmr: pmr === 'oui', chauffage, description, siren }
}

const CHOIX = { nature: 'Choisissez\u00a0: appartement ou maison.', typologie: 'Choisissez le type de logement.', financement: 'Choisissez le financement.', dpe: 'Choisissez l’étiquette énergie.', ges: 'Choisissez l’étiquette climat.' } as const

function toChoices(champs: Champs, refuse: Refuse) {
  const { nature, typologie, financement, dpe, ges } = champs
  for (const name of ['nature', 'typologie', 'financement', 'dpe', 'ges'] as const) if (champs[name] === '') refuse(name, CHOIX[name])
  return { nature: nature || NATURES[0], typologie: typologie || TYPOLOGIES[0], financement: financement || FINANCEMENTS[0], dpe: dpe || LETTRES[0], ges: ges || LETTRES[0], ...toOptions(champs) }
}

function toOptions({ zone_abc: zoneAbc, zone_apl: zoneApl, designes_max: designes }: Champs) {
  return { ...(zoneAbc === '' ? {} : { zoneAbc }), ...(zoneApl === '' ? {} : { zoneApl: UN_A_TROIS[zoneApl] }), designesMax: UN_A_TROIS[designes || '3'] }
}

const UN_A_TROIS = { 1: 1, 2: 2, 3: 3 } as const

function toNumbers(champs: Champs, today: Jour, refuse: Refuse) {
  const read = (name: Nom, nombre: Nombre) => {
    if ('texte' in nombre) refuse(name, nombre.texte)
    return 'texte' in nombre ? 0 : nombre.valeur
  }
  const etage = champs.etage === '' && champs.nature === 'maison' ? '0' : champs.etage
  return {
    surface: read('surface', readSurface(champs.surface)),
    etage: read('etage', readEntier(etage, { quoi: 'l’étage', min: 0, max: 60, exemple: '0 pour le rez-de-chaussée' })),
    loyerHorsCharges: read('loyer_hors_charges', readEuros(champs.loyer_hors_charges, { quoi: 'le loyer sans les charges', min: 100 })),
    loyer: read('loyer', readEuros(champs.loyer, { quoi: 'le loyer charges comprises', min: 100 })),
    depotGarantie: read('depot', readEuros(champs.depot, { quoi: 'le dépôt de garantie', min: 0 })),
    ...(champs.annee === '' ? {} : { annee: read('annee', readEntier(champs.annee, { quoi: 'l’année', min: 1700, max: Number(today.slice(0, 4)) + 3, exemple: '1998' })) }),
  }
}

function readDisponible(champs: Champs, refuse: Refuse): Jour | undefined {
  const text = readDate(champs, 'disponible')
  if (text !== undefined && isJour(text)) return text
  refuse('disponible', text === '' ? 'Indiquez à partir de quel jour le logement est libre.' : 'Ce jour n’existe pas. Écrivez par exemple 15 12 2026.')
  return undefined
}
