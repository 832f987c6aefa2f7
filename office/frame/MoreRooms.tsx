import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { MoreIcon } from '../../kit/icons.tsx'
import type { NavItem } from '../../kit/NavBar.tsx'
import { useTexts } from '../texts.ts'

/** The rooms that a phone's bar has no place for, in a sheet of their own under the thumb. */
export function MoreRooms({ items }: { items: readonly NavItem[] }) {
  const texts = useTexts().frame
  const [isOpen, setIsOpen] = useState(false)
  const here = useLocation().pathname
  const isHere = items.some(({ to }) => here.endsWith(to.slice(to.lastIndexOf('/'))))
  return (
    <>
      <button type="button" className="kit-nav-link" aria-haspopup="dialog" data-current={isHere ? '' : undefined} onClick={() => setIsOpen(true)}>
        <MoreIcon />
        <span>{texts.more}</span>
      </button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={texts.moreRooms} placement="bottom">
        <ul className="office-more">
          {items.map(({ to, label, icon, params = {} }) => (
            <li key={to}>
              <Link to={to} params={params} activeOptions={{ includeSearch: false }} onClick={() => setIsOpen(false)}>
                {icon}
                <span>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
