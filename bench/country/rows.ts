/** Everything that one request is in the database, read models included. */
import { computeProfil, toCorrespondanceRows, toProfilRow, type Profil } from '#features/demandes/profil.ts'
import { VERSION_CONSENTEMENT } from '#features/demandes/texts.ts'
import { momentAt, NOW, TODAY } from './days.ts'
import { createDraw, STREAMS } from './draw.ts'
import type { Request } from './request.ts'
import type { Row, Sheet } from './sheet.ts'

/** Lines of the journal that each request has: imported, and choices made. */
export const JOURNAL_PAR_DEMANDE = 2

/** `motDePasse`: of every account, the same: one hash takes longer than all the rows of a household. */
export function addRequest(sheet: Sheet, request: Request, motDePasse: string): Profil | undefined {
  const { loaded } = request
  addAccount(sheet, request, motDePasse)
  addDemande(sheet, request)
  addRattachement(sheet, request)
  if (loaded.choix !== undefined) sheet.add('consentement', { id: loaded.id, demande_id: loaded.id, choix: loaded.choix, version: VERSION_CONSENTEMENT, donne_le: loaded.importeeLe })
  addJournal(sheet, request)
  const profil = computeProfil(loaded, TODAY)
  if (!profil) return undefined
  sheet.add('profil', asRow<'profil'>(toProfilRow(loaded.id, profil, NOW)))
  for (const row of toCorrespondanceRows(loaded.id, profil)) sheet.add('correspondance', asRow<'correspondance'>(row))
  return profil
}

/** Lists of the product are texts or numbers, times are instants: all that COPY can write. */
function asRow<T extends Parameters<Sheet['add']>[0]>(row: Row<T>): Row<T> {
  return row
}

function addAccount(sheet: Sheet, { loaded, importDay }: Request, motDePasse: string): void {
  const { id, registre, nom, prenom } = loaded
  const created = momentAt(importDay, 35_000)
  sheet.add('compte', {
    id, portail: 'demandeur', role: 'demandeur', statut: 'actif', email: `p${id}@exemple.test`, civilite: registre.demandeur.civilite === '2' ? 'madame' : 'monsieur', nom, prenom,
    telephone: registre.demandeur.telPortable, mot_de_passe: motDePasse, departements: [], conditions_version: '2026-11', conditions_acceptees_le: created, cree_le: created, active_le: created,
  })
  sheet.add('cle_personnelle', { compte_id: id, cle: drawKey(id) })
}

/** 32 bytes, all different. */
function drawKey(id: number): string {
  const draw = createDraw(STREAMS.cle, id)
  let key = '\\x'
  for (let word = 0; word < 8; word++) key += draw.below(4_294_967_296).toString(16).padStart(8, '0')
  return key
}

function addDemande(sheet: Sheet, { loaded, registre, faits }: Request): void {
  sheet.add('demande', {
    id: loaded.id, compte_id: loaded.compteId, numero_unique: loaded.numeroUnique, statut: loaded.statut, registre, faits, nom: loaded.nom, prenom: loaded.prenom, naissance: loaded.naissance,
    date_depot: loaded.dateDepot, valide_jusqu_au: loaded.valideJusquAu, pieces_confirmees_le: loaded.piecesConfirmeesLe, importee_le: loaded.importeeLe, relue_le: loaded.relueLe,
    veille_depuis: loaded.veilleDepuis,
  })
}

function addRattachement(sheet: Sheet, { loaded: { id, rattachement } }: Request): void {
  if (!rattachement) return
  const { entreprise, evenement } = rattachement
  sheet.add('rattachement', {
    demande_id: id, titulaire: rattachement.titulaire, situation: rattachement.situation, nom_employeur: rattachement.nomEmployeur, siret: rattachement.siret, code_entreprise: null,
    plusieurs_employeurs: rattachement.plusieursEmployeurs, entreprise_id: entreprise?.id, date_embauche: rattachement.dateEmbauche, evenement: evenement?.nature, evenement_le: evenement?.date,
    trajet_minutes: rattachement.trajetMinutes, validation: rattachement.validation, tranches: rattachement.tranches, maj_le: rattachement.majLe,
  })
}

function addJournal(sheet: Sheet, { loaded }: Request): void {
  const common = { acteur_type: 'demandeur', acteur_id: loaded.compteId, compte_id: loaded.compteId, demande_id: loaded.id, requete: `banc-${loaded.id}` }
  const first = JOURNAL_PAR_DEMANDE * (loaded.id - 1)
  sheet.add('journal', { id: first + 1, quand: loaded.importeeLe, ...common, action: 'demande.importee', objet: 'demande', objet_id: loaded.id, offre_id: null, candidature_id: null, avant: null, apres: loaded.statut, champs: [] })
  sheet.add('journal', { id: first + 2, quand: loaded.importeeLe, ...common, action: 'consentement.donne', objet: 'consentement', objet_id: loaded.id, offre_id: null, candidature_id: null, avant: null, apres: String(loaded.choix ?? 1), champs: ['choix'] })
}
