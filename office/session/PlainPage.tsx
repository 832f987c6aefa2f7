import type { ReactNode } from 'react'
import { PageShell } from '../../kit/PageShell.tsx'

/** The frame of what is shown before one is at a school: signing in, and the ways back when one cannot. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <PageShell home="/office/" width="narrow">
      {children}
    </PageShell>
  )
}
