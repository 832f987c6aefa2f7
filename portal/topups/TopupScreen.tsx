import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { isInFlight } from '../../rules/topup-states.ts'
import { paramsOf, useWalletInAddress } from '../card/wallet-in-address.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { isSlowAfter, waitAfterAnswers } from './poll-steps.ts'
import { StateMark } from './StateMark.tsx'
import './topups.css'

type Topup = RouteReply<'GET /api/wallets/:schoolId/:walletId/topups/:topupId'>

/** Where one comes back to after paying. The provider's word decides, not that the browser returned. */
export function TopupScreen() {
  const texts = useCardTexts().topup
  const wallet = useWalletInAddress()
  const { topupId } = useParams({ strict: false })
  useScreenTitle(texts.title)
  if (wallet === undefined || topupId === undefined) return <NotFound />
  return <Following key={topupId} wallet={wallet} topupId={topupId} />
}

function Following({ wallet, topupId }: { wallet: Wallet; topupId: string }) {
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const queries = useQueryClient()
  const { schoolId, walletId } = wallet
  const key = ['wallet', walletId, 'topup', topupId]
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/topups/:topupId', { params: { schoolId, walletId, topupId }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !isInFlight(state.data.state) ? false : (waitAfterAnswers(state.dataUpdateCount + state.errorUpdateCount) ?? false)),
  })
  const answers = queries.getQueryState(key)?.dataUpdateCount ?? 0
  const isCredited = data?.state === 'credited'
  const [isBalanceNew, setIsBalanceNew] = useState(false)
  useEffect(() => {
    if (isCredited) void refreshWallet(queries, { schoolId, walletId }).then(() => setIsBalanceNew(true))
  }, [isCredited, queries, schoolId, walletId])

  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    if (error instanceof ApiRefusal && error.code === 'not_found') return <NotFound />
    return (
      <EmptyState
        drawing="offline"
        title={whatWentWrong(error)}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {common.tryAgain}
          </Button>
        }
      />
    )
  }
  return (
    <div className="portal-topup" role="status">
      {isInFlight(data.state) ? (
        <Waiting topup={data} isSlow={isSlowAfter(answers)} isAsking={isFetching} onCheck={() => void refetch()} />
      ) : (
        <Outcome topup={data} wallet={wallet} isBalanceNew={isBalanceNew} />
      )}
    </div>
  )
}

function Waiting({ topup, isSlow, isAsking, onCheck }: { topup: Topup; isSlow: boolean; isAsking: boolean; onCheck: () => void }) {
  const texts = useCardTexts().topup
  return (
    <State mark="waiting" title={isSlow ? texts.slowTitle : texts.waitingTitle} text={isSlow ? texts.slow : texts.waiting}>
      {isSlow ? (
        <Button size="lg" wide busy={isAsking} onClick={onCheck}>
          {texts.checkNow}
        </Button>
      ) : null}
      {topup.payAt === null ? null : (
        <p className="portal-unfinished kit-small">
          {texts.unfinished}{' '}
          <a href={topup.payAt} className="portal-link">
            {texts.goOnPaying}
          </a>
        </p>
      )}
      <ToCard />
    </State>
  )
}

function Outcome({ topup, wallet, isBalanceNew }: { topup: Topup; wallet: Wallet; isBalanceNew: boolean }) {
  const texts = useCardTexts().topup
  if (topup.state === 'credited') {
    // The balance from before the payment would be a fright: nothing is said until the new one is here.
    const now = isBalanceNew ? formatKroner(wallet.balanceOre) : undefined
    const told = wallet.relation === 'own' ? texts.credited : (balance: string) => texts.creditedFor(wallet.firstName, balance)
    return (
      <State
        mark="credited"
        title={texts.creditedTitle(formatKroner(topup.amountOre))}
        text={now === undefined ? '\u00a0' : told(now)}
      >
        <ToCard isMain />
      </State>
    )
  }
  const words = {
    declined: [texts.declinedTitle, texts.declined],
    abandoned: [texts.abandonedTitle, texts.abandoned],
    expired: [texts.expiredTitle, texts.expired],
  } as const
  const [title, text] = words[topup.state === 'declined' || topup.state === 'abandoned' ? topup.state : 'expired']
  return (
    <State mark={topup.state === 'declined' ? 'declined' : 'stopped'} title={title} text={text}>
      <Link to="/topups/$schoolId/$walletId" params={paramsOf(wallet)} search={{ amount: topup.amountOre }} {...buttonLook({ size: 'lg', wide: true })}>
        {texts.tryAgain}
      </Link>
      <ToCard />
    </State>
  )
}

type StateProps = { mark: 'waiting' | 'credited' | 'declined' | 'stopped'; title: string; text: string; children: ReactNode }

function State({ mark, title, text, children }: StateProps) {
  return (
    <div className="portal-state kit-stack">
      <StateMark mark={mark} />
      <h1>{title}</h1>
      <p className="kit-muted">{text}</p>
      <div className="portal-state-actions kit-stack" data-gap="small">
        {children}
      </div>
    </div>
  )
}

function ToCard({ isMain = false }: { isMain?: boolean }) {
  const texts = useCardTexts().topup
  return (
    <Link to="/" {...buttonLook({ look: isMain ? 'primary' : 'quiet', size: 'lg', wide: true })}>
      {texts.toCard}
    </Link>
  )
}
