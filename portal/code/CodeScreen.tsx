import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { buttonLook } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { Spinner } from '../../kit/Spinner.tsx'
import { usePhoneTexts } from '../phone-texts.ts'
import type { HeldCode } from '../phone/held-codes.ts'
import { heldCodesQuery } from '../phone/phone-queries.ts'
import { CodeHead } from './CodeHead.tsx'
import { ShownCode } from './ShownCode.tsx'
import './code.css'

/**
 * The code that pays, over the whole screen: white in every light, since a scanner knows nothing of dark mode.
 * It needs no sign-in and no network, only the phone that it is bound to.
 */
export function CodeScreen() {
  const texts = usePhoneTexts()
  const common = useCommonTexts()
  const { wallet } = useSearch({ strict: false }) as { wallet?: string }
  const { data, error } = useQuery({ ...heldCodesQuery, enabled: isSecureContext })
  // What was shown stays named after it is gone, so that one is told what became of it.
  const [last, setLast] = useState<HeldCode | undefined>(undefined)
  const chosen = data?.find(({ walletId }) => walletId === wallet) ?? (wallet === undefined || last === undefined ? data?.[0] : undefined)
  if (chosen !== undefined && chosen !== last) setLast(chosen)
  useScreenTitle(texts.code.title)
  const isGone = chosen === undefined && data !== undefined && last !== undefined
  return (
    <main className="portal-code" data-color-scheme="light" id="content">
      <CodeHead code={chosen} />
      {!isSecureContext ? (
        <EmptyState drawing="card" title={texts.insecure}>
          {texts.insecureAdvice}
        </EmptyState>
      ) : error !== null ? (
        <EmptyState drawing="card" title={texts.code.noStorage}>
          {texts.code.noStorageAdvice}
        </EmptyState>
      ) : data === undefined ? (
        <p className="portal-code-wait" role="status" aria-label={common.loading}>
          <Spinner />
        </p>
      ) : chosen === undefined ? (
        <NotHere isGone={isGone} />
      ) : (
        <div className="portal-code-of">
          {data.length > 1 ? <Whose codes={data} chosen={chosen} /> : null}
          <ShownCode key={chosen.cardId} code={chosen} />
        </div>
      )}
    </main>
  )
}

function Whose({ codes, chosen }: { codes: readonly HeldCode[]; chosen: HeldCode }) {
  const texts = usePhoneTexts().code
  const navigate = useNavigate()
  return (
    <Chips
      label={texts.whose}
      labelUnseen
      choices={codes.map(({ walletId, firstName }) => ({ value: walletId, label: firstName }))}
      value={chosen.walletId}
      onChoose={(walletId) => void navigate({ to: '/code', search: { wallet: walletId }, replace: true })}
      perRow={Math.min(3, codes.length)}
    />
  )
}

function NotHere({ isGone }: { isGone: boolean }) {
  const texts = usePhoneTexts().code
  return (
    <EmptyState
      drawing="card"
      title={isGone ? texts.moved : texts.notHere}
      action={
        <Link to="/" {...buttonLook({})}>
          {texts.toPortal}
        </Link>
      }
    >
      <p role="status">{isGone ? texts.movedAdvice : texts.notHereAdvice}</p>
    </EmptyState>
  )
}
