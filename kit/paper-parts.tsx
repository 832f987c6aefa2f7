// What every paper is put together of, on the screen and from the browser's printer.
import type { ReactNode } from 'react'
import { paperAmount } from './paper-words.ts'

/** A word and what it is, for a `dl`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Sum({ ore }: { ore: number }) {
  return <span className="kit-report-amount">{paperAmount(ore)}</span>
}
