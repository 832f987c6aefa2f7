import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { openPanel } from '../panels.ts'

/** Escape leads back to the counter, unless it closes a panel first. */
export function useEscapeToSale(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && openPanel.read() === null) void navigate({ to: '/' })
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [navigate])
}
