import type { ReactNode } from 'react'
import { PageShell } from '../../kit/PageShell.tsx'

/** The frame of what is shown before one is at a school: signing in, and the ways back when one cannot. */
export function PlainPage({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <PageShell home="/office/" width="narrow">
      {heading === undefined ? null : <h1 className="kit-unseen">{heading}</h1>}
      {children}
    </PageShell>
  )
}
