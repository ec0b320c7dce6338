import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from './config.ts'

const PRODUCTION = {
  NODE_ENV: 'production', BASE_URL: 'https://logement.exemple.test/', SECRET: 'x'.repeat(48), SMTP_URL: 'smtps://courrier.exemple.test', MAIL_FROM: 'AL’in <alin@exemple.test>',
  SNE_URL: 'https://registre.exemple.test/', SNE_CERT: 'sne.crt', SNE_KEY: 'sne.key', SNE_GUICHET: 'G9999',
}
const refusal = (environment: Record<string, string | undefined>) => {
  try {
    loadConfig(environment)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

test('without any setting, it is a demonstration on this machine with all roles', () => {
  const config = loadConfig({})
  assert.deepEqual([config.production, config.demonstration, config.host, config.port, config.baseUrl, config.dataDir], [false, true, '127.0.0.1', 3000, 'http://localhost:3000', 'data'])
  assert.deepEqual(config.roles, ['web', 'worker', 'simulators'])
})

test('a complete production starts, without demonstration nor simulators', () => {
  const config = loadConfig(PRODUCTION)
  assert.deepEqual([config.production, config.demonstration, config.host, config.baseUrl], [true, false, '0.0.0.0', 'https://logement.exemple.test'])
  assert.deepEqual(config.roles, ['web', 'worker'])
})

for (const name of ['BASE_URL', 'SECRET', 'SMTP_URL', 'MAIL_FROM', 'SNE_URL', 'SNE_CERT', 'SNE_KEY', 'SNE_GUICHET']) {
  test(`production without ${name}, or with an empty one, does not start`, () => {
    assert.match(refusal({ ...PRODUCTION, [name]: undefined }), new RegExp(`${name} manque`))
    assert.match(refusal({ ...PRODUCTION, [name]: '' }), new RegExp(`${name} manque`))
  })
}

for (const [why, settings] of [
  ['SECRET est celui du développement', { SECRET: loadConfig({}).secret }],
  ['SECRET compte moins de 32 caractères', { SECRET: 'court' }],
  ['BASE_URL doit commencer par https', { BASE_URL: 'http://logement.exemple.test' }],
  ['SNE_URL doit commencer par https', { SNE_URL: 'http://registre.exemple.test' }],
  ['SNE_GUICHET est le guichet des essais', { SNE_GUICHET: 'GTEST' }],
  ['DEMONSTRATION=1 est refusé', { DEMONSTRATION: '1' }],
  ['ROLES ne peut pas contenir simulators', { ROLES: 'web,simulators' }],
] as const) {
  test(`in production: ${why}`, () => assert.ok(refusal({ ...PRODUCTION, ...settings }).includes(why)))
}

test('all problems are named at once', () => {
  const text = refusal({ NODE_ENV: 'production', PORT: 'abc', DATABASE_URL: 'mysql://x', DEMONSTRATION: '1', POOL_SIZE: '1' })
  for (const name of ['PORT', 'DATABASE_URL', 'POOL_SIZE', 'DEMONSTRATION', 'SECRET manque', 'BASE_URL manque', 'SMTP_URL manque', 'SNE_URL manque']) assert.ok(text.includes(name), `${name} in ${text}`)
})

for (const [name, value] of Object.entries({ PORT: '70000', ROLES: 'web,cuisine', NODE_ENV: 'prod', DEMONSTRATION: 'oui', SMTP_URL: 'http://x', SNE_GUICHET: 'paris', MAIL_FROM: 'personne' })) {
  test(`${name}=${value} is refused by its name`, () => assert.match(refusal({ [name]: value }), new RegExp(`- ${name} `)))
}

test('a secret is never repeated in the refusal', () => {
  assert.doesNotMatch(refusal({ ...PRODUCTION, SECRET: 'petit-secret' }), /petit-secret/)
})
