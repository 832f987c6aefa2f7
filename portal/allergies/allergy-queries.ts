import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'

export type StoredAllergies = RouteReply<'GET /api/wallets/:schoolId/:walletId/allergies'>
export type Allergies = RouteBody<'PUT /api/wallets/:schoolId/:walletId/allergies'>['allergies']

const paramsOf = ({ schoolId, walletId }: Wallet) => ({ schoolId, walletId })

export const allergiesQuery = (wallet: Wallet) =>
  queryOptions({
    queryKey: ['wallet', wallet.walletId, 'allergies'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/allergies', { params: paramsOf(wallet), signal }),
  })

function useWork<Wish>(wallet: Wallet, work: (wish: Wish) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: allergiesQuery(wallet).queryKey })
      onDone()
    },
  })
}

export const useKeep = (wallet: Wallet, onDone: () => void) =>
  useWork(
    wallet,
    (allergies: Allergies) => call('PUT /api/wallets/:schoolId/:walletId/allergies', { params: paramsOf(wallet), body: { allergies, isConsent: true } }),
    onDone,
  )

export const useWithdraw = (wallet: Wallet, onDone: () => void) =>
  useWork(wallet, (_nothing: undefined) => call('DELETE /api/wallets/:schoolId/:walletId/allergies', { params: paramsOf(wallet) }), onDone)
