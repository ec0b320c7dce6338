import type { ComponentChildren } from 'preact'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type FiltersProps = { action: string; /** Filters now in force. */ count: number; clearHref: string; label?: string; open?: boolean; children: ComponentChildren }

/** A GET form in a panel that opens without script: the address holds the filters, so that they can be kept and sent. */
export function Filters(props: FiltersProps) {
  const texts = textsOf(useView().lang)
  return (
    <details class="filters" open={props.open}>
      <summary class="filters-button">
        <Icon name="filter" />
        <span>{props.label ?? texts.filter}</span>
        {props.count > 0 && <span class="nav-count">{props.count}</span>}
        <Icon name="chevron-down" />
      </summary>
      <Form action={props.action} method="get" label={props.label ?? texts.filter}>
        <div class="filters-fields">{props.children}</div>
        <Actions>
          <SubmitButton>{texts.applyFilters}</SubmitButton>
          {props.count > 0 && (
            <ButtonLink href={props.clearHref} look="quiet">
              {texts.clearFilters}
            </ButtonLink>
          )}
        </Actions>
      </Form>
    </details>
  )
}

/** A small GET form without panel (a sort, a year) that sends itself on change when there is script. */
export function QuickFilter(props: { action: string; label: string; submit: string; children: ComponentChildren }) {
  return (
    <auto-submit class="quick-filter">
      <Form action={props.action} method="get" label={props.label} layout="inline">
        {props.children}
        <SubmitButton look="secondary" small>
          {props.submit}
        </SubmitButton>
      </Form>
    </auto-submit>
  )
}
