import type { HTMLAttributes } from 'react'

export type CardProps = Omit<HTMLAttributes<HTMLElement>, 'className'> & {
  as?: 'section' | 'article' | 'div' | 'li' | 'aside'
  /** plain: paper on paper. tinted: set apart in the colour. deep: the fjord itself, for the one card that matters most. */
  look?: 'plain' | 'tinted' | 'deep'
  padding?: 'none' | 'small' | 'normal'
}

export function Card({ as: Element = 'section', look = 'plain', padding = 'normal', ...rest }: CardProps) {
  // On the deep card everything reads the tokens of the dark room, in daylight too.
  return <Element {...rest} className="ds-card kit-card" data-look={look} data-padding={padding} data-color-scheme={look === 'deep' ? 'dark' : undefined} />
}
