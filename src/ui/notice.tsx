import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { FlashTone } from '#ui/request-view.tsx'

type NoticeProps = {
  tone?: FlashTone
  title?: string
  /** Read out at once by screen readers: only for what has just happened. */
  announce?: boolean
  actions?: ComponentChildren
  children?: ComponentChildren
}

const ICONS: Record<FlashTone, IconName> = { info: 'info', success: 'success', warning: 'alert', danger: 'stop' }

/** What the person must know here and now. */
export function Notice(props: NoticeProps) {
  const tone = props.tone ?? 'info'
  return (
    <div class={`notice notice-${tone}`} role={roleOf(props)}>
      <Icon name={ICONS[tone]} />
      <div class="notice-body">
        {props.title !== undefined && <p class="notice-title">{props.title}</p>}
        {props.children !== undefined && <div class="notice-text">{props.children}</div>}
        {props.actions !== undefined && <div class="notice-actions">{props.actions}</div>}
      </div>
    </div>
  )
}

function roleOf(props: NoticeProps): 'alert' | 'status' | undefined {
  if (props.announce !== true) return undefined
  return props.tone === 'danger' ? 'alert' : 'status'
}
