import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'

type MailContent = {
  subject: string
  /** « Bonjour Madame Leclerc, » */
  greeting: string
  paragraphs: readonly string[]
  /** The one thing to do; its address is also written in full for those who read text. */
  action?: { label: string; url: string }
  /** A few facts under the text: home, date, number. */
  facts?: readonly { label: string; value: string }[]
  /** A code to type, in large. */
  code?: string
  /** After the action: how long it holds, what to do if it was not you. */
  note?: string
  check: MailCheck
}

/** Page where anyone can check that the message is ours, and the code that it recognises. */
export type MailCheck = { url: string; code?: string }

export type MailParts = { subject: string; html: string; text: string }

const SIGNATURE = ['AL’in, une plateforme d’Action Logement', 'Tout est gratuit de bout en bout. Si l’on vous demande de l’argent, c’est une fraude\u00a0: fraude.als@actionlogement.fr', 'Une question\u00a0? 0\u00a0970\u00a0800\u00a0800, de 9\u00a0h à 18\u00a0h, du lundi au vendredi (prix d’un appel local).', 'Action Logement Services, SAS au capital de 20\u00a0000\u00a0000\u00a0€, 19/21\u00a0quai d’Austerlitz, 75013\u00a0Paris, 824\u00a0541\u00a0148\u00a0RCS\u00a0Paris, ORIAS 17006232, contrôlée par l’ACPR.']

/** The two twins of a message: same words, readable without images and without HTML. */
export function mailPage(mail: MailContent): MailParts {
  return { subject: mail.subject, html: `<!doctype html>\n${renderToString(<MailPage mail={mail} />)}`, text: textTwin(mail) }
}

function textTwin(mail: MailContent): string {
  const blocks = [
    mail.greeting,
    ...mail.paragraphs,
    (mail.facts ?? []).map((fact) => `${fact.label}\u00a0: ${fact.value}`).join('\n'),
    mail.code ?? '',
    mail.action === undefined ? '' : `${mail.action.label}\u00a0:\n${mail.action.url}`,
    mail.note ?? '',
    `--\n${checkSentence(mail)}\n${mail.check.url}`,
    ...SIGNATURE,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function checkSentence(mail: MailContent): string {
  const question = 'Ce message vient-il vraiment d’AL’in\u00a0?'
  return mail.check.code === undefined ? `${question} Vérifiez-le sur le site\u00a0:` : `${question} Vérifiez-le sur le site avec le code ${mail.check.code}\u00a0:`
}

// Mail readers drop style sheets: the styles stand on the elements. These pages are never served by the site.
const S = {
  body: 'margin:0;padding:0;background:#f4f5f0;color:#14302f;font:400 17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif',
  outer: 'max-width:600px;margin:0 auto;padding:24px 16px',
  brand: 'margin:0 0 16px;color:#07353a;font-size:24px;font-weight:800',
  card: 'padding:28px 24px;border-radius:18px;background:#ffffff',
  title: 'margin:0 0 16px;color:#07353a;font-size:24px;line-height:1.25',
  p: 'margin:0 0 16px',
  action: 'display:inline-block;padding:14px 24px;border-radius:12px;background:#0d4a4f;color:#ffffff;font-weight:700;text-decoration:none',
  url: 'margin:0 0 16px;color:#4b615f;font-size:14px;word-break:break-all',
  code: 'margin:0 0 16px;padding:14px 18px;border-radius:12px;background:#fff2cf;font-size:30px;font-weight:800;letter-spacing:4px',
  facts: 'margin:0 0 16px;padding:12px 18px;border-radius:12px;background:#f0f7f5',
  fact: 'margin:4px 0',
  foot: 'padding:20px 8px 0;color:#4b615f;font-size:14px',
  link: 'color:#0d4a4f',
}

function MailPage(props: { mail: MailContent }) {
  const { mail } = props
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{mail.subject}</title>
      </head>
      <body style={S.body}>
        <div style={S.outer}>
          <header>
            <p style={S.brand}>AL’in</p>
          </header>
          <main style={S.card}>
            <h1 style={S.title}>{mail.subject}</h1>
            <MailBody mail={mail} />
          </main>
          <footer style={S.foot}>
            <p style={S.p}>
              {checkSentence(mail)} <a style={S.link} href={mail.check.url}>{mail.check.url}</a>
            </p>
            {SIGNATURE.map((line) => (
              <p style={S.p} key={line}>
                {line}
              </p>
            ))}
          </footer>
        </div>
      </body>
    </html>
  )
}

function MailBody(props: { mail: MailContent }): ComponentChildren {
  const { mail } = props
  return (
    <>
      {[mail.greeting, ...mail.paragraphs].map((text) => (
        <p style={S.p} key={text}>
          {text}
        </p>
      ))}
      {mail.facts !== undefined && mail.facts.length > 0 && (
        <div style={S.facts}>
          {mail.facts.map((fact) => (
            <p style={S.fact} key={fact.label}>
              {fact.label}&nbsp;: <strong>{fact.value}</strong>
            </p>
          ))}
        </div>
      )}
      {mail.code !== undefined && <p style={S.code}>{mail.code}</p>}
      {mail.action !== undefined && <MailAction {...mail.action} />}
      {mail.note !== undefined && <p style={S.p}>{mail.note}</p>}
    </>
  )
}

function MailAction(props: { label: string; url: string }) {
  return (
    <>
      <p style={S.p}>
        <a style={S.action} href={props.url}>
          {props.label}
        </a>
      </p>
      <p style={S.url}>Si le bouton ne marche pas, copiez cette adresse&nbsp;: {props.url}</p>
    </>
  )
}
