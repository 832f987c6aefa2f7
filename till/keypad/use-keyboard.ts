import { useEffect, useEffectEvent } from 'react'

type Keyboard = {
  onKey: (key: string) => void
  onEnter: () => void
  onEscape?: (() => void) | undefined
  /** Whether Enter belongs to what has the focus; a button in focus has an Enter of its own. */
  hasOwnEnter?: ((target: EventTarget | null) => boolean) | undefined
}

const isButton = (target: EventTarget | null) => target instanceof HTMLButtonElement

/** The keyboard beside a pad of keys: digits, a comma (a point is one too), «back», Enter and Escape, wherever the focus is. */
export function useKeyboard({ onKey, onEnter, onEscape, hasOwnEnter = isButton }: Keyboard): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (/^\d$/.test(event.key)) onKey(event.key)
    else if (event.key === ',' || event.key === '.') onKey(',')
    else if (event.key === 'Backspace') onKey('back')
    else if (event.key === 'Escape') onEscape?.()
    else if (event.key === 'Enter' && !hasOwnEnter(event.target)) {
      event.preventDefault()
      onEnter()
    }
  })
  useEffect(() => {
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
