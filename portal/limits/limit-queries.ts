import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { newId } from '../../contract/ids.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'

export type SpendingLimits = RouteReply<'GET /api/wallets/:schoolId/:walletId/limits'>
export type Terms = RouteBody<'PUT /api/wallets/:schoolId/:walletId/limits'>
export type Limit = SpendingLimits['limits'][number]
export type Ask = SpendingLimits['asks'][number]
export type AskWish = { amountOre: number; productIds: string[] }

const paramsOf = ({ schoolId, walletId }: Wallet) => ({ schoolId, walletId })
const ANSWERS_EVERY_MS = 10_000

export const limitsQuery = (wallet: Wallet) =>
  queryOptions({
    queryKey: ['wallet', wallet.walletId, 'limits'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/limits', { params: paramsOf(wallet), signal }),
    // Whoever waits for an answer stands in a queue.
    refetchInterval: ({ state }) => (state.data?.asks.some(isOpen) ? ANSWERS_EVERY_MS : false),
  })

/** Somebody has yet to answer, and it would still help. */
export const isOpen = ({ isUsed, isOver, answers }: Ask) => !isUsed && !isOver && answers.some(({ isYes }) => isYes === null)

/** Every answer is how it all stands now. */
function useWork<Wish>(wallet: Wallet, work: (wish: Wish) => Promise<SpendingLimits>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: (limits) => {
      queries.setQueryData(limitsQuery(wallet).queryKey, limits)
      onDone()
    },
  })
}

export const useSetLimits = (wallet: Wallet, onDone: () => void) =>
  useWork(wallet, (body: Terms) => call('PUT /api/wallets/:schoolId/:walletId/limits', { params: paramsOf(wallet), body }), onDone)

export const useEndLimits = (wallet: Wallet, onDone: () => void) =>
  useWork(wallet, (_nothing: undefined) => call('DELETE /api/wallets/:schoolId/:walletId/limits', { params: paramsOf(wallet) }), onDone)

export const useAsk = (wallet: Wallet, onDone: () => void) =>
  useWork(
    wallet,
    (wish: AskWish) => call('POST /api/wallets/:schoolId/:walletId/limit-asks', { params: paramsOf(wallet), body: { askId: newId(Date.now()), ...wish } }),
    onDone,
  )

export const useAnswer = (wallet: Wallet, onDone: () => void) =>
  useWork(
    wallet,
    ({ askId, isYes }: { askId: string; isYes: boolean }) =>
      call('POST /api/wallets/:schoolId/:walletId/limit-asks/:askId/answer', { params: { ...paramsOf(wallet), askId }, body: { isYes } }),
    onDone,
  )
