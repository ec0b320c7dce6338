import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import type { NavItem } from '#ui/links.ts'
import { PageFooter } from '#ui/page-footer.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Notice } from '#ui/notice.tsx'
import { LINKS } from '#ui/links.ts'
import { useView, type Portal } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type PageProps = {
  /** Title of the tab; « · AL’in » is added. The page itself writes its h1 (PageTitle). */
  title: string
  description?: string
  /** Key of the current entry of the menu. */
  active?: string
  /** `text` for reading and forms (default), `wide` for lists and cards, `full` when the page draws its own bands. */
  width?: 'text' | 'wide' | 'full'
  /** Entries of the menu in place of those of the portal. */
  nav?: readonly NavItem[]
  /** A public page shown to someone signed in keeps the public menu. */
  publicNav?: boolean
  /** The tab says « Erreur » first when a form was refused. */
  invalid?: boolean
  back?: { href: string; label: string }
  children: ComponentChildren
}

const PROFESSIONALS: readonly Portal[] = ['entreprise', 'bailleur', 'conseiller', 'responsable']

export function Page(props: PageProps) {
  const view = useView()
  const texts = textsOf(view.lang)
  const portal = props.publicNav === true ? undefined : view.user?.portal
  const compact = portal !== undefined && PROFESSIONALS.includes(portal)
  return (
    <html lang={view.lang}>
      <Head title={`${props.invalid === true ? `${texts.error} – ` : ''}${props.title} · AL’in`} description={props.description} />
      <body data-portal={portal ?? 'public'} data-density={compact ? 'compact' : undefined}>
        <a class="skip-link" href="#contenu">
          {texts.skip}
        </a>
        {view.demonstration && <DemonstrationBanner />}
        <PageHeader portal={portal} active={props.active} nav={props.nav} />
        <Main {...props} />
        <PageFooter />
      </body>
    </html>
  )
}

function Main(props: PageProps) {
  const { flash } = useView()
  return (
    <main id="contenu" class={`main main-${props.width ?? 'text'}`} tabIndex={-1}>
      {props.back !== undefined && <BackLink {...props.back} />}
      {flash !== undefined && (
        <Notice tone={flash.ton} announce>
          {flash.texte}
        </Notice>
      )}
      {props.children}
    </main>
  )
}

/** The only h1 of a page, with a line under it and, on the right, its actions. */
export function PageTitle(props: { children: ComponentChildren; lead?: ComponentChildren; kicker?: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <div class="page-title">
      <div class="page-title-text">
        {props.kicker !== undefined && <p class="kicker">{props.kicker}</p>}
        <h1>{props.children}</h1>
        {props.lead !== undefined && <p class="lead">{props.lead}</p>}
      </div>
      {props.actions !== undefined && <div class="page-title-actions">{props.actions}</div>}
    </div>
  )
}

export function BackLink(props: { href: string; label: string }) {
  return (
    <a class="back-link" href={props.href}>
      <Icon name="chevron-left" />
      {props.label}
    </a>
  )
}

/** A part of a page with its title. */
export function Section(props: { title?: ComponentChildren; id?: string; lead?: ComponentChildren; actions?: ComponentChildren; band?: 'tint' | 'ink' | 'sun'; children: ComponentChildren }) {
  return (
    <section class={props.band === undefined ? 'section' : `section band band-${props.band}`} id={props.id}>
      {props.title !== undefined && (
        <div class="section-head">
          <h2>{props.title}</h2>
          {props.actions}
        </div>
      )}
      {props.lead !== undefined && <p class="section-lead">{props.lead}</p>}
      {props.children}
    </section>
  )
}

/** Two columns from 960 px: the subject, and what goes with it. `asideFirst` when a phone must show the second one first: it holds the action. */
export function Columns(props: { children: ComponentChildren; aside: ComponentChildren; asideLabel: string; asideFirst?: boolean }) {
  const aside = (
    <aside class="columns-aside" aria-label={props.asideLabel}>
      {props.aside}
    </aside>
  )
  return (
    <div class="columns">
      {props.asideFirst === true && aside}
      <div class="columns-main">{props.children}</div>
      {props.asideFirst !== true && aside}
    </div>
  )
}

/** Cards side by side, as many as the width holds. */
export function Grid(props: { children: ComponentChildren; min?: 'small' | 'medium' | 'large' }) {
  return <div class={`grid grid-${props.min ?? 'medium'}`}>{props.children}</div>
}

function Head(props: { title: string; description?: string }) {
  const { assets } = useView()
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{props.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {props.description !== undefined && <meta name="description" content={props.description} />}
      <meta name="theme-color" content="#0d4a4f" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      <script type="module" src={assets.js} />
    </head>
  )
}

function DemonstrationBanner() {
  const texts = textsOf(useView().lang)
  return (
    <div class="demonstration" role="region" aria-label={texts.demonstrationLabel}>
      <p>
        {texts.demonstration} <a href={LINKS.demonstration}>{texts.demonstrationLink}</a>
      </p>
    </div>
  )
}
