import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { isInFlight } from '../../rules/topup-states.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { isSlowAfter, waitAfterAnswers } from './poll-steps.ts'
import { Waiting } from './TopupState.tsx'
import './topups.css'

type Topup = RouteReply<'GET /api/wallets/:schoolId/:walletId/topups/:topupId'>
type FollowTopupProps = {
  wallet: Wallet
  topupId: string
  /** How it ended. `isBalanceNew`: the wallet has been asked for since the money came. */
  children: (topup: Topup, ended: { isBalanceNew: boolean }) => ReactNode
}

/** Asks about a top-up until it has ended. The provider's word decides, not that the browser returned. */
export function FollowTopup({ wallet, topupId, children }: FollowTopupProps) {
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
        children(data, { isBalanceNew })
      )}
    </div>
  )
}
