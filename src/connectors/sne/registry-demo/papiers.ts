/** Papers filed at the register, as the household's facts call for them (law: annex of the arrêté of 22 December 2020). */
import { addJours, annee, type Jour } from '#domain/jour.ts'
import type { PieceDeposee } from '../index.ts'
import type { Fiche, FicheTitulaire } from './fiche.ts'

/** Filed when the request was renewed, three months ago or so; incomplete files lack the notice and the proof of home. */
export function papersOf(fiche: Fiche, today: Jour): PieceDeposee[] {
  const date = addJours(today, -90)
  const all = [...fiche.titulaires.flatMap((titulaire, rang) => personalPapers(titulaire, rang, today)), ...householdPapers(fiche)]
    .map((paper): PieceDeposee => ({ date, validee: true, ...paper }))
  if (fiche.papiers !== 'incomplets') return all
  return all.filter(({ type }) => type !== 'FISC' && type !== 'DOMICILE').map((paper) => ({ ...paper, validee: paper.type === 'ID' }))
}

type Paper = Pick<PieceDeposee, 'type' | 'titulaire' | 'annee' | 'expireLe'>

function personalPapers(titulaire: FicheTitulaire, rang: number, today: Jour): Paper[] {
  const salarie = ['CDI', 'CDD', 'APP'].includes(titulaire.contrat)
  const autresRessources = !salarie || titulaire.nonImposable !== undefined
  const papers: readonly (readonly [boolean, Paper])[] = [
    [true, { type: 'ID' }],
    [true, { type: 'FISC', annee: annee(today) - 2 }],
    [titulaire.nationalite === '3', { type: 'SEJOUR', expireLe: addJours(today, titulaire.titreFini === true ? -40 : 500) }],
    [salarie, { type: 'TRAVAIL' }],
    [salarie, { type: 'SALAIRE' }],
    [titulaire.contrat === 'ETU' || titulaire.contrat === 'APP', { type: 'ETUDES' }],
    [autresRessources, { type: 'RESSOURCE' }],
    [titulaire.handicap?.carteInvalidite === true, { type: 'INVALIDITE' }],
  ]
  return papers.flatMap(([due, paper]) => (due ? [{ ...paper, titulaire: rang }] : []))
}

function householdPapers(fiche: Fiche): Paper[] {
  const papers: Paper[] = [{ type: 'DOMICILE' }]
  if ((fiche.enfants?.length ?? 0) > 0) papers.push({ type: 'FAMILLE' })
  if (fiche.naissance !== undefined) papers.push({ type: 'GROSSESSE' })
  if (fiche.situation === 'D') papers.push({ type: 'DIVORCE' })
  if (fiche.dalo !== undefined) papers.push({ type: 'DALO' })
  return papers
}
