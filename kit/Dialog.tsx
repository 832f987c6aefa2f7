import { type ReactNode, useEffect, useId, useRef } from 'react'
import { CloseIcon } from './icons.tsx'
import { useCommonTexts } from './language.tsx'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons at the foot, the one that acts first. Say the consequence in numbers: «Tilbakebetal 312,50 kr til 14 elever». */
  actions?: ReactNode
  /** side: a detail panel beside a list. bottom: a sheet under the thumb on a phone. */
  placement?: 'center' | 'side' | 'bottom'
  /** Set while work is under way that must not be left by a stray press of Escape. */
  mustStay?: boolean
}

/** The browser's own dialog: it traps focus, gives it back, and closes on Escape. */
export function Dialog({ isOpen, onClose, title, children, actions, placement = 'center', mustStay = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const common = useCommonTexts()

  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (isOpen && !element.open) element.showModal()
    if (!isOpen && element.open) element.close()
  }, [isOpen])

  return (
    <dialog
      ref={dialog}
      className="ds-dialog kit-dialog"
      data-placement={placement === 'side' ? 'right' : placement}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        if (!mustStay) onClose()
      }}
      onClose={() => {
        if (isOpen) onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !mustStay) onClose()
      }}
    >
      {isOpen ? (
        <div className="kit-dialog-body">
          <header className="kit-dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="kit-icon-button" aria-label={common.close} disabled={mustStay} onClick={onClose}>
              <CloseIcon />
            </button>
          </header>
          <div className="kit-dialog-content">{children}</div>
          {actions === undefined ? null : <footer className="kit-dialog-actions">{actions}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}
