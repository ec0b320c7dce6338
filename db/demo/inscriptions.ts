/** Accounts, requests, jobs and consents of the people of the town, with the day on which each was given. */
import type { Temporal } from 'temporal-polyfill'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { toRegistre } from '#connectors/sne/registry-demo/fiche.ts'
import { toDemande } from '#connectors/sne/to-demande.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { CONDITIONS_VERSION } from '#features/accounts/forms.ts'
import type { Calcul } from '#features/demandes/commands/profils.ts'
import { computeProfil } from '#features/demandes/profil.ts'
import { VERSION_CONSENTEMENT } from '#features/demandes/texts.ts'
import { valideJusquAu } from '#features/demandes/validite.ts'
import { compteOf } from './accounts.ts'
import { at, jourOf } from './calendar.ts'
import { compteIdOf, type Monde } from './dossiers.ts'
import { salarieOf, tranchesOf, type Emploi } from './emploi.ts'
import { demandeAt, type Habitant } from './habitants.ts'
import { SYSTEME, VISITEUR, type Acteur, type Fait } from './journal.ts'
import type { Row } from './rows.ts'

export type Inscription = {
  compte: Row<'compte'>
  demande: Row<'demande'>
  profil?: Calcul
  rattachement?: Row<'rattachement'>
  consentement?: Row<'consentement'>
  faits: readonly Fait[]
}
type Contexte = { monde: Monde; now: Temporal.Instant; motDePasse: string; premieres: ReadonlyMap<number, Jour> }

/** First day on which each request applied somewhere. */
export function listPremieres({ candidatures }: Monde): ReadonlyMap<number, Jour> {
  const days = new Map<number, Jour>()
  for (const { demande_id, deposee_le } of candidatures) {
    const jour = jourOf(deposee_le)
    const known = days.get(demande_id)
    if (known === undefined || jour < known) days.set(demande_id, jour)
  }
  return days
}

/** `radieeLe`: the household was housed, and the register struck its request off that day. */
export function enrol(contexte: Contexte, habitant: Habitant, radieeLe?: Jour): Inscription {
  const { monde, now } = contexte
  const jour = inscritLe(contexte, habitant)
  const registre = radieeLe === undefined ? habitant.registre : struckOff(habitant, monde.ancre, radieeLe)
  const { emploi, choix, demandeId } = habitant
  const declareLe = emploi?.dateEmbauche !== undefined && emploi.dateEmbauche >= jour ? addJours(emploi.dateEmbauche, 1) : jour
  return {
    compte: toCompte(contexte, registre, { id: compteIdOf(demandeId), jour }),
    demande: toDemandeRow(habitant, registre, { importeeLe: at(jour, 11), relueLe: radieeLe === undefined ? now : at(radieeLe, 2), piecesLe: emploi && at(declareLe, 12, 20), radieeLe }),
    ...(radieeLe === undefined ? { profil: toProfil(monde, habitant) } : {}),
    ...(emploi ? { rattachement: toRattachement(monde, habitant, emploi, at(declareLe, 12)) } : {}),
    ...(choix ? { consentement: { id: demandeId, demande_id: demandeId, choix, version: VERSION_CONSENTEMENT, donne_le: at(declareLe, 12, 10) } } : {}),
    faits: [...listOuverture(compteIdOf(demandeId), jour), ...listFaits(habitant, { jour, declareLe, radieeLe })],
  }
}

/** An account and nothing else: its owner has still everything to do. */
export function enrolWithoutDemande(contexte: Contexte, registre: DemandeRegistre, id: number): { compte: Row<'compte'>; faits: readonly Fait[] } {
  const compte = { ...toCompte(contexte, registre, { id, jour: contexte.monde.today }), cree_le: contexte.now, conditions_acceptees_le: contexte.now, active_le: contexte.now }
  return { compte, faits: [{ quand: contexte.now, acteur: VISITEUR, action: 'compte.active', objet: 'compte', objetId: id, compteId: id, avant: 'a_activer', apres: 'actif' }] }
}

/** Some days before the first candidature; never before one could. */
function inscritLe({ monde, premieres }: Contexte, { demandeId, depuis }: Habitant): Jour {
  const premiere = premieres.get(demandeId)
  const jour = premiere === undefined ? addJours(monde.today, -(3 + ((demandeId * 13) % 150))) : addJours(premiere, -(1 + ((demandeId * 7) % 12)))
  const earliest = addJours(depuis, -4)
  const latest = premiere === undefined ? addJours(monde.today, -2) : addJours(premiere, -1)
  return jour > earliest ? jour : earliest < latest ? earliest : latest
}

function toCompte({ motDePasse }: Contexte, { demandeur }: DemandeRegistre, { id, jour }: { id: number; jour: Jour }): Row<'compte'> {
  return {
    id, portail: 'demandeur', role: 'demandeur', statut: 'actif', email: demandeur.mel ?? '', civilite: demandeur.civilite === '1' ? 'monsieur' : 'madame', nom: demandeur.nom, prenom: demandeur.prenom,
    telephone: demandeur.telPortable ?? null, mot_de_passe: motDePasse, totp_secret: null, totp_dernier_pas: null, entreprise_id: null, bailleur_id: null, departements: [],
    conditions_version: CONDITIONS_VERSION, conditions_acceptees_le: at(jour, 10), cree_le: at(jour, 10), active_le: at(jour, 10, 8),
  }
}

type Instants = { importeeLe: Temporal.Instant; relueLe: Temporal.Instant; piecesLe: Temporal.Instant | undefined; radieeLe: Jour | undefined }

function toDemandeRow(habitant: Habitant, registre: DemandeRegistre, { importeeLe, relueLe, piecesLe, radieeLe }: Instants): Row<'demande'> {
  const { demandeur } = registre
  return {
    id: habitant.demandeId, compte_id: compteIdOf(habitant.demandeId), numero_unique: habitant.numero, statut: radieeLe === undefined ? 'active' : 'radiee', registre, faits: toDemande(registre),
    nom: demandeur.nom, prenom: demandeur.prenom, naissance: demandeur.dateNaissance ?? registre.dateCreation, date_depot: registre.dateCreation, valide_jusqu_au: valideJusquAu(registre),
    radiee_le: radieeLe ?? null, radiation_motif: radieeLe === undefined ? null : 'RADATT', pieces_confirmees_le: piecesLe ?? null, importee_le: importeeLe, relue_le: relueLe, veille_depuis: null,
  }
}

function struckOff({ fiche }: Habitant, ancre: Jour, date: Jour): DemandeRegistre {
  return { ...toRegistre(fiche, { today: date, ancre }), statut: 'radiee', radiation: { date, motif: 'RADATT' } }
}

/** The law’s own read models: a request of the town is found both ways, like any other. */
function toProfil(monde: Monde, habitant: Habitant): Calcul {
  const demande = demandeAt(habitant, monde.today, monde)
  return { id: habitant.demandeId, profil: computeProfil({ statut: 'active', demande, registre: habitant.registre, veilleDepuis: undefined }, monde.today) }
}

function toRattachement(monde: Monde, habitant: Habitant, emploi: Emploi, majLe: Temporal.Instant): Row<'rattachement'> {
  const demande = demandeAt(habitant, monde.today, monde)
  const { titulaire, situation, plusieurs_employeurs, validation, evenement } = emploi
  return {
    demande_id: habitant.demandeId, titulaire, situation, plusieurs_employeurs, validation, ...employeurColumns(emploi),
    evenement: evenement?.nature ?? null, evenement_le: evenement?.date ?? null, trajet_minutes: null,
    tranches: [...tranchesOf(emploi, salarieOf(emploi, habitant.registre, demande), monde.today, monde.lieux)], maj_le: majLe,
  }
}

function employeurColumns({ nomEmployeur, siret, code, entreprise, dateEmbauche }: Emploi) {
  return { nom_employeur: nomEmployeur ?? null, siret: siret ?? null, code_entreprise: code ?? null, entreprise_id: entreprise?.id ?? null, date_embauche: dateEmbauche ?? null }
}

export function listOuverture(compteId: number, jour: Jour): readonly Fait[] {
  const compte = { acteur: VISITEUR, objet: 'compte', objetId: compteId, compteId } as const
  return [
    { ...compte, quand: at(jour, 10), action: 'compte.demande', apres: 'a_activer' },
    { ...compte, quand: at(jour, 10, 8), action: 'compte.active', avant: 'a_activer', apres: 'actif' },
  ]
}

function listFaits({ demandeId, emploi, choix }: Habitant, { jour, declareLe, radieeLe }: { jour: Jour; declareLe: Jour; radieeLe: Jour | undefined }): readonly Fait[] {
  const compteId = compteIdOf(demandeId)
  const base = { acteur: { type: 'demandeur', compteId }, objet: 'demande', objetId: demandeId, demandeId, compteId } as const
  const faits: Fait[] = [{ ...base, quand: at(jour, 11), action: 'demande.importee', apres: 'active' }]
  if (emploi) {
    const declared = emploi.validation === 'validee' || emploi.validation === 'refusee' ? 'en_attente' : emploi.validation
    faits.push({ ...base, quand: at(declareLe, 12), action: 'rattachement.declare', objet: 'rattachement', apres: declared, champs: ['situation', 'employeur', 'siret', 'code_entreprise', 'date_embauche', 'mobilite'] })
    faits.push({ ...base, quand: at(declareLe, 12, 20), action: 'demande.pieces_confirmees' })
    if (declared !== emploi.validation) faits.push({ ...base, quand: at(declareLe, 17), acteur: employeurOf(emploi), action: `rattachement.${emploi.validation}`, objet: 'rattachement', avant: declared, apres: emploi.validation })
  }
  if (choix) faits.push({ ...base, quand: at(declareLe, 12, 10), action: 'consentement.donne', objet: 'consentement', apres: String(choix), champs: ['choix'] })
  if (radieeLe !== undefined) faits.push({ ...base, quand: at(radieeLe, 2), acteur: SYSTEME, action: 'demande.radiee', avant: 'active', apres: 'radiee', motif: 'RADATT' })
  return faits
}

function employeurOf({ entreprise }: Emploi): Acteur {
  return entreprise ? { type: 'entreprise', compteId: compteOf({ entrepriseId: entreprise.id }) } : SYSTEME
}
