import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CloseIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import type { HeldCode } from '../phone/held-codes.ts'
import { usePhoneTexts } from '../phone-texts.ts'

/** Whose code it is, for the one behind the counter, and the way back. */
export function CodeHead({ code }: { code: HeldCode | undefined }) {
  const texts = usePhoneTexts().code
  const common = useCommonTexts()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className="portal-code-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {code === undefined ? (
            texts.title
          ) : (
            <>
              <span className="kit-unseen">{texts.title}: </span>
              {code.firstName}
            </>
          )}
        </h1>
        {code === undefined ? null : <p className="kit-muted kit-small">{code.schoolName}</p>}
      </div>
      <Link
        to="/"
        className="kit-icon-button portal-code-close"
        aria-label={common.close}
        onClick={(event) => {
          // Closing is going back: the code must not lie behind the card in the browser's history.
          if (!canGoBack) return
          event.preventDefault()
          router.history.back()
        }}
      >
        <CloseIcon />
      </Link>
    </header>
  )
}
