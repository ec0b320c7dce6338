import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { homeOf, LINKS, navOf, type NavItem } from '#ui/links.ts'
import { Logo } from '#ui/logo.tsx'
import { useView, type Portal } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type HeaderProps = { portal: Portal | undefined; active?: string; nav?: readonly NavItem[] }

/** Three shapes of menu: tabs (demandeur; at the bottom of a phone), one row (others), a disclosure on a phone. All without script. */
export function PageHeader(props: HeaderProps) {
  const { lang } = useView()
  const texts = textsOf(lang)
  const items = props.nav ?? navOf(props.portal, lang)
  const tabs = props.portal === 'demandeur'
  return (
    <header class="header">
      <div class="header-row">
        <a class="header-logo" href={LINKS.home}>
          <Logo label={texts.home} />
        </a>
        <nav class={tabs ? 'nav nav-tabs' : 'nav nav-row'} aria-label={texts.mainNav}>
          <NavList items={items} active={props.active} icons={tabs} />
        </nav>
        <div class="header-end">
          <UserZone />
          {!tabs && (
            <details class="menu">
              <summary class="menu-button">
                <Icon name="menu" />
                <span>{texts.menu}</span>
              </summary>
              <nav class="menu-panel" aria-label={texts.mainNav}>
                <NavList items={items} active={props.active} />
                <SignedOutLinks />
              </nav>
            </details>
          )}
        </div>
      </div>
    </header>
  )
}

function NavList(props: { items: readonly NavItem[]; active?: string; icons?: boolean }) {
  return (
    <ul class="nav-list">
      {props.items.map((item) => (
        <li key={item.key}>
          <a class="nav-link" href={item.href} aria-current={item.key === props.active ? 'page' : undefined}>
            {props.icons === true && item.icon !== undefined && <Icon name={item.icon} />}
            <span>{item.label}</span>
            {item.count !== undefined && item.count > 0 && <span class="nav-count">{item.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function SignedOutLinks(): ComponentChildren {
  const view = useView()
  if (view.user !== undefined) return null
  const texts = textsOf(view.lang)
  return (
    <ul class="nav-list menu-sign">
      <li>
        <a class="nav-link" href={LINKS.signIn}>
          {texts.signIn}
        </a>
      </li>
      <li>
        <a class="nav-link" href={LINKS.signUp}>
          {texts.signUp}
        </a>
      </li>
    </ul>
  )
}

function UserZone() {
  const view = useView()
  const texts = textsOf(view.lang)
  if (view.user === undefined) {
    return (
      <div class="header-sign">
        <a class="button button-quiet button-small header-sign-in" href={LINKS.signIn}>
          <span>{texts.signIn}</span>
        </a>
        <a class="button button-primary button-small header-sign-up" href={LINKS.signUp}>
          <span>{texts.signUp}</span>
        </a>
      </div>
    )
  }
  return <UserMenu nom={view.user.nom} portal={view.user.portal} />
}

function UserMenu(props: { nom: string; portal: Portal }) {
  const view = useView()
  const texts = textsOf(view.lang)
  return (
    <details class="user-menu">
      <summary class="user-menu-button">
        <span class="avatar" aria-hidden="true">
          {initials(props.nom)}
        </span>
        <span class="user-menu-name">{props.nom}</span>
        <Icon name="chevron-down" />
      </summary>
      <div class="user-menu-panel">
        <p class="user-menu-who">
          <strong>{props.nom}</strong>
          <span>{texts[props.portal]}</span>
        </p>
        <a class="user-menu-link" href={homeOf(props.portal)}>
          <Icon name="home" />
          {texts.mySpace}
        </a>
        <a class="user-menu-link" href={LINKS.account}>
          <Icon name="user" />
          {texts.account}
        </a>
        <form action={LINKS.signOut} method="post">
          <input type="hidden" name="_csrf" value={view.csrf} />
          <button class="user-menu-link" type="submit">
            <Icon name="exit" />
            {texts.signOut}
          </button>
        </form>
      </div>
    </details>
  )
}

function initials(nom: string): string {
  const words = nom.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word) && !/^(M|Mme|Mlle|Monsieur|Madame)\.?$/i.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase('fr'))
    .join('')
}
