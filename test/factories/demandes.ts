/** Imported requests and companies with good defaults: each test says only what it changes. */
import { createSneClient } from '#connectors/sne/client.ts'
import type { DemandeRegistre, Sne } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { startSneSimulator, type Simulateur } from '#connectors/sne/simulator.ts'
import { toDemande } from '#connectors/sne/to-demande.ts'
import type { Demande } from '#domain/demande.ts'
import { addJours, toJour, type Jour } from '#domain/jour.ts'
import type { Politique } from '#domain/politique.ts'
import { recomputeProfil } from '#features/demandes/commands/profil.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { Temporal } from 'temporal-polyfill'

export const AUJOURD_HUI = toJour('2026-11-22')

/** The register itself, over its protocol, on a port of its own. */
export async function startRegistre(today: Jour = AUJOURD_HUI): Promise<{ sne: Sne; simulateur: Simulateur; registre: ReadonlyMap<string, DemandeRegistre> }> {
  const registre = buildRegistre(today)
  const simulateur = await startSneSimulator({ port: 0, registre, today })
  const now = () => Temporal.Instant.from(`${today}T09:00:00Z`)
  const sne = createSneClient({ national: { url: simulateur.url }, guichet: 'GTEST', now, limites: { delaiMs: 1_500, tailleMax: 300_000 } })
  return { sne, simulateur, registre }
}

const memory = new Map<Jour, ReadonlyMap<string, DemandeRegistre>>()

export function registreOf(numero: string, today: Jour = AUJOURD_HUI): DemandeRegistre {
  const registre = memory.get(today) ?? buildRegistre(today)
  memory.set(today, registre)
  const demande = registre.get(numero)
  if (!demande) throw new Error(`The invented registry has no ${numero}`)
  return demande
}

type Over = {
  compteId?: number
  numero?: string
  registre?: DemandeRegistre
  /** Facts of the law that replace those of the register. */
  faits?: Partial<Demande>
  statut?: 'active' | 'suspendue'
  dateDepot?: Jour
  valideJusquAu?: Jour
  piecesConfirmees?: boolean
  choix?: 1 | 2 | 3
}

/** A request in AL’in, with its read model; ready to apply but for what `over` takes away. */
export async function insertDemande(ctx: Ctx, over: Over = {}): Promise<{ id: number; compteId: number; numeroUnique: string }> {
  const registre = over.registre ?? registreOf(over.numero ?? NUMEROS_DEMO.leclerc)
  const compteId = over.compteId ?? (await insertCompte(ctx, { nom: registre.demandeur.nom, prenom: registre.demandeur.prenom })).id
  return transaction(ctx.db, async (tx) => {
    const { id, numero_unique } = await tx
      .insertInto('demande')
      .values({
        compte_id: compteId, numero_unique: over.numero ?? registre.numeroUnique, statut: over.statut ?? 'active',
        registre: JSON.stringify(registre), faits: JSON.stringify({ ...toDemande(registre, ctx.today), ...over.faits }),
        nom: registre.demandeur.nom, prenom: registre.demandeur.prenom, naissance: registre.demandeur.dateNaissance ?? toJour('1990-01-01'),
        date_depot: over.dateDepot ?? registre.dateCreation, valide_jusqu_au: over.valideJusquAu ?? addJours(ctx.today, 200),
        pieces_confirmees_le: over.piecesConfirmees === false ? null : ctx.now, importee_le: ctx.now, relue_le: ctx.now,
      })
      .returning(['id', 'numero_unique'])
      .executeTakeFirstOrThrow()
    if (over.choix !== undefined) await tx.insertInto('consentement').values({ demande_id: id, choix: over.choix, version: '2026-11', donne_le: ctx.now }).execute()
    await recomputeProfil(tx, ctx, id)
    return { id, compteId, numeroUnique: numero_unique }
  })
}

type OverEntreprise = { siren?: string; siret?: string; nom?: string; effectif?: number; agricole?: boolean; categorie?: 'PME' | 'ETI' | 'GE'; code?: string; delegation?: boolean; politique?: Partial<Politique>; commune?: string }

/** A bakery of twelve whose validation is delegated, with one place of work. */
export async function insertEntreprise(ctx: Pick<Ctx, 'db'>, over: OverEntreprise = {}): Promise<{ id: number; siret: string }> {
  const { siret, commune, politique, ...columns } = { siret: '00010101400017', commune: '69381', politique: {}, ...over }
  const values = {
    siren: siret.slice(0, 9), nom: 'La Baguette Dorée', effectif: 12, agricole: false, categorie: 'PME' as const, code: null, delegation: true,
    politique: JSON.stringify({ A: [], B: [], C: [], ...politique }), ...columns,
  }
  const { id } = await ctx.db.insertInto('entreprise').values(values).returning('id').executeTakeFirstOrThrow()
  await ctx.db.insertInto('etablissement').values({ siret, entreprise_id: id, nom: values.nom, commune }).execute()
  return { id, siret }
}
