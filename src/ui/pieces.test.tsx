import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BackLink, Page } from '#ui/layout.tsx'
import { mailPage } from '#ui/mail.tsx'
import { keep, keepByLang } from '#ui/markup.tsx'
import { PageFooter } from '#ui/page-footer.tsx'
import { shownPages } from '#ui/pagination.tsx'
import { PointsBar } from '#ui/points-bar.tsx'
import { Rank } from '#ui/rank.tsx'
import { renderPage } from '#ui/render.tsx'
import { useView, type RequestView } from '#ui/request-view.tsx'

const view: RequestView = { csrf: 'x', path: '/', lang: 'fr', assets: { css: '/a.css', js: '/a.js', facades: '/f.svg' }, demonstration: false }
const html = (node: VNode, more: Partial<RequestView> = {}) => renderPage({ ...view, ...more }, node)

test('long lists of pages show the ends and the neighbours', () => {
  assert.deepEqual(shownPages(1, 3), [1, 2, 3])
  assert.deepEqual(shownPages(5, 12), [1, undefined, 4, 5, 6, undefined, 12])
  assert.deepEqual(shownPages(3, 12), [1, 2, 3, 4, undefined, 12])
  assert.deepEqual(shownPages(12, 12), [1, undefined, 11, 12])
})

test('a page says its language, its title, and where one is in the menu', () => {
  const page = html(<Page title="Les offres" active="offres">.</Page>, { user: { nom: 'M. Luc Tabanou', portal: 'demandeur' } })
  assert.match(page, /^<!doctype html>\n<html lang="fr">/)
  assert.match(page, /<title>Les offres · AL’in<\/title>/)
  assert.equal(page.match(/aria-current="page"/g)?.length, 1)
  assert.match(page, />LT<\/span>/)
})

test('a refused form changes the title of the tab, and professionals get the dense form', () => {
  assert.match(html(<Page title="Mon compte" invalid>.</Page>), /<title>Erreur – Mon compte/)
  assert.match(html(<Page title="A">.</Page>, { user: { nom: 'A', portal: 'conseiller' } }), /data-density="compact"/)
  assert.doesNotMatch(html(<Page title="A">.</Page>, { user: { nom: 'A', portal: 'demandeur' } }), /data-density/)
})

test('no page part carries an inline style, which the policy would drop', () => {
  assert.doesNotMatch(html(<Page title="A"><PointsBar label="Âge" points={35} maximum={70} /><BackLink href="/" label="Retour" /></Page>), / style=/)
})

test('a part that is kept is what it would be rendered to, for each of its keys, and never the one of another language', () => {
  let rendered = 0
  const kept = keepByLang(() => {
    rendered += 1
    return <PageFooter />
  })
  const once = keep<'a & b' | 'c'>((key) => <p title={key}>{key}</p>)
  for (const lang of ['fr', 'en', 'fr'] as const) assert.equal(html(kept(lang)), html(<PageFooter />, { lang }))
  assert.equal(rendered, 2)
  for (const key of ['a & b', 'c', 'a & b'] as const) assert.equal(html(<>{once(key)} {once(key)}</>), html(<><p title={key}>{key}</p> <p title={key}>{key}</p></>))
  assert.match(html(<PageFooter />, { lang: 'en' }), /Legal notice/)
})

test('a part that is kept may ask nothing of one request: not its language without saying so, nor its token', () => {
  const Said = () => <p>{useView().lang}</p>
  const Token = () => <p>{useView().csrf}</p>
  assert.throws(() => html(<>{keep(() => <Said />)('a')}</>), /outside renderPage/)
  assert.throws(() => html(<>{keepByLang(() => <Token />)('fr')}</>), /of one request/)
})

test('a part of a page is of the request that it is rendered for, even after a fault', () => {
  const Broken = () => { throw new Error('broken') }
  assert.throws(() => html(<Broken />), /broken/)
  assert.throws(() => renderToString(<PageFooter />), /outside renderPage/)
})

test('a bar is drawn in proportion, never beyond its ends', () => {
  assert.match(html(<PointsBar label="Âge" points={35} maximum={70} />), /width="50.0%"/)
  assert.match(html(<PointsBar label="Âge" points={90} maximum={70} />), /bar-fill" width="100.0%"/)
  assert.doesNotMatch(html(<PointsBar label="Refus" points={-40} maximum={70} />), /bar-fill/)
})

test('a rank always says out of how many, in the language of the page', () => {
  const said = (position: number, lang: 'fr' | 'en') => html(<Rank position={position} total={42} />, { lang }).replaceAll(/<[^>]*>/g, '').trim()
  assert.deepEqual([1, 7].map((position) => said(position, 'fr')), ['<!doctype html>\n1er sur 42', '<!doctype html>\n7e sur 42'].map((text) => text.replace('<!doctype html>\n', '')))
  assert.deepEqual([1, 2, 3, 11, 22].map((position) => said(position, 'en').split(' ')[0]), ['1st', '2nd', '3rd', '11th', '22nd'])
})

test('the two twins of a mail say the same, with one action', () => {
  const mail = mailPage({ subject: 'Confirmez <vite>', greeting: 'Bonjour,', paragraphs: ['Un texte.'], action: { label: 'Confirmer', url: 'https://exemple.test/?a=1&b=2' }, check: { url: 'https://exemple.test/verifier' } })
  assert.match(mail.html, /Confirmez &lt;vite/)
  assert.equal(mail.html.match(/<a /g)?.length, 2)
  for (const part of ['Bonjour,', 'Un texte.', 'https://exemple.test/?a=1&b=2', 'Ce message vient-il vraiment d’AL’in\u00a0?', 'fraude.als@actionlogement.fr']) assert.ok(mail.text.includes(part), part)
  assert.doesNotMatch(mail.html, /<img|<script/)
})
