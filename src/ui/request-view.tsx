import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'

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

const Context = createContext<RequestView | undefined>(undefined)

export function ViewProvider(props: { view: RequestView; children: ComponentChildren }) {
  return <Context.Provider value={props.view}>{props.children}</Context.Provider>
}

export function useView(): RequestView {
  const view = useContext(Context)
  if (view === undefined) throw new Error('A page component was rendered outside renderPage.')
  return view
}
