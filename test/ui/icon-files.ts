/** Draws the icons of public/ from favicon.svg: `node --import tsx test/ui/icon-files.ts`. Run it when the mark changes. */
import { readFileSync } from 'node:fs'
import { launchBrowser } from '#test/browser.ts'

const ICONS = [
  { path: 'public/apple-touch-icon.png', size: 180, share: 74, ground: '#fff2cf' },
  { path: 'public/icon-192.png', size: 192, share: 92, ground: 'transparent' },
  { path: 'public/icon-512.png', size: 512, share: 92, ground: 'transparent' },
  { path: 'public/icon-maskable-512.png', size: 512, share: 60, ground: '#fff2cf' },
]

const mark = readFileSync('public/favicon.svg', 'utf8')
const browser = await launchBrowser()
for (const { path, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${ground}}svg{width:${share}%}</style>${mark}`)
  await page.screenshot({ path, omitBackground: true })
  await page.close()
}
await browser.close()
