/** The only reader of the environment: safe without any setting in development, strict in production. */
import { isIP } from 'node:net'
import { z } from 'zod'

export const ROLES = ['web', 'worker', 'simulators'] as const
export type Role = (typeof ROLES)[number]
export type Config = {
  production: boolean
  demonstration: boolean
  roles: readonly Role[]
  host: string
  port: number
  /** Public address, without a final slash. */
  baseUrl: string
  /** Addresses of the proxies before us; from them alone X-Forwarded-For is read. */
  trustedProxies: readonly string[]
  dataDir: string
  /** Undefined: PostgreSQL of our own, under `dataDir`. */
  databaseUrl: string | undefined
  poolSize: number | undefined
  secret: string
  /** Undefined: the simulated servers of this process. */
  smtpUrl: string | undefined
  mailFrom: string
  sne: Sne
}
type Sne = { url: string | undefined; guichet: string; certFile: string | undefined; keyFile: string | undefined; caFile: string | undefined; territoiresFile: string | undefined }
type Environment = Readonly<Record<string, string | undefined>>

const DEVELOPMENT_SECRET = 'secret-de-developpement-connu-de-tous'
const DEVELOPMENT_FROM = 'AL’in <ne-pas-repondre@exemple.test>'
const SHORTEST_SECRET = 32

const yesNo = z.enum(['0', '1'], 'vaut 0 ou 1')
const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `doit être une adresse ${protocols.map((protocol) => `${protocol}//…`).join(' ou ')}`)
const whole = (from: number, to: number) => z.string().regex(/^\d+$/, 'doit être un nombre entier').transform(Number).refine((value) => value >= from && value <= to, `doit être compris entre ${from} et ${to}`)
const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
const roles = z.string().transform((text) => text.split(',').map((role) => role.trim())).refine((list) => list.length > 0 && list.every(isRole), `est une liste parmi ${ROLES.join(',')}`)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test'], 'vaut development, production ou test').default('development'),
  DEMONSTRATION: yesNo.optional(),
  ROLES: roles.optional(),
  HOST: z.string().optional(),
  PORT: whole(0, 65_535).default(3_000),
  BASE_URL: url(['http:', 'https:']).optional(),
  TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((one) => one.trim())).refine((list) => list.every((one) => isIP(one) > 0), 'est une liste d’adresses IP séparées par des virgules').optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: url(['postgresql:', 'postgres:']).optional(),
  POOL_SIZE: whole(2, 500).optional(),
  SECRET: z.string().default(DEVELOPMENT_SECRET),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().refine((text) => text.includes('@') && !/[\r\n]/.test(text), 'doit contenir une adresse').default(DEVELOPMENT_FROM),
  SNE_URL: url(['https:', 'http:']).optional(),
  SNE_GUICHET: z.string().regex(/^G[A-Z0-9]{4}$/, 'commence par G, suivi de quatre lettres ou chiffres').default('GTEST'),
  SNE_CERT: z.string().optional(),
  SNE_KEY: z.string().optional(),
  SNE_CA: z.string().optional(),
  SNE_TERRITOIRES: z.string().optional(),
})
type Values = z.infer<typeof schema>

/** @throws one error that names every problem, in French */
export function loadConfig(environment: Environment): Config {
  // A variable left empty in a file of settings is a variable that was not given.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = schema.safeParse(given)
  const wrong = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  const problems = [...wrong, ...(given['NODE_ENV'] === 'production' ? listProductionProblems(given) : [])]
  if (!read.success || problems.length > 0) throw new Error(`AL’in ne démarre pas, ces réglages sont à corriger :\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nVoir docs/operating.md.`)
  return toConfig(read.data)
}

function listProductionProblems(given: Environment): readonly string[] {
  const missing = ['BASE_URL', 'SECRET', 'SMTP_URL', 'MAIL_FROM', 'SNE_URL', 'SNE_CERT', 'SNE_KEY', 'SNE_GUICHET'].filter((name) => given[name] === undefined)
  const checks: readonly (readonly [boolean, string])[] = [
    [given['SECRET'] === DEVELOPMENT_SECRET, 'SECRET est celui du développement, connu de tous'],
    [given['SECRET'] !== undefined && given['SECRET'].length < SHORTEST_SECRET, `SECRET compte moins de ${SHORTEST_SECRET} caractères`],
    [given['BASE_URL']?.startsWith('http:') ?? false, 'BASE_URL doit commencer par https:// en production'],
    [given['SNE_URL']?.startsWith('http:') ?? false, 'SNE_URL doit commencer par https:// en production'],
    [given['SNE_GUICHET'] === 'GTEST', 'SNE_GUICHET est le guichet des essais'],
    [given['DEMONSTRATION'] === '1', 'DEMONSTRATION=1 est refusé en production : ces comptes ont un mot de passe connu de tous'],
    [given['ROLES']?.includes('simulators') ?? false, 'ROLES ne peut pas contenir simulators en production'],
  ]
  return [...missing.map((name) => `${name} manque`), ...checks.flatMap(([isWrong, text]) => (isWrong ? [text] : []))]
}

function toConfig(values: Values): Config {
  const production = values.NODE_ENV === 'production'
  return {
    production,
    demonstration: values.DEMONSTRATION === undefined ? !production : values.DEMONSTRATION === '1',
    roles: values.ROLES?.filter(isRole) ?? ROLES.filter((role) => !production || role !== 'simulators'),
    // A demonstration has passwords that all know: it is for this machine only, unless HOST says otherwise.
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    poolSize: values.POOL_SIZE,
    secret: values.SECRET,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    sne: { url: values.SNE_URL, guichet: values.SNE_GUICHET, certFile: values.SNE_CERT, keyFile: values.SNE_KEY, caFile: values.SNE_CA, territoiresFile: values.SNE_TERRITOIRES },
  }
}
