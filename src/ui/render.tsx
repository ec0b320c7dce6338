import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { withView, type RequestView } from '#ui/request-view.tsx'

export function renderPage(view: RequestView, page: VNode): string {
  return `<!doctype html>\n${withView(view, () => renderToString(page))}`
}
