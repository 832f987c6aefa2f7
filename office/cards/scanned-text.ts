// A scanner types where the cursor stands. What it typed into words that somebody was writing is taken out again:
// a card's number has no business in a note that others read.

import { useState } from 'react'

export type Scan = { code: string; number: number }

/** The text without the code that a scanner has just typed at its end, in whichever case. The last sign of our own codes never gets that far. */
export function withoutScan(text: string, code: string): string {
  const typed = [code, code.slice(0, -1)].find((each) => text.toUpperCase().endsWith(each.toUpperCase()))
  return typed === undefined ? text : text.slice(0, text.length - typed.length)
}

/** A text that somebody writes, from which each scan is taken out again. */
export function useTextWithoutScans(scan: Scan): [string, (text: string) => void] {
  const [text, setText] = useState('')
  const [cleaned, setCleaned] = useState(scan.number)
  if (cleaned !== scan.number) {
    setCleaned(scan.number)
    setText(withoutScan(text, scan.code))
  }
  return [text, setText]
}
