import { useQueryClient } from '@tanstack/react-query'
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CloseIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useCardTexts } from '../card-texts.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'

/** Whose code it is, for the one behind the counter, and the way back. */
export function CodeHead({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().code
  const common = useCommonTexts()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const queries = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  // What was bought while the code was out is shown as soon as one is back at the card.
  useEffect(() => () => void refreshWallet(queries, { schoolId: wallet.schoolId, walletId: wallet.walletId }), [queries, wallet.schoolId, wallet.walletId])
  return (
    <header className="portal-code-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          <span className="kit-unseen">{texts.title}: </span>
          {wallet.firstName}
        </h1>
        <p className="kit-muted kit-small">{wallet.schoolName}</p>
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
