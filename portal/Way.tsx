import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { ForwardIcon } from '../kit/icons.tsx'

interface Shown {
  icon: ReactNode
  title: string
  why: string
}

/** A row that leads on: what is there, and why one would go. An address outside of the portal, such as the office, is an `href`. */
export function WayOut({ icon, title, why, ...link }: Shown & ComponentProps<'a'>) {
  return (
    <a {...link} className="portal-way">
      <span className="portal-entry-icon">{icon}</span>
      <span>
        <strong>{title}</strong>
        <span className="kit-muted kit-small">{why}</span>
      </span>
      <ForwardIcon />
    </a>
  )
}

/** The same to a screen of the portal. */
export const Way = createLink(WayOut)

/** Ways that belong together, as the rows of one card. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className="portal-ways">{children}</div>
}
