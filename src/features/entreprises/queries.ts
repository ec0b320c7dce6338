import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { CODES_CRITERE, type Politique } from '#domain/politique.ts'
import type { Db, Tx } from '#platform/db.ts'
import { selectVisibles } from './queries/visibles.ts'

/** A company as the rules read it. */
export type Entreprise = {
  id: number
  siren: string
  nom: string
  effectif: number
  agricole: boolean
  categorie: 'PME' | 'ETI' | 'GE'
  code: string | undefined
  delegation: boolean
  politique: Politique
}
/** `etablissement`: where one works; undefined when only the company is known, not this place of work. */
export type EntrepriseEtablie = Entreprise & { etablissement: { siret: string; nom: string; commune: string } | undefined }

/** A company's own sheet. */
export async function findEntreprise(db: Db, id: number): Promise<Entreprise | undefined> {
  const row = await selectEntreprise(db).where('id', '=', id).executeTakeFirst()
  return row && toEntreprise(row)
}

/** By the establishment; failing that by the company, whose number is the first nine digits. */
export async function findEntrepriseBySiret(db: Db, siret: string): Promise<EntrepriseEtablie | undefined> {
  const row = await selectEntreprise(db).where('siren', '=', siret.slice(0, 9)).executeTakeFirst()
  if (!row) return undefined
  const etablissement = await db.selectFrom('etablissement').select(['siret', 'nom', 'commune']).where('siret', '=', siret).executeTakeFirst()
  return { ...toEntreprise(row), etablissement }
}

/** Many at once, in two statements; what is not known is left out. */
export async function listEntreprisesBySiret(db: Db, sirets: readonly string[]): Promise<ReadonlyMap<string, EntrepriseEtablie>> {
  const sirens = [...new Set(sirets.map((siret) => siret.slice(0, 9)))]
  const rows = await selectEntreprise(db).where((eb) => eb('siren', '=', eb.fn.any(eb.val(sirens)))).execute()
  const places = await db.selectFrom('etablissement').select(['siret', 'nom', 'commune']).where((eb) => eb('siret', '=', eb.fn.any(eb.val([...sirets])))).execute()
  const entreprises = new Map(rows.map((row) => [row.siren, toEntreprise(row)]))
  const etablissements = new Map(places.map((place) => [place.siret, place]))
  return new Map(sirets.flatMap((siret) => {
    const entreprise = entreprises.get(siret.slice(0, 9))
    return entreprise ? [[siret, { ...entreprise, etablissement: etablissements.get(siret) }] as const] : []
  }))
}

/** Its places of work, by name. */
export async function listEtablissements(db: Db, entrepriseId: number): Promise<readonly { siret: string; nom: string }[]> {
  return db.selectFrom('etablissement').select(['siret', 'nom']).where('entreprise_id', '=', entrepriseId).orderBy('nom').execute()
}

/** Held until the end of the transaction: how it validates cannot change meanwhile. Rows of a request come first. */
export async function holdEntreprise(tx: Tx, siret: string): Promise<void> {
  await tx.selectFrom('entreprise').select('id').where('siren', '=', siret.slice(0, 9)).forShare().execute()
}

/** By the code that employees type (F119); case does not count. */
export async function findEntrepriseByCode(db: Db, code: string): Promise<Entreprise | undefined> {
  const row = await selectEntreprise(db).where((eb) => eb(eb.fn<string>('upper', ['code']), '=', code.toUpperCase())).executeTakeFirst()
  return row && toEntreprise(row)
}

/** Employees whom the company's tranches serve since that instant, one household aside (F186). Who is anonymous receives none, and counts for none. */
export async function countTranchesServies(db: Db, entrepriseId: number, depuis: Temporal.Instant, saufDemandeId: number): Promise<number> {
  const { total } = await selectVisibles(db, entrepriseId)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('r.demande_id', '<>', saufDemandeId)
    .where('r.validation', 'in', ['deleguee', 'validee'])
    .where((eb) => eb(eb.fn<number>('cardinality', ['r.tranches']), '>', 0))
    .where('r.maj_le', '>=', depuis)
    .executeTakeFirstOrThrow()
  return total
}

const CRITERES = z.array(z.object({ code: z.enum(CODES_CRITERE), seuil: z.number().optional() })).default([])
const POLITIQUE = z.object({ A: CRITERES, B: CRITERES, C: CRITERES, acces: CRITERES.optional(), quotaAnnuel: z.number().optional() })

function selectEntreprise(db: Db) {
  return db.selectFrom('entreprise').select(['id', 'siren', 'nom', 'effectif', 'agricole', 'categorie', 'code', 'delegation', 'politique'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntreprise>['executeTakeFirstOrThrow']>>

function toEntreprise(row: Row): Entreprise {
  return { ...row, code: row.code ?? undefined, politique: POLITIQUE.parse(row.politique) }
}
