import { Link } from '@tanstack/react-router'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { SearchIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { NavBar } from '../../kit/NavBar.tsx'
import { PageFooter } from '../../kit/PageShell.tsx'
import { useFocusOnNewScreen } from '../../kit/screen-title.ts'
import { useEnquiryCount } from '../enquiries/enquiries.ts'
import { Palette } from '../palette/Palette.tsx'
import { useShortcut } from '../palette/use-shortcut.ts'
import { useSchools } from '../schools/schools.ts'
import { useAtSchool } from '../session/at-school.tsx'
import type { WorkPlace } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { MoreRooms } from './MoreRooms.tsx'
import { roomsFor } from './rooms.tsx'
import { SchoolSwitcher } from './SchoolSwitcher.tsx'
import './frame.css'

/** As many as a phone has room for beside each other, each with its name. */
const MOST_UNDER_THE_THUMB = 5

/** The office's own frame: a column at the left of a desk, a rail on a tablet, and rooms under the thumb on a phone. */
export function OfficeShell({ places, children }: { places: readonly WorkPlace[]; children: ReactNode }) {
  const at = useAtSchool()
  const texts = useTexts()
  const common = useCommonTexts()
  const [isFinding, setIsFinding] = useState(false)
  const openPalette = useCallback(() => setIsFinding(true), [])
  useShortcut(openPalette)
  const content = useRef<HTMLElement>(null)
  useFocusOnNewScreen(content)
  const school = useSchools().data?.schools.find(({ schoolId }) => schoolId === at.schoolId)
  const params = { schoolId: String(at.schoolId) }
  const waiting = useEnquiryCount().data?.count ?? 0
  const rooms = roomsFor(at)
  const mayTuck = rooms.length > MOST_UNDER_THE_THUMB
  const items = rooms.map(({ key, isAtHand, ...room }) => ({
    ...room,
    label: texts.rooms[key],
    params,
    isTucked: mayTuck && !isAtHand,
    ...(key === 'enquiries' ? { count: waiting } : {}),
  }))
  const tucked = items.filter(({ isTucked }) => isTucked)
  return (
    <div className="office-shell">
      <a className="ds-skip-link kit-skip" href="#content">
        {common.skipToContent}
      </a>
      <header className="office-side">
        <Link to="/$schoolId" params={params} activeOptions={{ exact: true }} className="kit-brand office-brand">
          <Mark />
          <span>{common.productName}</span>
        </Link>
        <SchoolSwitcher places={places} />
        <button type="button" className="office-find" aria-keyshortcuts="Control+K Meta+K" title={texts.frame.findHint} onClick={openPalette}>
          <SearchIcon />
          <span>{texts.frame.find}</span>
          <kbd aria-hidden="true">{shortcutName()}</kbd>
        </button>
        <NavBar label={texts.frame.rooms} items={items} more={tucked.length === 0 ? undefined : <MoreRooms items={tucked} />} />
        <AccountMenu />
      </header>
      <main className="office-main" id="content" tabIndex={-1} ref={content}>
        {children}
      </main>
      <div className="office-foot">
        <PageFooter operator={school?.operator} />
      </div>
      <Palette isOpen={isFinding} onClose={() => setIsFinding(false)} places={places} />
    </div>
  )
}

function shortcutName(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'
}
