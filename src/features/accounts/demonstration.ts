import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import type { Jour } from '#domain/jour.ts'
import type { Ctx } from '#src/context.ts'
import { listComptesDemonstration, type CompteDemonstration } from './queries.ts'

export const MOT_DE_PASSE_DEMO = 'Demonstration-2026'
const EMAILS = ['nouveau', 'tabanou', 'leclerc', 'entreprise', 'bailleur', 'conseiller', 'responsable'].map((name) => `${name}@exemple.test`)
/** The account without a request: what one types to import it. */
const A_IMPORTER = { email: 'nouveau@exemple.test', numero: NUMEROS_DEMO.nouveau }

/** `aImporter`: number and birth date that the simulated register holds; the date moves with the day of the town. */
export type CompteDemo = CompteDemonstration & { aImporter: { numero: string; naissance: Jour | undefined } | undefined }

/** The invented people whom the sign-in page of a demonstration presents; nobody elsewhere. */
export async function listComptesDemo({ db, settings, connectors }: Ctx): Promise<readonly CompteDemo[]> {
  if (!settings.demonstration || settings.production) return []
  const comptes = await listComptesDemonstration(db, EMAILS)
  if (comptes.length === 0) return []
  const lecture = await connectors.sne.getDemandeLogement(A_IMPORTER.numero)
  const naissance = lecture.issue === 'trouvee' ? lecture.demande.demandeur.dateNaissance : undefined
  return comptes.map((compte) => ({ ...compte, aImporter: compte.email === A_IMPORTER.email ? { numero: A_IMPORTER.numero, naissance } : undefined }))
}
