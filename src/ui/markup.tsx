import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { withView, type Lang } from '#ui/request-view.tsx'

/**
 * A part of the page that is the same for everybody: rendered at its first use, then copied, for what a page costs is its
 * elements. `key` says all that changes it, and takes few values: nothing of the request may enter it.
 */
export function keep<K extends string>(render: (key: K) => VNode): (key: K) => VNode {
  return keepText((key) => renderToString(render(key)))
}

function keepText<K extends string>(render: (key: K) => string): (key: K) => VNode {
  const kept = new Map<K, string>()
  return (key) => {
    const html = kept.get(key) ?? render(key)
    kept.set(key, html)
    return jsxTemplate([html])
  }
}

/** The same for a part made of others, which ask the view for their language; all else there is empty, and belongs to nobody. */
export function keepByLang(render: () => VNode): (lang: Lang) => VNode {
  return keepText<Lang>((lang) => withView({ ...NOBODY, lang }, () => renderToString(render())))
}

const NOBODY = { csrf: '', path: '', assets: { css: '', js: '', facades: '' }, demonstration: false } as const
