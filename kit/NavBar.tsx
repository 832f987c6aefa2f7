import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export type NavItem = {
  to: string
  label: string
  icon: ReactNode
  /** True for a front page: it is only current on itself, not on the pages below it. */
  exact?: boolean
  /** How much waits there; left out when nothing does. */
  count?: number
  params?: Record<string, string>
  /** Left out of a bar at the foot of a phone; the way there is behind `more`. */
  isTucked?: boolean
}

/** The rooms one can go to, at the foot of a phone, at the top or at the left of a desk (PageShell's `layout`). */
export function NavBar({ label, items, more }: { label: string; items: readonly NavItem[]; more?: ReactNode }) {
  return (
    <nav className="kit-nav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to} data-tucked={item.isTucked ? '' : undefined}>
            <Link to={item.to} params={item.params ?? {}} className="kit-nav-link" activeOptions={{ exact: item.exact ?? false, includeSearch: false }}>
              {item.icon}
              <span>{item.label}</span>
              {item.count === undefined || item.count === 0 ? null : <span className="kit-nav-count">{item.count}</span>}
            </Link>
          </li>
        ))}
        {more === undefined ? null : <li className="kit-nav-more">{more}</li>}
      </ul>
    </nav>
  )
}
