import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** What only the printer sees: while it is there, paper holds this and nothing else of the page. */
export function ForPrinter({ children }: { children: ReactNode }) {
  return createPortal(
    <div className="kit-print" aria-hidden="true">
      {children}
    </div>,
    document.body,
  )
}
