// A text beside a field that takes scans: what the scanner typed into it is taken out again.

import { useState } from 'react'
import { withoutScan } from '../../kit/scanner/without-scans.ts'

export type Scan = { code: string; number: number }

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
