import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { ApiUnreachable } from '../../kit/api.ts'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { NoNetworkIcon } from '../../kit/icons.tsx'
import { formatTime } from '../../language/amounts-and-dates.ts'
import { heldCodesQuery, refreshHeldCode, useHeldCode } from '../phone/phone-queries.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { useSession, useSignedIn, type Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { BuyBalance } from '../topups/BuyBalance.tsx'
import { Cards } from './Cards.tsx'
import { useChosenWallet } from './chosen-wallet.ts'
import { Latest } from './Latest.tsx'
import { OnTheWay } from './OnTheWay.tsx'
import { ToCards } from './ToCards.tsx'
import { ToOffice } from './ToOffice.tsx'
import { ToRefund } from './ToRefund.tsx'
import './card.css'

// Only whoever follows nobody is shown it.
const ToAddChild = lazy(async () => ({ default: (await import('../family/ToAddChild.tsx')).ToAddChild }))

/** The first screen: the card, the code under one button, money in, and what was bought last. */
export function FrontScreen() {
  const texts = useCardTexts().front
  const { wallets, staffPosts, firstName } = useSignedIn()
  const wallet = useChosenWallet(wallets)
  useScreenTitle(texts.title)
  if (wallet === undefined) {
    return (
      <div className="portal-narrow kit-stack">
        <h1>{texts.hello(firstName)}</h1>
        <ToOffice posts={staffPosts} />
        {staffPosts.length > 0 ? null : (
          <EmptyState drawing="card" title={texts.noCard}>
            {texts.noCardAdvice}
          </EmptyState>
        )}
        <Suspense>
          <ToAddChild />
        </Suspense>
      </div>
    )
  }
  return (
    <div className="portal-front">
      <h1 className="kit-unseen">{texts.title}</h1>
      <div className="portal-front-card kit-stack">
        <Cards wallets={wallets} chosen={wallet} />
        <WithoutNetwork wallet={wallet} />
        <OnTheWay wallet={wallet} />
        <ToCards wallet={wallet} />
        <BuyBalance key={wallet.walletId} wallet={wallet} />
        <ToRefund wallet={wallet} />
      </div>
      <div className="portal-front-rest kit-stack">
        <Latest wallet={wallet} />
        <ToOffice posts={staffPosts} />
      </div>
      <CodeAtHand wallet={wallet} />
    </div>
  )
}

/** Says from when the balance is, when it could not be asked for again. */
function WithoutNetwork({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  const { error, failureReason, dataUpdatedAt } = useSession()
  const held = useHeldCode(wallet.walletId)
  if (!((error ?? failureReason) instanceof ApiUnreachable)) return null
  return (
    <p className="portal-quiet-line" role="status">
      <NoNetworkIcon />
      <span>
        {texts.balanceFrom(formatTime(dataUpdatedAt))} {held ? texts.codeStillWorks : ''}
      </span>
    </p>
  )
}

/** Renews what the phone holds and fetches the screen of the code beforehand, so that it shows at once and without a network. */
function CodeAtHand({ wallet }: { wallet: Wallet }) {
  const queries = useQueryClient()
  const held = useHeldCode(wallet.walletId)
  const cardId = held?.cardId
  useEffect(() => {
    const code = queries.getQueryData(heldCodesQuery.queryKey)?.find((each) => each.cardId === cardId)
    if (code === undefined) return
    void refreshHeldCode(queries, code).catch(() => undefined)
    void Promise.all([import('../code/CodeScreen.tsx'), import('../../kit/draw-qr-code.ts')]).catch(() => undefined)
  }, [cardId, queries])
  return null
}
