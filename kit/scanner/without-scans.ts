// A scanner types where the cursor stands. What it typed into words that somebody was writing is taken out again: a
// card's number has no business in a search, which is sent in an address, or in a note that others read.

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { pressed, quietWedge } from './wedge.ts'

/** Told on the element that had the focus by whoever heard a scan first. */
export const SCANNED = 'kantinekort:scanned'

/** The text without the code that a scanner has just typed at its end, in whichever case. The last sign of our own codes never gets that far. */
export function withoutScan(text: string, code: string): string {
  const typed = [code, code.slice(0, -1)].find((each) => text.toUpperCase().endsWith(each.toUpperCase()))
  return typed === undefined ? text : text.slice(0, text.length - typed.length)
}

/** The text without a code of ours that is still being typed at its end. */
export function withoutBegunScan(text: string): string {
  return text.replace(/(?:[SK]1[0-9A-Z]{3,}|[sk]1[0-9a-z]{6,})$/, '').trim()
}

/** Takes scans out of a field, whether or not somebody else on the page listens for them. */
export function useFieldWithoutScans(field: RefObject<HTMLInputElement | null>, write: (text: string) => void): void {
  const takeOut = useEffectEvent((text: string) => {
    if (field.current !== null) write(withoutScan(field.current.value, text))
  })
  useEffect(() => {
    const element = field.current
    if (element === null) return
    let state = quietWedge
    const hear = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return
      const { state: next, read, isTaken } = pressed(state, { key: event.key, atMs: event.timeStamp })
      state = next
      if (read === null && !(isTaken && (event.key === 'Enter' || event.key === 'Tab'))) return
      event.preventDefault()
      event.stopPropagation()
      if (read !== null) takeOut(read.is === 'code' ? read.code : read.text)
    }
    const beTold = (event: Event) => takeOut((event as CustomEvent<string>).detail)
    element.addEventListener('keydown', hear)
    element.addEventListener(SCANNED, beTold)
    return () => {
      element.removeEventListener('keydown', hear)
      element.removeEventListener(SCANNED, beTold)
    }
  }, [field])
}
