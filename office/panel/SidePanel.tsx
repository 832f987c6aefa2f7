import { type ReactNode, useEffect, useId, useRef } from 'react'
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
  /** A form begins in its first field, anything else at its title. */
  beginsInField?: boolean
  /** Something has been typed: a press beside the panel does not throw it away. */
  isHalfDone?: boolean
  /** Set while work is under way that must not be left by a stray press of Escape. */
  mustStay?: boolean
}

/**
 * The detail beside its list; where there is no room beside the list it lies over it.
 * It is the same dialog both ways, so that a tablet may be turned while a form is half filled in.
 */
export function SidePanel({ title, onClose, children, actions, beginsInField = false, isHalfDone = false, mustStay = false }: SidePanelProps) {
  const titleId = useId()
  const texts = useTexts().frame
  const isWide = useIsWide()
  const panel = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusGivenBack()
  useEffect(() => {
    const element = panel.current
    if (element === null) return
    if (isWide) element.show()
    else element.showModal()
    // On a touch screen a field that is focused brings up the keyboard, over what one has not read yet.
    const first = beginsInField && isWide ? element.querySelector<HTMLElement>('input, select, textarea') : null
    const begin = first ?? heading.current
    begin?.focus({ preventScroll: true })
    return () => element.close()
  }, [isWide, beginsInField])
  return (
    <dialog
      ref={panel}
      className="office-panel"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A dialog that was opened from the panel has its own Escape.
        if (event.target !== panel.current) return
        event.preventDefault()
        if (!mustStay) onClose()
      }}
      onKeyDown={(event) => {
        const isOurs = event.target instanceof Element && event.target.closest('dialog') === panel.current
        if (event.key === 'Escape' && isWide && isOurs && !mustStay) onClose()
      }}
      onClick={(event) => {
        if (event.target === panel.current && !isWide && !mustStay && !isHalfDone) onClose()
      }}
    >
      <div className="office-panel-body">
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
      </div>
    </dialog>
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
