import { isHeld, isWithBailleur } from '#domain/candidature.ts'
import { countPlacesLibres, suggestDesignation } from '#domain/designation.ts'
import { isPrioritaire, type Priorite } from '#domain/priorite.ts'
import { nextARappeler } from '#domain/rappel.ts'
import { computeEcheancesSilence, type Echeance } from '#domain/silence.ts'
import { listDossiers, type DossierCourt } from '#features/demandes/queries/dossiers.ts'
import { listPriorites } from '#features/demandes/queries/priorite.ts'
import type { Offre } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'
import { findDesignation, listEcartes, type EcarteVu } from './designation.ts'
import { findJalons } from './jalons.ts'
import { listListe, type LigneListe } from './liste.ts'

export type LigneConseil = LigneListe & { dossier: DossierCourt | undefined; priorite: Priorite | undefined; ecarte: EcarteVu | undefined }

/** What a conseiller sees of an offer: its list in order, who is a priority, what may be done now. */
export type ListeConseil = {
  lignes: readonly LigneConseil[]
  /** Of the whole list, wherever the page is (K9). */
  prioritaires: readonly LigneConseil[]
  total: number
  pages: number
  examiner: number
  valides: number
  /** Files that the landlord has, and how many more it may be sent now. */
  tenus: number
  places: number
  enCours: number
  /** Whom the frozen list calls back first. */
  aRappeler: number | undefined
  horloge: readonly Echeance[]
  designation: Awaited<ReturnType<typeof findDesignation>>
}

const PER_PAGE = 50

export async function loadListeConseil(ctx: Ctx, offre: Offre, page: number): Promise<ListeConseil> {
  const { db, today } = ctx
  const liste = await listListe(db, offre.id, today)
  const priorites = await listPriorites(db, liste.map(({ demandeId }) => demandeId))
  const ecartes = await listEcartes(db, liste.filter(({ statut }) => statut === 'non_designee').map(({ id }) => id))
  const isShown = (row: LigneListe, index: number) => Math.floor(index / PER_PAGE) === page - 1 || isPrioritaire(priorites.get(row.demandeId) ?? AUCUNE)
  const dossiers = await listDossiers(db, liste.filter(isShown).map(({ demandeId }) => demandeId), today)
  const jalons = await findJalons(db, offre.id)
  const complete = (row: LigneListe): LigneConseil => ({ ...row, dossier: dossiers.get(row.demandeId), priorite: priorites.get(row.demandeId), ecarte: ecartes.find(({ id }) => id === row.id) })
  return {
    lignes: liste.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(complete),
    prioritaires: liste.filter(({ demandeId }) => isPrioritaire(priorites.get(demandeId) ?? AUCUNE)).map(complete),
    total: liste.length,
    pages: Math.max(1, Math.ceil(liste.length / PER_PAGE)),
    ...countAll(offre, liste),
    aRappeler: nextARappeler(ecartes)?.id,
    horloge: jalons && isWatched(offre) ? computeEcheancesSilence(jalons, today) : [],
    designation: await findDesignation(db, offre.id),
  }
}

const AUCUNE: Priorite = { dalo: false, lettres: [] }

function isWatched({ statut }: Offre): boolean {
  return statut === 'close' || statut === 'transmise' || statut === 'en_commission'
}

function countAll(offre: Offre, liste: readonly LigneListe[]) {
  const tenus = liste.filter(isWithBailleur).length
  return {
    examiner: liste.filter(({ statut }) => statut === 'deposee').length,
    valides: liste.filter(({ statut }) => statut === 'validee').length,
    enCours: liste.filter(({ statut }) => isHeld(statut)).length,
    tenus,
    places: countPlacesLibres(offre.statut, offre.designes_max, tenus),
  }
}

/** What the form of a designation needs: those who may be chosen, and whom the list itself would choose. */
export type Preparation = { places: number; tenus: number; examiner: number; choisissables: readonly LigneConseil[]; suggestion: readonly string[]; tour: number }

export async function prepareDesignation(ctx: Ctx, offre: Offre): Promise<Preparation> {
  const liste = await listListe(ctx.db, offre.id, ctx.today)
  const valides = liste.filter(({ statut, ordre }) => statut === 'validee' && ordre !== undefined)
  const ids = valides.map(({ demandeId }) => demandeId)
  const [priorites, dossiers] = [await listPriorites(ctx.db, ids), await listDossiers(ctx.db, ids, ctx.today)]
  const choisissables = valides.map((row) => ({ ...row, dossier: dossiers.get(row.demandeId), priorite: priorites.get(row.demandeId), ecarte: undefined }))
  const { places, tenus, examiner } = countAll(offre, liste)
  const candidats = choisissables.map(({ id, ordre = 0, statut, priorite }) => ({ id: String(id), ordre, statut, prioritaire: isPrioritaire(priorite ?? AUCUNE) }))
  const designation = await findDesignation(ctx.db, offre.id)
  return { places, tenus, examiner, choisissables, suggestion: suggestDesignation(candidats, places), tour: (designation?.tour ?? 0) + 1 }
}
