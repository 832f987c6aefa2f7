import type { ReactNode } from 'react'
import { type DrawingName, Drawing } from './Drawing.tsx'

export type EmptyStateProps = { drawing?: DrawingName; title: string; children?: ReactNode; action?: ReactNode }

/** What stands where there is nothing yet: a drawing, what will be here, and the way to the first one. */
export function EmptyState({ drawing = 'tray', title, children, action }: EmptyStateProps) {
  return (
    <div className="kit-empty">
      <Drawing name={drawing} />
      <p className="kit-empty-title">{title}</p>
      {children === undefined ? null : <div className="kit-muted">{children}</div>}
      {action}
    </div>
  )
}
