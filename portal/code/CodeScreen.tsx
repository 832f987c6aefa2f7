import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ApiUnreachable } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { CheckIcon, CloseIcon, NoNetworkIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { groupsOfCode } from './code-steps.ts'
import { useJustPaid } from './just-paid.ts'
import { type CodeMaker, phoneCodeQuery } from './phone-code-query.ts'
import { Ring } from './Ring.tsx'
import { useCode } from './use-code.ts'
import { useLitScreen } from './wake-lock.ts'
import './code.css'

/** The code that pays, over the whole screen: white in every light, since a scanner knows nothing of dark mode. */
export function CodeScreen() {
  const texts = useCardTexts().code
  const wallet = useWalletInAddress()
  useScreenTitle(texts.title)
  if (wallet === undefined || !wallet.mayPay) return <NotFound />
  return (
    <main className="portal-code" data-color-scheme="light" id="content">
      <Head wallet={wallet} />
      {isSecureContext ? <WithKeys wallet={wallet} /> : <EmptyState drawing="card" title={texts.insecure}>{texts.insecureAdvice}</EmptyState>}
    </main>
  )
}

function Head({ wallet }: { wallet: Wallet }) {
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

function WithKeys({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().code
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { data, error, refetch, isFetching } = useQuery(phoneCodeQuery(wallet))
  if (data !== undefined) return <Code wallet={wallet} maker={data} isWithoutNetwork={error instanceof ApiUnreachable} />
  if (error === null) {
    return (
      <p className="portal-code-wait" role="status" aria-label={common.loading}>
        <Spinner />
      </p>
    )
  }
  const isSilent = error instanceof ApiUnreachable
  return (
    <EmptyState
      drawing="offline"
      title={isSilent ? texts.noNetwork : whatWentWrong(error)}
      action={
        <Button busy={isFetching} onClick={() => void refetch()}>
          {common.tryAgain}
        </Button>
      }
    >
      {isSilent ? texts.noNetworkAdvice : undefined}
    </EmptyState>
  )
}

function Code({ wallet, maker, isWithoutNetwork }: { wallet: Wallet; maker: CodeMaker; isWithoutNetwork: boolean }) {
  const texts = useCardTexts().code
  const common = useCommonTexts()
  const { code, secondsLeft, isOutOfKeys } = useCode(maker)
  const { refetch, isFetching } = useQuery({ ...phoneCodeQuery(wallet), enabled: false })
  const { paid, isSilent } = useJustPaid(wallet)
  useLitScreen()
  // The keys of a new day are asked for as soon as the old ones end.
  useEffect(() => {
    if (isOutOfKeys) void refetch()
  }, [isOutOfKeys, refetch])
  if (isOutOfKeys) {
    return (
      <EmptyState
        drawing="offline"
        title={texts.tooOld}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {common.tryAgain}
          </Button>
        }
      >
        {texts.tooOldAdvice}
      </EmptyState>
    )
  }
  return (
    <div className="portal-code-body">
      <p className="portal-code-hold">{texts.hold}</p>
      {/* A picture of the code is worthless after half a minute; nothing here offers to keep one. */}
      <div className="portal-code-qr" onContextMenu={(event) => event.preventDefault()}>
        {code === undefined ? null : <QrCode text={code} label={texts.qr} />}
        <div role="status">{paid === undefined ? null : <Paid amountOre={paid.amountOre} balanceOre={paid.balanceAfterOre} />}</div>
      </div>
      <div className="portal-code-time">
        <Ring secondsLeft={secondsLeft} />
        <span aria-hidden="true">{texts.changesIn(secondsLeft)}</span>
        <span className="kit-unseen">{texts.changesEvery}</span>
      </div>
      {isWithoutNetwork || isSilent ? (
        <p className="portal-code-quiet kit-small kit-muted">
          <NoNetworkIcon /> {texts.withoutNetwork}
        </p>
      ) : null}
      <div className="portal-code-type">
        <p className="kit-small kit-muted">{texts.typeThis}</p>
        <p className="portal-code-groups">
          {groupsOfCode(code ?? '').map((group, index) => (
            <span key={index}>{group} </span>
          ))}
        </p>
      </div>
    </div>
  )
}

function Paid({ amountOre, balanceOre }: { amountOre: number; balanceOre: number }) {
  const texts = useCardTexts().code
  return (
    <div className="portal-paid">
      <span className="portal-paid-check">
        <CheckIcon />
      </span>
      <strong>{texts.paid(formatKroner(Math.abs(amountOre)))}</strong>
      <span>{texts.newBalance(formatKroner(balanceOre))}</span>
    </div>
  )
}
