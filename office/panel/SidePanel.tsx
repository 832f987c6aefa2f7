import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { CloseIcon } from '../../kit/icons.tsx'
import { useTexts } from '../texts.ts'
import { useIsWide } from './use-is-wide.ts'
import './panel.css'

export type SidePanelProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, the one that acts first. */
  actions?: ReactNode
  /** Set while work is under way that must not be left by a stray press of Escape. */
  mustStay?: boolean
}

/** The detail beside its list. Where there is no room beside the list it lies over it. */
export function SidePanel(props: SidePanelProps) {
  const isWide = useIsWide()
  useFocusGivenBack()
  if (isWide) return <PanelBeside {...props} />
  return (
    <Dialog isOpen placement="side" {...props}>
      {props.children}
    </Dialog>
  )
}

function PanelBeside({ title, onClose, children, actions, mustStay = false }: SidePanelProps) {
  const titleId = useId()
  const texts = useTexts().frame
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      className="office-panel"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // A dialog that was opened from the panel has its own Escape.
        const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
        if (event.key === 'Escape' && !mustStay && !isInDialog) onClose()
      }}
    >
      <header className="office-panel-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="kit-icon-button" aria-label={texts.closePanel} disabled={mustStay} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div className="office-panel-content" tabIndex={0} role="group" aria-labelledby={titleId}>
        {children}
      </div>
      {actions === undefined ? null : <footer className="office-panel-actions">{actions}</footer>}
    </aside>
  )
}

/** The focus goes back to the row that was opened, so that arrow and Tab go on from there. */
function useFocusGivenBack(): void {
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    opener.current = document.activeElement
    return () => {
      const element = opener.current
      if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true })
    }
  }, [])
}
