import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { CopyValue } from '#ui/facts.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { LINKS } from '#ui/links.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

/** Our fault: what is safe, what to do, and the reference under which it was logged. */
export function FaultPage(props: { reference: string }) {
  const texts = textsOf(useView().lang)
  return (
    <Page title={texts.faultTitle}>
      <PageTitle lead={texts.faultLead}>{texts.faultTitle}</PageTitle>
      <Notice title={texts.faultReference}>
        <p>
          <CopyValue value={props.reference} label={texts.faultReference} />
        </p>
        <p>{texts.faultHelp}</p>
      </Notice>
      <HomeActions />
    </Page>
  )
}

/** Says the same for what does not exist and for what one may not see. */
export function NotFoundPage() {
  const texts = textsOf(useView().lang)
  return (
    <Page title={texts.notFoundTitle}>
      <PageTitle>{texts.notFoundTitle}</PageTitle>
      <EmptyState title={texts.notFoundLead} drawing="search" actions={<HomeButtons />}>
        <p>{texts.notFoundHelp}</p>
      </EmptyState>
    </Page>
  )
}

/** Refused by a rule: every ground, and the way on. */
export function RefusedPage(props: { title: string; why: ComponentChildren; actions?: ComponentChildren; active?: string; back?: { href: string; label: string } }) {
  return (
    <Page title={props.title} active={props.active} back={props.back}>
      <PageTitle>{props.title}</PageTitle>
      <Notice tone="warning">{props.why}</Notice>
      {props.actions === undefined ? <HomeActions /> : <Actions>{props.actions}</Actions>}
    </Page>
  )
}

function HomeActions() {
  return (
    <Actions>
      <HomeButtons />
    </Actions>
  )
}

function HomeButtons() {
  const view = useView()
  const texts = textsOf(view.lang)
  return (
    <>
      <ButtonLink href={view.user === undefined ? LINKS.home : `/${view.user.portal}`}>{view.user === undefined ? texts.backHome : texts.mySpace}</ButtonLink>
      <ButtonLink href={LINKS.help} look="secondary">
        {texts.help}
      </ButtonLink>
    </>
  )
}
