import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiRefusal, call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { isInFlight } from '../../rules/topup-states.ts'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { isSlowAfter, waitAfterAnswers } from './poll-steps.ts'
import { Outcome, Waiting } from './TopupState.tsx'
import './topups.css'

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
  const queries = useQueryClient()
  const { schoolId, walletId } = wallet
  const key = ['wallet', walletId, 'topup', topupId]
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/topups/:topupId', { params: { schoolId, walletId, topupId }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && !isInFlight(state.data.state) ? false : (waitAfterAnswers(state.dataUpdateCount + state.errorUpdateCount) ?? false),
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
    return <NoAnswer error={error} query={{ isFetching, refetch }} />
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
