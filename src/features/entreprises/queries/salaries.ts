import { sql, type SqlBool } from 'kysely'
import type { Communes } from '#connectors/communes/index.ts'
import { departementOf } from '#domain/lieux.ts'
import type { Validation } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Groupe } from '#domain/statistique.ts'
import type { Db } from '#platform/db.ts'
import { CHOIX_VISIBLES, selectVisibles, type ChoixVisible } from './visibles.ts'

/** What a list is about: those to answer for, those recognised, those refused. */
export const ETATS = { a_valider: ['en_attente'], valides: ['validee', 'deleguee'], refuses: ['refusee'] } as const satisfies Readonly<Record<string, readonly Validation[]>>
export type Etat = keyof typeof ETATS
export const TRIS = ['nom', 'naissance', 'lieu'] as const
export type Tri = (typeof TRIS)[number]
export type VueSalaries = { etat?: Etat; nom?: string; siret?: string; tri: Tri; sens: 'asc' | 'desc'; page: number }

export const PAR_PAGE = 50

/** One line: some of the ten items, and the state of the company's answer. `id` never leaves the server as such. */
export type LigneSalarie = { id: number; nom: string; prenom: string; naissance: Jour | null; siret: string | null; lieu: string | null; validation: Validation | 'sans_objet'; choix: ChoixVisible }

/** One page of those that the company may see, sorted and filtered by what it may see. */
export async function listSalaries(db: Db, entrepriseId: number, vue: VueSalaries): Promise<readonly LigneSalarie[]> {
  const rows = await filtered(db, entrepriseId, vue)
    .leftJoin('etablissement as e', 'e.siret', 'r.siret')
    .select(['d.id', NOM.as('nom'), PRENOM.as('prenom'), NAISSANCE.as('naissance'), 'r.siret', 'e.nom as lieu', 'r.validation', 'k.choix'])
    .orderBy(SORTS[vue.tri], vue.sens)
    .orderBy(SORTS.nom)
    .orderBy('d.id')
    .limit(PAR_PAGE)
    .offset((vue.page - 1) * PAR_PAGE)
    .execute()
  return rows.flatMap(({ choix, ...row }) => CHOIX_VISIBLES.filter((one) => one === choix).map((one) => ({ ...row, choix: one })))
}

/** How many the list holds under these filters. */
export async function countSalaries(db: Db, entrepriseId: number, vue: VueSalaries): Promise<number> {
  const { total } = await filtered(db, entrepriseId, vue).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return total
}

/** Lists and how long each is: those who chose to stay unknown are in none (K26). */
export async function countParEtat(db: Db, entrepriseId: number): Promise<Readonly<Record<Etat, number>>> {
  const rows = await selectVisibles(db, entrepriseId).select(['r.validation', (eb) => eb.fn.countAll<number>().as('total')]).groupBy('r.validation').execute()
  const sum = (etat: Etat) => rows.filter(({ validation }) => ETATS[etat].some((one) => one === validation)).reduce((total, row) => total + row.total, 0)
  return { a_valider: sum('a_valider'), valides: sum('valides'), refuses: sum('refuses') }
}

/** Where those who are visible would live first: one of the ten items, by département. */
export async function listSouhaits(db: Db, entrepriseId: number, communes: Pick<Communes, 'findDepartement'>): Promise<readonly Groupe[]> {
  const rows = await selectVisibles(db, entrepriseId)
    .select([sql<string | null>`d.faits -> 'communesSouhaitees' ->> 0`.as('commune'), (eb) => eb.fn.countAll<number>().as('total')])
    .groupBy('commune')
    .execute()
  const totals = new Map<string, number>()
  for (const { commune, total } of rows) {
    const nom = commune === null ? 'Aucune commune' : (communes.findDepartement(departementOf(commune))?.nom ?? departementOf(commune))
    totals.set(nom, (totals.get(nom) ?? 0) + total)
  }
  return [...totals].map(([nom, nombre]) => ({ nom, nombre }))
}

/** Of whoever of the household works there. */
const NOM = sql<string>`case r.titulaire when 'codemandeur' then d.registre -> 'cotitulaires' -> 0 ->> 'nom' else d.nom end`
const PRENOM = sql<string>`case r.titulaire when 'codemandeur' then d.registre -> 'cotitulaires' -> 0 ->> 'prenom' else d.prenom end`
const NAISSANCE = sql<Jour | null>`case r.titulaire when 'codemandeur' then (d.registre -> 'cotitulaires' -> 0 ->> 'dateNaissance')::date else d.naissance end`
const SORTS = { nom: sql`lower(${NOM} || ' ' || ${PRENOM})`, naissance: NAISSANCE, lieu: sql`e.nom` } as const

function filtered(db: Db, entrepriseId: number, { etat, nom, siret }: VueSalaries) {
  return selectVisibles(db, entrepriseId)
    .$if(etat !== undefined, (query) => query.where('r.validation', 'in', etat === undefined ? [] : ETATS[etat]))
    .$if(siret !== undefined, (query) => query.where('r.siret', '=', siret ?? ''))
    .$if(nom !== undefined, (query) => query.where(isNamed(nom ?? '')))
}

/** Every word typed is in the name or the first name; case and accents do not count. */
function isNamed(typed: string) {
  const words = typed.split(/\s+/).filter((word) => word !== '').slice(0, 5)
  const plain = sql<string>`regexp_replace(normalize(lower(${NOM} || ' ' || ${PRENOM}), NFD), '[\u0300-\u036f]', '', 'g')`
  const like = words.map((word) => sql<SqlBool>`${plain} like ${`%${escapeLike(plainOf(word))}%`}`)
  return like.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(like, sql` and `)})`
}

function plainOf(word: string): string {
  return word.toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '')
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (found) => `\\${found}`)
}
