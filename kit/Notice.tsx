import type { ReactNode } from 'react'

export type NoticeTone = 'info' | 'success' | 'warning' | 'refusal'

const colours = { info: 'info', success: 'success', warning: 'warning', refusal: 'danger' } as const

export type NoticeProps = {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
  /** What one can do about it: a button or a link. */
  action?: ReactNode
  /** `now` is read aloud at once (a refusal one has just caused), `politely` when the reader pauses; otherwise when it is reached. */
  announce?: 'now' | 'politely'
}

/** Tells something on the page itself. A refusal is red only when something is stopped. */
export function Notice({ tone = 'info', title, children, action, announce }: NoticeProps) {
  return (
    <div className="ds-alert kit-notice" data-color={colours[tone]} role={announce === 'now' ? 'alert' : announce === 'politely' ? 'status' : undefined}>
      {title === undefined ? null : <strong className="kit-notice-title">{title}</strong>}
      {children === undefined ? null : <div>{children}</div>}
      {action === undefined ? null : <div className="kit-notice-action">{action}</div>}
    </div>
  )
}
