/** Employees of a company whose every fact is a word of its own: what is read somewhere tells where it came from. */
import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { applyFacts } from '#features/demandes/commands/profil.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { insertDemande, registreOf } from '#test/factories/demandes.ts'

export type Complete<T> = T extends readonly (infer U)[] ? readonly Complete<U>[] : T extends object ? { [K in keyof T]-?: Complete<T[K]> } : T

/** `tag`: one capital letter for one person. Codes that no list knows are shown as they are, so that they can be found too. */
export function aRegistrePlein(tag: string): Complete<DemandeRegistre> {
  const n = tag.charCodeAt(0)
  const adresse = (who: string) => ({ etranger: false, numero: `9${n}${who.length}`, voie: `Zvoie${who}${tag}`, codePostal: `7${n}${who.length}9`, commune: `8${n}${who.length}1` })
  const handicap = (who: string) => ({ carteInvalidite: false, etat: `Zetat${who}${tag}`, capaciteMarche: `Zmarche${who}${tag}`, aides: [`Zaide${who}${tag}`], equipements: [`Zequip${who}${tag}`] })
  return {
    numeroUnique: `06905${n}77${String(n).padStart(4, '0')}GTEST`.padEnd(18, 'T').slice(0, 18), numGuichet: `Zguichet${tag}`, dateCreation: day(n, 1), dateRenouvellement: day(n, 2), dateFinValidite: day(n, 3), statut: 'active',
    radiation: { date: day(n, 4), motif: `Zradiation${tag}`, sousMotif: `Zsousmotif${tag}` },
    demandeur: aTitulaire(tag, 'Un', { adresse: adresse('Un'), handicap: handicap('Un') }),
    cotitulaires: [{ ...aTitulaire(tag, 'Deux', { adresse: adresse('Deux'), handicap: handicap('Deux') }), lienDemandeur: `Zlien${tag}` }],
    personnesACharge: [{ nom: `Zenfantnom${tag}`, prenom: `Zenfantprenom${tag}`, dateNaissance: day(n, 5), sexe: `Zenfantsexe${tag}`, lienParente: `ZENFANT${tag}`, handicap: handicap('Trois') }],
    enfantsANaitre: { nombre: 900 + n, dateNaissancePrevue: day(n, 6) },
    enfantsEnGarde: [{ dateNaissance: day(n, 7), sexe: `Zgardesexe${tag}`, coParentalite: `Zgarde${tag}` }],
    logementActuel: { modeles: [`Zmodele${tag}`], loyerMensuel: cents(n, 1), nombreHabitants: 700 + n, categorie: `Zcatactuel${tag}`, typologie: `Ztypactuel${tag}`, surface: 3000 + n, proprietaire: false },
    logementRecherche: { demandeElargie: false, categorie: `Zcatcherche${tag}`, typologies: [`Ztypcherche${tag}`], communes: [`6${n}91`] },
    motifs: [`Zmotif${tag}`, '06', '07'], residencePrincipale: true, dalo: { etat: `Zdalo${tag}`, date: day(n, 8), motif: `Zdalomotif${tag}` },
    piecesDeposees: [{ type: `Zpiece${tag}`, date: day(n, 9), validee: true, titulaire: 0, annee: 2024, expireLe: day(n, 10) }, { type: 'MEDICAL', date: day(n, 9), validee: true, titulaire: 0, annee: 2024, expireLe: day(n, 10) }],
  }
}

function aTitulaire(tag: string, who: string, rest: { adresse: Complete<Titulaire>['adresse']; handicap: Complete<Titulaire>['handicap'] }): Complete<Titulaire> {
  const n = tag.charCodeAt(0)
  const k = who.length * 10
  const money = (code: string, at: number) => [{ code: `Z${code}${who}${tag}`, montant: cents(n, k + at) }, { code: 'AAH', montant: 1_00 }]
  return {
    civilite: `Zciv${who}${tag}`, nom: `Znom${who}${tag}`, nomPatronymique: `Zpatro${who}${tag}`, prenom: `Zprenom${who}${tag}`, dateNaissance: day(n, k + 1),
    nationalite: `Znat${who}${tag}`, situationFamiliale: `Zfam${who}${tag}`, telPortable: `063998${n}${k}`, mel: `zmel-${who.toLowerCase()}-${tag.toLowerCase()}@exemple.test`,
    situationProfessionnelle: {
      profession: `Zprofession${who}${tag}`, typeContratTravail: `Zcontrat${who}${tag}`, nomEmployeurPrincipal: `Zancien${who}${tag}`, etranger: false, codePostal: `5${n}${k}`, commune: `4${n}${k}`,
      siret: `0009${n}${k}00000`.slice(0, 14), plusieursEmployeurs: false, dateEmbauche: day(n, k + 2),
    },
    revenuFiscal: { 2024: cents(n, k + 3), 2025: cents(n, k + 4) },
    ressources: money('res', 5), versees: money('ver', 6), ressourcesPersACharge: money('resp', 7), verseesPersACharge: money('verp', 8), ...rest,
  }
}

/** No two people, and no two facts, have the same day or amount. */
function day(n: number, at: number): Jour {
  return addJours('1950-01-01', (n - 64) * 60 + at)
}

function cents(n: number, at: number): number {
  return (n * 10_000 + at * 101) * 100 + 37
}

type Over = { tag: string; choix?: 1 | 2 | 3; validation?: 'en_attente' | 'validee' | 'deleguee' | 'refusee'; titulaire?: 'demandeur' | 'codemandeur'; registre?: DemandeRegistre; compteId?: number; statut?: 'active' | 'suspendue' }

/** Someone who works there, and lets the company see what `choix` says; none given: not asked yet. */
export async function insertSalarie(ctx: Ctx, entreprise: { id: number; siret: string }, over: Over): Promise<{ id: number; compteId: number; registre: DemandeRegistre }> {
  const { tag, choix, validation = 'en_attente', titulaire = 'demandeur' } = over
  const registre = over.registre ?? aRegistrePlein(tag)
  const demande = await insertDemande(ctx, { registre, ...(choix === undefined ? {} : { choix }), ...(over.compteId === undefined ? {} : { compteId: over.compteId }), ...(over.statut === undefined ? {} : { statut: over.statut }) })
  await transaction(ctx.db, async (tx) => {
    await tx.insertInto('rattachement').values({
      demande_id: demande.id, titulaire, situation: 'cdi', nom_employeur: `Zemployeur${tag}`, siret: entreprise.siret, code_entreprise: null, plusieurs_employeurs: false, entreprise_id: entreprise.id,
      date_embauche: '2019-03-04', evenement: 'mutation', evenement_le: '2026-10-15', trajet_minutes: 66, validation, tranches: [], maj_le: ctx.now,
    }).execute()
    await applyFacts(tx, ctx, demande.id)
  })
  return { id: demande.id, compteId: demande.compteId, registre }
}

/** A household of the invented registry, with another number: it may apply. */
export function aRegistre(suffix: string): DemandeRegistre {
  return { ...registreOf(NUMEROS_DEMO.leclerc), numeroUnique: `0690524${suffix.padStart(6, '0')}GTEST` }
}
