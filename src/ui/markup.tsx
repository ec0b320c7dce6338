import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { withView, type Lang, type RequestView } from '#ui/request-view.tsx'

/**
 * A part of the page that is the same for everybody: rendered at its first use, then copied, for what a page costs is its
 * elements. `key` says all that changes it, and takes few values. Nothing of the request may enter it: outside of any view,
 * whoever asks for one is refused.
 */
export function keep<K extends string>(render: (key: K) => VNode): (key: K) => VNode {
  return keepText((key) => withView(undefined, () => renderToString(render(key))))
}

function keepText<K extends string>(render: (key: K) => string): (key: K) => VNode {
  const kept = new Map<K, string>()
  return (key) => {
    const html = kept.get(key) ?? render(key)
    kept.set(key, html)
    return jsxTemplate([html])
  }
}

/** The same for a part made of others, which ask the view for their language, and may ask it nothing else. */
export function keepByLang(render: () => VNode): (lang: Lang) => VNode {
  return keepText<Lang>((lang) => withView(nobodys(lang), () => renderToString(render())))
}

/** The view of nobody: what belongs to one request, and would be copied to all, is refused. */
function nobodys(lang: Lang): RequestView {
  const refuse = (): never => {
    throw new Error('What is kept for everybody asked for something of one request.')
  }
  return {
    lang,
    get csrf() { return refuse() },
    get path() { return refuse() },
    get user() { return refuse() },
    get flash() { return refuse() },
    get assets() { return refuse() },
    get demonstration() { return refuse() },
  }
}
