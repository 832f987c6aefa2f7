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
}

/** The rooms one can go to, at the foot of a phone, at the top or at the left of a desk (PageShell's `layout`). */
export function NavBar({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav className="kit-nav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} params={item.params ?? {}} className="kit-nav-link" activeOptions={{ exact: item.exact ?? false, includeSearch: false }}>
              {item.icon}
              <span>{item.label}</span>
              {item.count === undefined || item.count === 0 ? null : <span className="kit-nav-count">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
