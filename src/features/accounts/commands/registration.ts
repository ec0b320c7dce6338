/** What happens behind the page, in jobs: the page cannot tell a known address from another, for it does not look (S-05). */
import type { Temporal } from 'temporal-polyfill'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, violatedConstraint } from '#platform/db.ts'
import { fingerprint, randomToken } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { CONDITIONS_VERSION, type Inscription } from '../forms.ts'
import { findIdentite, type Identite, type Usage } from '../queries.ts'

const LINK_HOURS: Record<Usage, number> = { activation: 12, reinitialisation: 1 }

/** The account awaiting activation under this address, made or brought up to date; or the account already there. */
export async function registerCompte(ctx: Ctx, inscription: Inscription, demandeLe: Temporal.Instant): Promise<Identite> {
  const known = await findIdentite(ctx.db, { email: inscription.email })
  if (known && known.statut !== 'a_activer') return known
  try {
    const id = await (known ? replaceIdentite(ctx, known.id, inscription, demandeLe) : createCompte(ctx, inscription, demandeLe))
    return { ...inscription, id, statut: 'a_activer', portail: 'demandeur' }
  } catch (error) {
    if (violatedConstraint(error) === 'compte_email') return registerCompte(ctx, inscription, demandeLe)
    throw error
  }
}

async function createCompte(ctx: Ctx, inscription: Inscription, demandeLe: Temporal.Instant): Promise<number> {
  return transaction(ctx.db, async (tx) => {
    const { id } = await tx
      .insertInto('compte')
      .values({
        ...identityColumns(inscription),
        portail: 'demandeur',
        role: 'demandeur',
        statut: 'a_activer',
        email: inscription.email,
        departements: [],
        conditions_version: CONDITIONS_VERSION,
        conditions_acceptees_le: demandeLe,
        cree_le: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordEvent(tx, ctx, { action: 'compte.demande', objet: 'compte', objetId: id, compteId: id, apres: 'a_activer' })
    return id
  })
}

/** Nobody proved this address yet: the latest form is the one that counts. */
async function replaceIdentite(ctx: Ctx, id: number, inscription: Inscription, demandeLe: Temporal.Instant): Promise<number> {
  return transaction(ctx.db, async (tx) => {
    await tx.updateTable('compte').set({ ...identityColumns(inscription), conditions_version: CONDITIONS_VERSION, conditions_acceptees_le: demandeLe, cree_le: ctx.now }).where('id', '=', id).where('statut', '=', 'a_activer').execute()
    await recordEvent(tx, ctx, { action: 'compte.demande_a_nouveau', objet: 'compte', objetId: id, compteId: id, champs: ['civilite', 'nom', 'prenom', 'telephone'] })
    return id
  })
}

function identityColumns({ civilite, nom, prenom, telephone }: Inscription) {
  return { civilite, nom, prenom, telephone }
}

/** A new link; only its fingerprint is kept, and it leaves in a mail at once (S-07). */
export async function issueJeton(ctx: Ctx, compteId: number, usage: Usage): Promise<string> {
  const jeton = randomToken()
  const expireLe = ctx.now.add({ hours: LINK_HOURS[usage] })
  await ctx.db.insertInto('jeton').values({ empreinte: fingerprint(jeton), compte_id: compteId, usage, cree_le: ctx.now, expire_le: expireLe }).execute()
  return jeton
}
