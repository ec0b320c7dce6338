import { mayDo, type Ctx } from '#src/context.ts'

/** What the role of this person lets them do with a file; each command asks again. */
export type Droits = { pieces: boolean; visite: boolean; bail: boolean; commission: boolean }

export function droitsOf(ctx: Ctx): Droits {
  return { pieces: mayDo(ctx, 'piece.demander'), visite: mayDo(ctx, 'visite.proposer'), bail: mayDo(ctx, 'bail.enregistrer'), commission: mayDo(ctx, 'commission.convoquer') }
}

export function isLecteur(droits: Droits): boolean {
  return !Object.values(droits).some(Boolean)
}
