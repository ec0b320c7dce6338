import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { drawFacades } from '#ui/facades.ts'
import { galleryPages } from '#test/ui/gallery.tsx'

const ORIGIN = 'http://galerie.exemple.test'
const bundled = new Map<string, Promise<string>>()

/** One page of the gallery in a window of that width, with the style sheet and the islands as the product sends them. */
export async function openGallery(browser: Browser, options: { name: string; width: number; javaScriptEnabled?: boolean }): Promise<Page> {
  const { name, width, javaScriptEnabled = true } = options
  const context = await browser.newContext({ viewport: { width, height: width < 700 ? 740 : 900 }, javaScriptEnabled })
  const pages = new Map(galleryPages().map((page) => [`/${page.name}`, page.html]))
  await context.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/app.css') return route.fulfill({ contentType: 'text/css', body: await bundle('src/ui/styles/main.css') })
    if (pathname === '/app.js') return route.fulfill({ contentType: 'text/javascript', body: await bundle('src/ui/islands/main.ts') })
    if (pathname === '/facades.svg') return route.fulfill({ contentType: 'image/svg+xml', body: drawFacades() })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pages.get(pathname) ?? '', headers: policyOf(pathname) })
  })
  const page = await context.newPage()
  await page.goto(`${ORIGIN}/${name}`)
  return page
}

/** Pages live under a policy that forbids inline styles; mails, which need them, are never served by the site. */
function policyOf(pathname: string): Record<string, string> {
  return pathname === '/message' ? {} : { 'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:" }
}

export function bundle(entry: string): Promise<string> {
  const known = bundled.get(entry)
  if (known !== undefined) return known
  const made = build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' }).then((result) => result.outputFiles[0]?.text ?? '')
  bundled.set(entry, made)
  return made
}
