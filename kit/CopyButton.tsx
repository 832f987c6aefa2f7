import type { ReactNode } from 'react'
import { Button, type ButtonLook } from './Button.tsx'
import { useSay } from './StatusRegion.tsx'

/** Copies a text, and says that it did. Nothing where there is no clipboard: browsers give it only to pages on https or on this very machine. */
export function CopyButton({ text, copied, children, ...look }: ButtonLook & { text: string; copied: string; children: ReactNode }) {
  const say = useSay()
  if (!('clipboard' in navigator)) return null
  return (
    <Button {...look} onClick={() => void navigator.clipboard.writeText(text).then(() => say(copied))}>
      {children}
    </Button>
  )
}
