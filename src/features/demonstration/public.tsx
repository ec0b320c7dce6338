import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import type { Mailbox, Received } from '#connectors/mail/mailbox.ts'
import { NotFound } from '#platform/errors.ts'
import { show, type Ctx, type Env } from '#src/context.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { jourHeure } from '#ui/format.ts'
import { QuickFilter } from '#ui/filters.tsx'
import { Table } from '#ui/table.tsx'
import { TextField } from '#ui/text-field.tsx'

/** The mail that would have left, in the demonstration only: elsewhere these addresses do not exist. */
export const demonstrationPublic = new Hono<Env>()

const INBOX = '/demonstration/courrier'
/** A message as a mail reader shows it: its own styles, no script, nothing loaded. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

demonstrationPublic.get(INBOX, async (c) => {
  const pour = (c.req.query('pour') ?? '').trim().toLowerCase().slice(0, 200)
  const messages = await mailboxOf(c.var.ctx).list(200)
  return show(c, <BoitePage messages={messages.filter(({ to }) => pour === '' || to.some((address) => address.includes(pour)))} pour={pour} />)
})

demonstrationPublic.get(`${INBOX}/:id`, async (c) => show(c, <MessagePage message={await readMessage(c.var.ctx, c.req.param('id'))} />))

demonstrationPublic.get(`${INBOX}/:id/html`, async (c) => {
  const { html } = await readMessage(c.var.ctx, c.req.param('id'))
  c.header('content-security-policy', MAIL_POLICY)
  return c.html(html)
})

function mailboxOf({ connectors, settings }: Ctx): Mailbox {
  if (!settings.demonstration || !connectors.mailbox) throw new NotFound()
  return connectors.mailbox
}

async function readMessage(ctx: Ctx, id: string): Promise<Received> {
  const message = await mailboxOf(ctx).read(id)
  if (!message) throw new NotFound()
  return message
}

function BoitePage(props: { messages: readonly Received[]; pour: string }) {
  return (
    <Page title="Courrier de la démonstration" width="wide" publicNav>
      <PageTitle lead={<>Dans la démonstration, les messages n’arrivent à personne. Ils sont ici, les plus récents d’abord. Les comptes sont sur <a href="/connexion">la page de connexion</a>.</>}>Courrier de la démonstration</PageTitle>
      <QuickFilter action={INBOX} label="Chercher dans le courrier" submit="Afficher">
        <TextField form={{ values: { pour: props.pour }, errors: {} }} name="pour" label="Adresse du destinataire" optional />
      </QuickFilter>
      {props.messages.length === 0 ? (
        <EmptyState title="Aucun message" drawing="letter">
          <p>Créez un compte, importez une demande ou postulez{'\u00a0'}: le message arrive ici en une seconde ou deux. Rechargez la page.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Messages reçus"
          columns={[
            { key: 'objet', label: 'Objet', heading: true, render: ({ id, subject }) => <a href={`${INBOX}/${id}`}>{subject}</a> },
            { key: 'pour', label: 'Pour', render: ({ to }) => to.join(', ') },
            { key: 'date', label: 'Envoyé', render: ({ headers }) => sentAt(headers.get('date')) },
          ]}
          rows={props.messages}
          rowKey={({ id }) => id}
        />
      )}
    </Page>
  )
}

/** The date of a message is written for machines: « Sun, 22 Nov 2026 11:58:08 +0000 ». */
function sentAt(date: string | undefined): string {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? '' : jourHeure(Temporal.Instant.fromEpochMilliseconds(at))
}

function MessagePage(props: { message: Received }) {
  const { message } = props
  return (
    <Page title={message.subject} publicNav back={{ href: INBOX, label: 'Courrier de la démonstration' }}>
      <PageTitle kicker={`De ${message.from} à ${message.to.join(', ')}`}>{message.subject}</PageTitle>
      <Notice>
        <a href={`${INBOX}/${message.id}/html`}>Voir ce message comme dans une messagerie</a>
      </Notice>
      <div class="mail-text">
        {message.text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{linked(paragraph)}</p>
        ))}
      </div>
    </Page>
  )
}

/** Addresses of the text become links, as mail readers do. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part))
}
