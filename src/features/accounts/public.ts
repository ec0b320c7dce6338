import { Hono } from 'hono'
import type { Env } from '#src/context.ts'
import { activation } from './public/activation.tsx'
import { connexion } from './public/connexion.tsx'
import { inscription } from './public/inscription.tsx'
import { oubli } from './public/oubli.tsx'

/** Open to all: account creation, sign-in, forgotten password. */
export const accountsPublic = new Hono<Env>().route('/', inscription).route('/', activation).route('/', connexion).route('/', oubli)
