import { Outlet } from '@tanstack/react-router'
import { PageShell } from '../kit/PageShell.tsx'

export function Frame() {
  return (
    <PageShell home="/" width="narrow">
      <Outlet />
    </PageShell>
  )
}
