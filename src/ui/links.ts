import type { Lang, Portal } from '#ui/request-view.tsx'

/** Addresses that the page frame itself points to; the one place to change them. */
export const LINKS = {
  home: '/',
  signIn: '/connexion',
  signUp: '/inscription',
  signOut: '/deconnexion',
  account: '/compte',
  help: '/aide',
  legal: '/mentions-legales',
  privacy: '/donnees-personnelles',
  accessibility: '/accessibilite',
  messageCheck: '/message',
  demonstration: '/demonstration/courrier',
} as const

export type NavItem = { key: string; href: string; label: string; icon?: 'home' | 'search' | 'list'; count?: number }
type Entry = { key: string; href: string; icon?: NavItem['icon']; fr: string; en?: string }

const PUBLIC_NAV: readonly Entry[] = [
  { key: 'offres', href: '/offres', fr: 'Voir les offres', en: 'Homes to rent' },
  { key: 'comment', href: '/comment-ca-marche', fr: 'Comment ça marche', en: 'How it works' },
  { key: 'simulation', href: '/simulation', fr: 'Simuler', en: 'Estimate' },
  { key: 'aide', href: LINKS.help, fr: 'Aide', en: 'Help' },
]

const CONSEIL_NAV: readonly Entry[] = [
  { key: 'accueil', href: '/conseiller', fr: 'Tableau de bord' },
  { key: 'equilibrage', href: '/conseiller/equilibrage', fr: 'Bonus d’équilibrage' },
]

const PORTAL_NAV: Record<Portal, readonly Entry[]> = {
  demandeur: [
    { key: 'situation', href: '/demandeur', icon: 'home', fr: 'Ma situation', en: 'My situation' },
    { key: 'offres', href: '/demandeur/offres', icon: 'search', fr: 'Les offres', en: 'Homes' },
    { key: 'candidatures', href: '/demandeur/candidatures', icon: 'list', fr: 'Mes candidatures', en: 'My applications' },
  ],
  entreprise: [
    { key: 'accueil', href: '/entreprise', fr: 'Tableau de bord' },
    { key: 'salaries', href: '/entreprise/salaries', fr: 'Mes salariés' },
    { key: 'delegation', href: '/entreprise/delegation', fr: 'Délégation' },
  ],
  bailleur: [
    { key: 'accueil', href: '/bailleur', fr: 'Tableau de bord' },
    { key: 'dossiers', href: '/bailleur/dossiers', fr: 'Dossiers reçus' },
    { key: 'commissions', href: '/bailleur/commissions', fr: 'Commissions' },
    { key: 'nouvelle', href: '/bailleur/offres/nouvelle', fr: 'Nouvelle offre' },
  ],
  conseiller: CONSEIL_NAV,
  responsable: CONSEIL_NAV,
}

/** Where each kind of person starts. */
export function homeOf(portal: Portal): string {
  return portal === 'responsable' ? '/conseiller' : `/${portal}`
}

export function navOf(portal: Portal | undefined, lang: Lang): readonly NavItem[] {
  const entries = portal === undefined ? PUBLIC_NAV : PORTAL_NAV[portal]
  return entries.map(({ fr, en, ...item }) => ({ ...item, label: lang === 'en' ? (en ?? fr) : fr }))
}
