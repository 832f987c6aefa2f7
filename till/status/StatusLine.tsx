import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark } from '../../kit/Mark.tsx'
import { CardIcon, MenuCardIcon, ReceiptIcon, SettingsIcon } from '../../kit/icons.tsx'
import { useIsNewVersionReady } from '../../kit/new-version.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { CashierButton } from '../cashiers/CashierButton.tsx'
import { openPanel, type Panel } from '../panels.ts'
import { useCardTexts, useStopTexts, useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { AloneButton } from '../reserve/AloneButton.tsx'
import { LinkState } from './LinkState.tsx'
import { UnfinishedButton } from './UnfinishedButton.tsx'

/** One quiet line that turns loud when it matters: which till this is, whether there is contact, what waits. */
export function StatusLine({ isLocked = false }: { isLocked?: boolean }) {
  const texts = useTexts()
  const { enrolment, keeper } = useOpenTill()
  const { catalogue } = useWatched(keeper.contact)
  return (
    <header className="till-status">
      <Link to="/" className="till-status-name" title={texts.sales.back}>
        <Mark />
        <span>
          <strong>{catalogue?.tillName ?? enrolment.tillName}</strong>
          <span className="till-status-school">{catalogue?.schoolName ?? enrolment.schoolName}</span>
        </span>
      </Link>
      {isLocked ? null : <CashierButton />}
      <div className="till-status-middle">
        {isLocked ? null : <AloneButton />}
        {isLocked ? null : <UnfinishedButton />}
        <LinkState />
      </div>
      {isLocked ? null : <Actions />}
    </header>
  )
}

function Actions() {
  const texts = useTexts()
  const cardTexts = useCardTexts()
  const stopTexts = useStopTexts()
  return (
    <div className="till-status-actions">
      <Link to="/sales" className="till-status-action" aria-label={texts.status.sales} title={texts.status.sales}>
        <ReceiptIcon />
      </Link>
      <Link to="/cards" className="till-status-action" aria-label={cardTexts.title} title={cardTexts.title}>
        <CardIcon />
      </Link>
      <PanelButton panel="contents" label={stopTexts.contents.title}>
        <MenuCardIcon />
      </PanelButton>
      <PanelButton panel="help" label={texts.status.help}>
        <span className="till-status-question">?</span>
      </PanelButton>
      <PanelButton panel="settings" label={texts.status.settings}>
        <SettingsIcon />
        <NewVersionDot />
      </PanelButton>
    </div>
  )
}

function PanelButton({ panel, label, children }: { panel: Panel; label: string; children: ReactNode }) {
  return (
    <button type="button" className="till-status-action" aria-label={label} title={label} aria-haspopup="dialog" onClick={() => openPanel.set(panel)}>
      {children}
    </button>
  )
}

function NewVersionDot() {
  const texts = useTexts()
  if (!useIsNewVersionReady()) return null
  return (
    <span className="till-status-dot">
      <span className="kit-unseen">{texts.status.newVersion}</span>
    </span>
  )
}
