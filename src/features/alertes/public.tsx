import { Hono, type Context } from 'hono'
import { setVeille } from '#features/demandes/commands/veille.ts'
import { NotFound } from '#platform/errors.ts'
import { show, type Env } from '#src/context.ts'
import { ButtonLink } from '#ui/button.tsx'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { readJeton } from './jeton.ts'

export const alertesPublic = new Hono<Env>()

const ARRET = '/alertes/arret/:jeton'
const TITLE = 'Ne plus recevoir les nouveaux logements'

/** From a message: a page, for a link never changes anything by itself; no need to sign in to be left alone. */
alertesPublic.get(ARRET, (c) => {
  demandeOf(c)
  return show(c, <ArretPage action={new URL(c.req.url).pathname} />)
})

alertesPublic.post(ARRET, async (c) => {
  await setVeille(c.var.ctx, demandeOf(c), false)
  return c.redirect(`${new URL(c.req.url).pathname}/fait`, 303)
})

alertesPublic.get(`${ARRET}/fait`, (c) => {
  demandeOf(c)
  return show(c, <ArretFaitPage />)
})

function demandeOf(c: Context<Env>): number {
  const demandeId = readJeton(c.var.ctx.settings.secret, c.req.param('jeton') ?? '')
  if (demandeId === undefined) throw new NotFound()
  return demandeId
}

function ArretPage(props: { action: string }) {
  return (
    <ConfirmPage title={TITLE} action={props.action} confirm="Ne plus recevoir ces messages" cancelHref="/" cancel="Continuer à les recevoir">
      <p>Nous ne vous écrirons plus quand un nouveau logement vous correspond. Les logements restent visibles dans votre espace, et vous recevrez toujours les messages sur vos candidatures.</p>
    </ConfirmPage>
  )
}

function ArretFaitPage() {
  return (
    <Page title={TITLE}>
      <PageTitle lead="C’est fait : nous ne vous enverrons plus les nouveaux logements. Vous pouvez demander à les recevoir de nouveau sur la page « Les offres » de votre espace.">Vous ne recevez plus ces messages</PageTitle>
      <ButtonLink href="/demandeur/offres">Voir les offres</ButtonLink>
    </Page>
  )
}
