import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '../../contract/ids.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import type { Quote } from './ways.ts'

export type Refund = Quote['refunds'][number]
export type Whose = Quote['choices'][number]['whose']
type WalletKey = Pick<Wallet, 'schoolId' | 'walletId'>

const LOOK_AGAIN_MS = 3_000

const paramsOf = ({ schoolId, walletId }: WalletKey) => ({ schoolId, walletId })

/** What can be given back, and what has been. Looked at again while the provider is at work. */
export const refundsQuery = (wallet: WalletKey) =>
  queryOptions({
    queryKey: ['wallet', wallet.walletId, 'refunds'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/refunds', { params: paramsOf(wallet), signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.refunds.some(({ parts }) => parts.some((part) => part.state === 'at_provider')) ? LOOK_AGAIN_MS : false),
  })

type Wish = { id: string; amountOre: number; whose: Whose }

/** Asks for money back. After silence the same id is sent again, so that it is never asked for twice. */
export function useAskBack(wallet: WalletKey, onDone: (refund: Refund) => void) {
  const queries = useQueryClient()
  const wish = useRef<Wish | undefined>(undefined)
  const ask = useMutation({
    mutationFn: (body: Wish) => call('POST /api/wallets/:schoolId/:walletId/refunds', { params: paramsOf(wallet), body }),
    onSuccess: async (refund) => {
      wish.current = undefined
      await refreshWallet(queries, wallet)
      onDone(refund)
    },
    onError: (error) => {
      if (!(error instanceof ApiUnreachable)) wish.current = undefined
      void queries.invalidateQueries({ queryKey: refundsQuery(wallet).queryKey })
    },
  })
  return {
    ask: (amountOre: number, whose: Whose) => {
      if (wish.current?.amountOre !== amountOre || wish.current.whose !== whose) wish.current = { id: newId(), amountOre, whose }
      ask.mutate(wish.current)
    },
    isPending: ask.isPending,
    error: ask.error,
  }
}

export function useCancel(wallet: WalletKey, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (refundId: string) => call('POST /api/wallets/:schoolId/:walletId/refunds/:refundId/cancel', { params: { ...paramsOf(wallet), refundId } }),
    onSuccess: onDone,
    onSettled: () => refreshWallet(queries, wallet),
  })
}

export type OwnAccount = RouteReply<'GET /api/payout-account'>

export const accountQuery = queryOptions({
  queryKey: ['payout-account'],
  queryFn: ({ signal }) => call('GET /api/payout-account', { signal }),
  staleTime: 0,
})

export const useEnterAccount = () =>
  useMutation({ mutationFn: (accountNumber: string) => call('POST /api/payout-account/entries', { body: { accountNumber } }) })

export function useConfirmAccount(onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ entryId, code }: { entryId: string; code: string }) =>
      call('POST /api/payout-account/entries/:entryId/confirm', { params: { entryId }, body: { code } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey })
      await queries.invalidateQueries({ queryKey: ['wallet'] })
      onDone()
    },
  })
}
