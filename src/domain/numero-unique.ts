import { DEPARTEMENTS_DES_REGIONS } from './baremes/territoires.ts'
import { departementOf } from './lieux.ts'

/** 18 characters: territory, month and year of registration, rank, registering counter (law.md § 3.1, K20). */
const SHAPE = /^(1\d{2}|0(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])|97[1-6])(0[1-9]|1[0-2])(\d{2})(\d{6})(G[A-Z0-9]{4})$/

/**
 * Regional (NUR) or departmental (NUD). `mois` and `annee` are those written in the number: for display only, seniority is
 * the initial filing day that the register gives. `departements` is empty when the region is not known here.
 */
export type NumeroUnique = {
  numero: string
  nature: 'NUR' | 'NUD'
  territoire: string
  departements: readonly string[]
  mois: number
  annee: number
  sequence: string
  guichet: string
}

export type NumeroFautif = 'vide' | 'longueur' | 'territoire' | 'date' | 'guichet' | 'forme'
export type CheckNumero = { ok: true; numero: NumeroUnique } | { ok: false; why: NumeroFautif; texte: string }

const TEXTES: Readonly<Record<NumeroFautif, string>> = {
  vide: 'Indiquez votre numéro unique.',
  longueur: 'Le numéro unique compte 18\u00a0caractères. Vérifiez qu’il n’en manque pas.',
  territoire: 'Les trois premiers caractères ne désignent ni une région ni un département.',
  date: 'Les caractères 4 à 7 doivent donner un mois et une année, comme 0520 pour mai 2020.',
  guichet: 'Les cinq derniers caractères commencent par la lettre G, comme G1175.',
  forme: 'Ce numéro n’a pas la forme d’un numéro unique. Recopiez-le depuis votre attestation.',
}

/** As people write it: spaces and dashes removed, upper case. */
export function normaliseNumeroUnique(text: string): string {
  return text.replace(/[\s\u00a0\u202f\-‐‑–—]/g, '').toUpperCase()
}

export function checkNumeroUnique(text: string): CheckNumero {
  const numero = normaliseNumeroUnique(text)
  const match = SHAPE.exec(numero)
  if (match === null) return refuse(numero)
  const [, territoire = '', mois = '', year = '', sequence = '', guichet = ''] = match
  const nature = territoire.startsWith('1') ? 'NUR' : 'NUD'
  const departements = listDepartements(territoire)
  return { ok: true, numero: { numero, nature, territoire, departements, mois: Number(mois), annee: 2000 + Number(year), sequence, guichet } }
}

export function isNumeroUnique(text: string): boolean {
  return SHAPE.test(normaliseNumeroUnique(text))
}

/** In groups that can be read aloud: "111 0520 020171 G1175". */
export function writeNumeroUnique(numero: string): string {
  return numero.replace(/^(.{3})(.{4})(.{6})(.{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

/** The number holds for homes in that commune. */
export function coversCommune(numero: NumeroUnique, commune: string): boolean {
  return numero.departements.includes(departementOf(commune))
}

function listDepartements(territoire: string): readonly string[] {
  if (territoire.startsWith('1')) return DEPARTEMENTS_DES_REGIONS.valeurs[territoire.slice(1)] ?? []
  return [territoire.startsWith('97') ? territoire : territoire.slice(1)]
}

/** The first thing that is wrong, in the order in which one reads. */
function refuse(numero: string): CheckNumero {
  const why = findFault(numero)
  return { ok: false, why, texte: TEXTES[why] }
}

function findFault(numero: string): NumeroFautif {
  if (numero === '') return 'vide'
  if (numero.length !== 18) return 'longueur'
  if (!/^(?:1\d{2}|0(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])|97[1-6])/.test(numero)) return 'territoire'
  if (!/^.{3}(?:0[1-9]|1[0-2])\d{2}/.test(numero)) return 'date'
  return /G[A-Z0-9]{4}$/.test(numero) ? 'forme' : 'guichet'
}
