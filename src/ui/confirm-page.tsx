import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Page, PageTitle } from '#ui/layout.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type ConfirmProps = {
  title: string
  /** Where the POST goes. */
  action: string
  /** What the button does, in full: « Annuler ma candidature ». */
  confirm: string
  cancelHref: string
  cancel?: string
  /** Red button: it cannot be undone. */
  danger?: boolean
  active?: string
  /** Fields or hidden values sent with the confirmation. */
  fields?: ComponentChildren
  /** What will happen, said before. */
  children: ComponentChildren
}

/** A page of its own before an act that counts: the consequences, the act, the way back. */
export function ConfirmPage(props: ConfirmProps) {
  const texts = textsOf(useView().lang)
  return (
    <Page title={props.title} active={props.active}>
      <PageTitle>{props.title}</PageTitle>
      <div class="prose">{props.children}</div>
      <Form action={props.action}>
        {props.fields}
        <Actions>
          <SubmitButton look={props.danger === true ? 'danger' : 'primary'}>{props.confirm}</SubmitButton>
          <ButtonLink href={props.cancelHref} look="secondary">
            {props.cancel ?? texts.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
