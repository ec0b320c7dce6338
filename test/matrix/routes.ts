/** Every route × every kind of person: what is answered. A route that is not here fails the build. */
import type { Route } from '#test/matrix/route.ts'
import { BAILLEUR_ROUTES } from '#test/matrix/routes/bailleurs.ts'
import { COMPTE_ROUTES } from '#test/matrix/routes/compte.ts'
import { COMMISSION_ROUTES } from '#test/matrix/routes/commissions.ts'
import { CONSEIL_ROUTES } from '#test/matrix/routes/conseiller.ts'
import { DEMANDEUR_ROUTES } from '#test/matrix/routes/demandeur.ts'
import { ENTREPRISE_ROUTES, EQUILIBRAGE_ROUTES } from '#test/matrix/routes/entreprises.ts'
import { API_ROUTES } from '#test/matrix/routes/api.ts'
import { PUBLIC_ROUTES } from '#test/matrix/routes/public.ts'

export const ROUTES: readonly Route[] = [...PUBLIC_ROUTES, ...COMPTE_ROUTES, ...DEMANDEUR_ROUTES, ...ENTREPRISE_ROUTES, ...EQUILIBRAGE_ROUTES, ...CONSEIL_ROUTES, ...BAILLEUR_ROUTES, ...COMMISSION_ROUTES, ...API_ROUTES]
