import { z } from 'zod'
import { normaliseEmail } from './queries.ts'

/** The version of the privacy text that people agree to (F98); kept with its date. */
export const CONDITIONS_VERSION = '2026-11'

const MOBILE = /^(?:\+33|0033|0)\(?0?\)?([67]\d{8})$/

/** A French mobile number as people write it, with spaces, dots or +33; kept as ten digits. */
export function normaliseTelephone(text: string): string | undefined {
  const match = MOBILE.exec(text.replace(/[\s.\-\u00a0\u202f\u2011/]/g, ''))
  return match ? `0${match[1]}` : undefined
}

const nomPropre = (required: string) =>
  z
    .string({ error: required })
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, { error: required, abort: true })
        .max(80, 'Ce nom est trop long\u00a0: 80 caractères au plus.')
        .regex(/^[\p{L}\p{M}][\p{L}\p{M}'’ .-]*$/u, 'Utilisez des lettres, des espaces, des tirets ou des apostrophes.'),
    )

const EMAIL_MISSING = 'Indiquez votre adresse e-mail.'
const email = z
  .string({ error: EMAIL_MISSING })
  .transform(normaliseEmail)
  .pipe(z.string().min(1, { error: EMAIL_MISSING, abort: true }).max(254, { error: 'Cette adresse est trop longue.', abort: true }).regex(z.regexes.email, 'Cette adresse n’est pas complète. Exemple\u00a0: prenom.nom@exemple.test.'))

const telephone = z.string({ error: 'Indiquez votre numéro de téléphone portable.' }).transform((text, ctx) => {
  const numero = normaliseTelephone(text)
  if (numero !== undefined) return numero
  const message = text.trim() === '' ? 'Indiquez votre numéro de téléphone portable.' : 'Indiquez un numéro de portable français\u00a0: dix chiffres, qui commencent par 06 ou 07.'
  ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** F97, F98. */
export const inscriptionForm = z.strictObject({
  civilite: z.enum(['madame', 'monsieur'], { error: 'Choisissez Madame ou Monsieur.' }),
  nom: nomPropre('Indiquez votre nom de naissance.'),
  prenom: nomPropre('Indiquez votre prénom.'),
  telephone,
  email,
  consentement: z.literal('oui', { error: 'Cochez cette case pour continuer\u00a0: sans votre accord, nous ne pouvons pas créer de compte.' }),
})
export type Inscription = z.output<typeof inscriptionForm>

/** One’s own account, before a request is brought: the same checks as when it was made. */
export const identiteForm = inscriptionForm.pick({ civilite: true, nom: true, prenom: true, telephone: true })
/** With a request: the names are those compared with the register. */
export const telephoneForm = inscriptionForm.pick({ telephone: true })

export const fermetureForm = z.strictObject({
  accord: z.literal('oui', { error: 'Cochez la case pour montrer que vous avez compris.' }),
  cout: z.enum(['aucun', 'refus_attribution'], { error: 'Cette page n’est plus à jour. Rechargez-la.' }).default('aucun'),
})

/** Neither cut nor trimmed: the rules of passwords judge it (password-rules.ts). */
const secret = (required: string) => z.string({ error: required }).min(1, required).max(1_000, 'Ce mot de passe est trop long.')

export const nouveauMotDePasseForm = z.strictObject({
  mot_de_passe: secret('Choisissez un mot de passe.'),
  mot_de_passe_confirmation: secret('Saisissez une seconde fois le mot de passe.'),
})

export const changementForm = z.strictObject({
  mot_de_passe_actuel: secret('Indiquez votre mot de passe actuel.'),
  mot_de_passe: secret('Choisissez un nouveau mot de passe.'),
  mot_de_passe_confirmation: secret('Saisissez une seconde fois le nouveau mot de passe.'),
})

const suite = z.string().max(500).optional()

export const connexionForm = z.strictObject({
  identifiant: z.string({ error: 'Indiquez votre adresse e-mail ou votre numéro unique.' }).trim().min(1, 'Indiquez votre adresse e-mail ou votre numéro unique.').max(254, 'Cette adresse est trop longue.'),
  mot_de_passe: secret('Indiquez votre mot de passe.'),
  appareil: z.literal('oui').optional(),
  suite,
})

export const codeForm = z.strictObject({
  code_totp: z
    .string({ error: 'Indiquez le code à six chiffres.' })
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Le code compte six chiffres.')),
  suite,
})

export const confirmationForm = z.strictObject({ mot_de_passe: secret('Indiquez votre mot de passe.'), suite })
export const emailForm = z.strictObject({ email })
export const sessionForm = z.strictObject({ session: z.string().regex(/^[0-9a-f]{64}$/) })
export const nothingForm = z.strictObject({})
