import { type RefObject, useEffect, useRef } from 'react'

/** The one thing to do takes the focus, and gives it back to where the cashier was. */
export function useFocusOnAction(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    place.current?.querySelector('button')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return place
}
