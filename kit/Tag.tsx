import type { ReactNode } from 'react'
import type { InkName } from './theme/palette.ts'

/** A short state beside a name: «åpen», «sperret». Colour never says it alone. */
export function Tag({ colour = 'neutral', children }: { colour?: InkName; children: ReactNode }) {
  return (
    <span className="ds-tag kit-tag" data-color={colour}>
      {children}
    </span>
  )
}
