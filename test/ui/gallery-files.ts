/** Writes the gallery, with its pictures at the widths given, to a folder: `node --import tsx test/ui/gallery-files.ts FOLDER [page…]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '#test/browser.ts'
import { openGallery } from '#test/ui/gallery-browser.ts'
import { galleryPages } from '#test/ui/gallery.tsx'

const [folder = 'dist/gallery', ...names] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
for (const { name, html } of galleryPages()) {
  writeFileSync(join(folder, `${name}.html`), html)
  if (names.length > 0 && !names.includes(name)) continue
  for (const width of [360, 1280]) {
    const page = await openGallery(browser, { name, width })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
    await page.context().close()
  }
}
await browser.close()
