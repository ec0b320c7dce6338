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
  const papers: Paper[] = [{ type: 'ID', titulaire: rang }, { type: 'FISC', titulaire: rang, annee: annee(today) - 2 }]
  if (titulaire.nationalite === '3' && titulaire.sansTitre !== true) papers.push({ type: 'SEJOUR', titulaire: rang, expireLe: addJours(today, 500) })
  if (salarie) papers.push({ type: 'TRAVAIL', titulaire: rang }, { type: 'SALAIRE', titulaire: rang })
  if (titulaire.contrat === 'ETU' || titulaire.contrat === 'APP') papers.push({ type: 'ETUDES', titulaire: rang })
  if (!salarie || (titulaire.nonImposable?.length ?? 0) > 0) papers.push({ type: 'RESSOURCE', titulaire: rang })
  if (titulaire.handicap?.carteInvalidite === true) papers.push({ type: 'INVALIDITE', titulaire: rang })
  return papers
}

function householdPapers(fiche: Fiche): Paper[] {
  const papers: Paper[] = [{ type: 'DOMICILE' }]
  if ((fiche.enfants?.length ?? 0) > 0) papers.push({ type: 'FAMILLE' })
  if (fiche.naissance !== undefined) papers.push({ type: 'GROSSESSE' })
  if (fiche.situation === 'D') papers.push({ type: 'DIVORCE' })
  if (fiche.dalo !== undefined) papers.push({ type: 'DALO' })
  return papers
}
