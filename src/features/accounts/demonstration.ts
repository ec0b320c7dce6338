import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import type { Ctx } from '#src/context.ts'
import { listComptesDemonstration, type CompteDemonstration } from './queries.ts'

export const MOT_DE_PASSE_DEMO = 'Demonstration-2026'
const EMAILS = ['nouveau', 'tabanou', 'leclerc', 'entreprise', 'bailleur', 'conseiller', 'responsable'].map((name) => `${name}@exemple.test`)
/** Their requests wait at the register, or are imported already. */
const NUMEROS: Readonly<Record<string, string>> = {
  'nouveau@exemple.test': NUMEROS_DEMO.nouveau,
}

export type CompteDemo = CompteDemonstration & { numero: string | undefined }

/** The invented people whom the sign-in page of a demonstration presents; nobody elsewhere. */
export async function listComptesDemo({ db, settings }: Ctx): Promise<readonly CompteDemo[]> {
  if (!settings.demonstration || settings.production) return []
  const comptes = await listComptesDemonstration(db, EMAILS)
  return comptes.map((compte) => ({ ...compte, numero: NUMEROS[compte.email] }))
}
