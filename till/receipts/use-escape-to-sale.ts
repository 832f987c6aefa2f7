import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { openPanel } from '../panels.ts'

/** Escape leads back to the counter, unless it closes a panel or a dialog first. */
export function useEscapeToSale(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const closesSomething = openPanel.read() !== null || document.querySelector('dialog[open]') !== null
      if (event.key === 'Escape' && !closesSomething) void navigate({ to: '/' })
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [navigate])
}
