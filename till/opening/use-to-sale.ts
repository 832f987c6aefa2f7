import { useNavigate, useRouterState } from '@tanstack/react-router'
import { closePanels } from '../panels.ts'
import { useOpenTill } from './till-context.ts'

/** Whatever is open, a scanned card brings the sale back: scanning is always armed. Only where cards are looked up it stays. */
export function useToSale(): () => void {
  const { reader } = useOpenTill()
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return () => {
    closePanels()
    if (reader.diversion.read() !== null) return
    if (path !== '/') void navigate({ to: '/' })
  }
}
