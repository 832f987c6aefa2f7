import { useEffect, useEffectEvent } from 'react'
import { SCANNED } from './without-scans.ts'
import { pressed, quietWedge, type ReadCode } from './wedge.ts'

type Listeners = { onCode: (read: ReadCode) => void; onForeignCode: (text: string) => void }

/** Listens to a keyboard scanner whatever has the focus, and keeps its keys from the page. */
export function useWedge({ onCode, onForeignCode }: Listeners): void {
  const tellCode = useEffectEvent(onCode)
  const tellForeign = useEffectEvent(onForeignCode)
  useEffect(() => {
    let state = quietWedge
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return
      const step = pressed(state, { key: keyOf(event), atMs: event.timeStamp })
      state = step.state
      // In a field the characters of a scan do no harm, and a hand that types fast must not lose any.
      if (step.isTaken && (step.read !== null || !isTyping(event.target) || event.key === 'Enter' || event.key === 'Tab')) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      if (step.read !== null) event.target?.dispatchEvent(new CustomEvent(SCANNED, { detail: step.read.is === 'code' ? step.read.code : step.read.text }))
      if (step.read?.is === 'code') tellCode(step.read)
      if (step.read?.is === 'foreign') tellForeign(step.read.text)
    }
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** Some tablets do not name the key; its place on the keyboard does, and letters and digits have the same places everywhere we sell. */
function keyOf({ key, code }: KeyboardEvent): string {
  return key === 'Unidentified' ? code.replace(/^(Key|Digit|Numpad)(?=.$)/, '') : key
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]')
}
