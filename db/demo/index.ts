/** The demonstration town (db/demo/README.md): loaded once into an empty database. */
import { sql } from 'kysely'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { createTirage } from '#connectors/sne/registry-demo/tirage.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { CONDITIONS_VERSION } from '#features/accounts/forms.ts'
import { saveProfils } from '#features/demandes/commands/profils.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { hashPassword } from '#platform/password-hash.ts'
import { encipher, newKey } from '#platform/secrets.ts'
import { newTotpSecret } from '#platform/totp.ts'
import type { Ctx } from '#src/context.ts'
import { AGENTS, MOT_DE_PASSE, type Agent } from './accounts.ts'
import { draftOffres } from './a-publier.ts'
import { noActes, type Actes } from './actes.ts'
import { listBonus, MOTIF_BONUS } from './bonus.ts'
import { at, jourOf } from './calendar.ts'
import { BAILLEURS, ENTREPRISES } from './companies.ts'
import { compteIdOf, type Monde } from './dossiers.ts'
import { DEMANDEURS, drawPopulation, type Population } from './habitants.ts'
import { enrol, enrolWithoutDemande, listOuverture, listPremieres, type Inscription } from './inscriptions.ts'
import { SYSTEME, toJournal } from './journal.ts'
import { applyToOpen, openOffres } from './ouvertes.ts'
import { planPasse, playPasse, type Loge } from './passe.ts'
import { alignIds, insertRows, type Row } from './rows.ts'

/** What the town needs of a context: whoever starts the house has no more. */
export type Depart = Pick<Ctx, 'db' | 'now' | 'connectors' | 'settings'>

/** Into an empty database only: twice is once. All in one transaction; the law is computed in the process. */
export async function loadTown(ctx: Depart): Promise<void> {
  if (!ctx.settings.demonstration || ctx.settings.production) throw new Error('The demonstration town is for demonstrations only')
  // One hash for all: they share one password, and two hundred hashes would take ten seconds.
  const motDePasse = await hashPassword(ctx.settings.secret, MOT_DE_PASSE)
  if (motDePasse === undefined) throw new Error('No room to hash the password of the town')
  await transaction(ctx.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(20260101)`.execute(tx)
    if (await isEmpty(tx)) await writeTown(tx, ctx, motDePasse)
  })
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ vide: boolean }>`
    select not (exists (select from compte) or exists (select from offre) or exists (select from entreprise) or exists (select from bailleur)) as vide`.execute(tx)
  return rows[0]?.vide === true
}

type Town = { monde: Monde; inscriptions: readonly Inscription[]; comptes: readonly Row<'compte'>[] }

async function writeTown(tx: Tx, ctx: Depart, motDePasse: string): Promise<void> {
  const { monde, inscriptions, comptes } = composeTown(ctx, motDePasse)
  await writeCompanies(tx)
  await insertRows(tx, 'equilibrage', monde.bonus.map((bonus, index) => ({ id: index + 1, ...bonus, motif: MOTIF_BONUS })))
  await insertRows(tx, 'compte', comptes)
  for (let start = 0; start < comptes.length; start += 100) {
    await tx.insertInto('cle_personnelle').values(comptes.slice(start, start + 100).map(({ id }) => ({ compte_id: id, cle: newKey() }))).execute()
  }
  await insertRows(tx, 'demande', inscriptions.map(({ demande }) => demande))
  await insertRows(tx, 'rattachement', inscriptions.flatMap(({ rattachement }) => rattachement ?? []))
  await insertRows(tx, 'consentement', inscriptions.flatMap(({ consentement }) => consentement ?? []))
  await saveProfils(tx, inscriptions.flatMap(({ profil }) => profil ?? []), ctx.now)
  await insertRows(tx, 'offre', monde.offres)
  await insertRows(tx, 'designation', monde.actes.designations)
  await insertRows(tx, 'candidature', monde.candidatures)
  await insertRows(tx, 'gel', monde.gels)
  await writeActes(tx, monde.actes)
  await insertRows(tx, 'journal', toJournal(monde.faits))
  await alignIds(tx, ['entreprise', 'bailleur', 'equilibrage', 'compte', 'demande', 'consentement', 'offre', 'candidature', 'journal', 'designation', 'piece_demandee', 'visite', 'seance', 'passage'])
}

/** Everything that happened, from the first offer two years ago to this morning. */
function composeTown(ctx: Depart, motDePasse: string): Town {
  const { now, connectors: { communes }, settings: { secret } } = ctx
  const today = jourOf(now)
  const bonus = listBonus(today)
  const monde: Monde = { tirage: createTirage(SEED), today, ancre: today, registre: buildRegistre(today), lieux: communes.find, bonus, offres: [], candidatures: [], gels: [], faits: [], actes: noActes() }
  const population = drawPopulation(monde)
  const loges = play(monde, population, { communes, secret })
  const contexte = { monde, now, motDePasse, premieres: listPremieres(monde) }
  const vivants = [population.tabanou, population.leclerc, ...population.demandeurs].map((habitant) => enrol(contexte, habitant))
  const anciens = loges.map(({ habitant, bailLe }) => enrol(contexte, habitant, earliest(addJours(bailLe, 2), addJours(today, -1))))
  const inscriptions = [...vivants, ...anciens]
  const nouveau = monde.registre.get(NUMEROS_DEMO.nouveau)
  if (!nouveau) throw new Error('The register has lost its newcomer')
  const dernier = enrolWithoutDemande(contexte, nouveau, compteIdOf(inscriptions.length + 1))
  const agents = AGENTS.map((agent, index) => toCompte(ctx, agent, { id: index + 1, motDePasse, jour: openedOn(today) }))
  monde.faits.push(...inscriptions.flatMap(({ faits }) => faits), ...dernier.faits, ...agents.flatMap(({ id }) => listOuverture(id, openedOn(today))), ...listMois(monde))
  return { monde, inscriptions, comptes: [...agents, ...inscriptions.map(({ compte }) => compte), dernier.compte] }
}

const SEED = 69_006

function play(monde: Monde, population: Population, lieu: Parameters<typeof playPasse>[1]): readonly Loge[] {
  const cases = planPasse(monde, population)
  for (const [index, { habitant }] of cases.flatMap(({ loge }) => (loge ? [{ habitant: loge }] : [])).entries()) habitant.demandeId = DEMANDEURS + 1 + index
  const loges = playPasse(monde, lieu, population, cases)
  applyToOpen(monde, openOffres(monde, lieu), population)
  draftOffres(monde, lieu)
  return loges.toSorted((a, b) => a.habitant.demandeId - b.habitant.demandeId)
}

async function writeActes(tx: Tx, { pieces, visites, seances, passages, decisions, baux }: Actes): Promise<void> {
  await insertRows(tx, 'piece_demandee', pieces)
  await insertRows(tx, 'visite', visites)
  await insertRows(tx, 'seance', seances)
  await insertRows(tx, 'passage', passages)
  await insertRows(tx, 'decision', decisions)
  await insertRows(tx, 'bail', baux)
}

async function writeCompanies(tx: Tx): Promise<void> {
  await insertRows(tx, 'entreprise', ENTREPRISES.map(({ id, siren, nom, effectif, agricole, categorie, code, delegation, politique }) => ({ id, siren, nom, effectif, agricole, categorie, code: code ?? null, delegation, politique })))
  await insertRows(tx, 'etablissement', ENTREPRISES.flatMap(({ id, etablissements }) => etablissements.map((etablissement) => ({ ...etablissement, entreprise_id: id }))))
  await insertRows(tx, 'bailleur', BAILLEURS.map(({ id, siren, nom }) => ({ id, siren, nom })))
}

/** Enciphered as accounts reads it: the second factor of staff, landlords and companies. */
function toCompte({ settings }: Depart, agent: Agent, { id, motDePasse, jour }: { id: number; motDePasse: string; jour: Jour }): Row<'compte'> {
  return {
    id, portail: agent.portail, role: agent.role, statut: 'actif', email: agent.email, civilite: agent.civilite, nom: agent.nom, prenom: agent.prenom, telephone: `063998${String(9_000 + id)}`,
    mot_de_passe: motDePasse, totp_secret: encipher(settings.secret, 'totp', newTotpSecret()).toString('base64url'), totp_dernier_pas: null,
    entreprise_id: agent.entrepriseId ?? null, bailleur_id: agent.bailleurId ?? null, departements: [...(agent.departements ?? [])],
    conditions_version: CONDITIONS_VERSION, conditions_acceptees_le: at(jour, 10), cree_le: at(jour, 10), active_le: at(jour, 10, 8),
  }
}

/** Before the first offer. */
function openedOn(today: Jour): Jour {
  return addJours(today, -760)
}

function listMois({ bonus, today }: Monde): Monde['faits'] {
  return bonus.flatMap(({ categorie, debut }, index) =>
    debut > today ? [] : [{ quand: at(debut, 0), acteur: SYSTEME, action: 'equilibrage.decide', objet: 'equilibrage' as const, objetId: index + 1, apres: categorie }])
}

function earliest(a: Jour, b: Jour): Jour {
  return a < b ? a : b
}
