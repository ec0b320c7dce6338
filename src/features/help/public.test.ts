import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '#test/app.ts'

test('the help page names the very address that our mails are from', async (t) => {
  const essai = await testApp(t, { settings: { mailFrom: 'AL’in <courrier@exemple.test>' } })
  assert.match((await essai.client().get('/aide')).text, /Nos messages partent de courrier@exemple\.test/)
})
