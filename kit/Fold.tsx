import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  children: ReactNode
  /** A card of its own, a row among the rows of a card, or a line in the text. */
  look?: 'card' | 'row' | 'line'
  /** Open from the start. Whoever opens or closes it afterwards decides. */
  isOpen?: boolean
}

/** What is opened by whoever wants to know more: one look for all of them, with the arrow where the eye ends. */
export function Fold({ title, children, look = 'line', isOpen = false }: Props) {
  return (
    <details className="kit-fold" data-look={look} open={isOpen || undefined}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  )
}
