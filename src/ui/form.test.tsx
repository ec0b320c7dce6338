import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import { Checkbox, RadioGroup, Select } from '#ui/choice-field.tsx'
import { formState } from '#ui/form-state.ts'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { renderPage } from '#ui/render.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'

const view = { csrf: 'jeton-"d’essai"', path: '/', lang: 'fr', assets: { css: '', js: '', facades: '' }, demonstration: false } as const
const html = (node: VNode) => renderPage(view, node)

test('every POST carries the token, a GET never shows it in the address', () => {
  assert.match(html(<Form action="/x">.</Form>), /method="post" novalidate><input type="hidden" name="_csrf" value="jeton-&quot;d’essai&quot;"/)
  assert.doesNotMatch(html(<Form action="/x" method="get">.</Form>), /_csrf/)
})

test('a refused field keeps what was typed and is tied to its error and its hint', () => {
  const form = formState({ siret: '<b>12' }, [{ path: ['siret'], message: 'Quatorze chiffres.' }])
  const page = html(<TextField form={form} name="siret" label="SIRET" hint="Sur la paie" />)
  assert.match(page, /value="&lt;b>12"/)
  assert.match(page, /aria-describedby="champ-siret-aide champ-siret-erreur"/)
  assert.match(page, /aria-invalid="true"/)
  assert.match(html(<ErrorSummary form={form} />), /<a href="#champ-siret">Quatorze chiffres\.<\/a>/)
})

test('no error, no summary', () => {
  assert.equal(html(<ErrorSummary form={formState({})} />), '<!doctype html>\n')
})

test('a password is never sent back to the page', () => {
  assert.doesNotMatch(html(<PasswordField form={formState({ secret: 'Demonstration-2026' })} name="secret" label="Mot de passe" />), /Demonstration/)
})

test('the summary leads to the first answer of a group', () => {
  const form = formState({ choix: 'b' }, [{ path: ['choix'], message: 'Choisissez.' }])
  const page = html(<RadioGroup form={form} name="choix" label="Choix" options={[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]} />)
  assert.match(page, /type="radio" id="champ-choix" name="choix" value="a"\/>/)
  assert.match(page, /id="champ-choix-1" name="choix" value="b" checked/)
})

test('what was chosen stays chosen', () => {
  const form = formState({ type: 'b', accord: 'oui' })
  assert.match(html(<Select form={form} name="type" label="Type" options={[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]} />), /<option value="b" selected>/)
  assert.match(html(<Checkbox form={form} name="accord" label="D’accord" />), /value="oui" checked/)
})

test('a page part rendered outside renderPage stops at once', () => {
  assert.throws(() => renderToString(<Form action="/x">…</Form>), /outside renderPage/)
})
