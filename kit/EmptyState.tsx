import type { ReactNode } from 'react'
import { type DrawingName, Drawing } from './Drawing.tsx'

export type EmptyStateProps = {
  drawing?: DrawingName
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Set where this is all there is on the screen: its title is then the heading of the page. */
  isScreen?: boolean
}

/** What stands where there is nothing yet: a drawing, what will be here, and the way to the first one. */
export function EmptyState({ drawing = 'tray', title, children, action, isScreen = false }: EmptyStateProps) {
  const Title = isScreen ? 'h1' : 'p'
  return (
    <div className="kit-empty">
      <Drawing name={drawing} />
      <Title className="kit-empty-title">{title}</Title>
      {children === undefined ? null : <div className="kit-muted">{children}</div>}
      {action}
    </div>
  )
}
