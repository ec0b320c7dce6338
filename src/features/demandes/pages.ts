import { listPrealables, type Prealable } from '#domain/completude.ts'
import { hasAccesPrioritaire } from '#domain/entreprise.ts'
import { checkAcces } from '#domain/politique.ts'
import { loadEnCours } from '#features/candidatures/queries/a-faire.ts'
import { findEntrepriseBySiret } from '#features/entreprises/queries.ts'
import { countOffresPourMoi } from '#features/offres/queries/pour-moi.ts'
import type { Ctx } from '#src/context.ts'
import { assessTranches, faitsOf } from './commands/profil.ts'
import { describeDroits } from './droits.ts'
import { listEvenements, type LoadedDemande } from './queries.ts'
import { findReponse } from './queries/reponse.ts'
import { describeValidite } from './validite.ts'

const EVENEMENTS = 12

const PAGES: Readonly<Record<Prealable['etape'], string>> = { demande: '/demandeur', employeur: '/demandeur/employeur', confidentialite: '/demandeur/confidentialite', pieces: '/demandeur/pieces' }

export function listReste(loaded: LoadedDemande): readonly Prealable[] {
  return listPrealables({ demande: loaded.statut, employeur: loaded.rattachement !== undefined, confidentialite: loaded.choix !== undefined, pieces: loaded.piecesConfirmeesLe !== undefined })
}

/** Where the next answer is given; undefined when nothing is left to do. */
export function nextPage(loaded: LoadedDemande): string | undefined {
  const next = listReste(loaded).find(({ etape }) => etape !== 'demande')
  return next && PAGES[next.etape]
}

/** All that the dashboard shows. */
export async function loadSituation(ctx: Ctx, loaded: LoadedDemande) {
  return {
    loaded,
    validite: describeValidite(loaded.registre, ctx.today),
    droits: describeDroits(loaded.demande, ctx.today),
    prealables: listReste(loaded),
    candidature: await loadEnCours(ctx.db, loaded.id, ctx.now),
    offres: await countOffresPourMoi(ctx.db, loaded.id, ctx.now),
    accesPrioritaire: hasAccesPrioritaire(loaded.demande.employeur),
    historique: await listEvenements(ctx.db, loaded.id, EVENEMENTS),
    today: ctx.today,
  }
}

/** What the answers about work change for the points; undefined before the first answer. */
export async function loadBilan(ctx: Ctx, loaded: LoadedDemande) {
  const { rattachement, choix } = loaded
  if (!rattachement) return undefined
  const entreprise = rattachement.siret === undefined ? undefined : await findEntrepriseBySiret(ctx.db, rattachement.siret)
  if (!entreprise || !rattachement.entreprise) return { rattachement, choix, politique: undefined, accesRefuse: [], refus: undefined }
  const acces = checkAcces(entreprise.politique, faitsOf(loaded, entreprise), ctx.today, ctx.connectors.communes.find)
  return { rattachement, choix, politique: await assessTranches(ctx.db, ctx, loaded, entreprise), accesRefuse: acces.reponse === 'non' ? acces.explications : [], refus: rattachement.validation === 'refusee' ? await findReponse(ctx.db, loaded.id) : undefined }
}
