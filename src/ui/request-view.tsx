export type Lang = 'fr' | 'en'
export type Portal = 'demandeur' | 'entreprise' | 'bailleur' | 'conseiller' | 'responsable'
export type FlashTone = 'info' | 'success' | 'warning' | 'danger'

/** What every page needs to know of the request that it answers; given once, by the renderer. */
export type RequestView = {
  csrf: string
  /** Path and query of the request, used to mark the current tab and to come back after sign-in. */
  path: string
  lang: Lang
  /** Public addresses of the bundled files, with their hash. */
  assets: { css: string; js: string; facades: string }
  demonstration: boolean
  user?: { nom: string; portal: Portal }
  nonce?: string
  flash?: { ton: FlashTone; texte: string }
}

let shown: RequestView | undefined

/**
 * Renders one page, for one request: rendering never waits, so that no other comes in between. A context of Preact would do
 * the same for three times the price, and each page would stay in memory until the next full collection.
 */
export function withView<T>(view: RequestView | undefined, render: () => T): T {
  const outer = shown
  shown = view
  try {
    return render()
  } finally {
    shown = outer
  }
}

export function useView(): RequestView {
  if (shown === undefined) throw new Error('A page component was rendered outside renderPage.')
  return shown
}
