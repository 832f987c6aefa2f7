import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Wallet } from '../session/session.ts'

export type Family = RouteReply<'GET /api/wallets/:schoolId/:walletId/family'>

export const familyKey = ({ walletId }: Pick<Wallet, 'walletId'>) => ['wallet', walletId, 'family'] as const
export const apiParams = ({ schoolId, walletId }: Wallet) => ({ schoolId, walletId })

/** What is changed answers with how the family stands then. */
export function useFamilyChange<Wish>(wallet: Wallet, change: (wish: Wish) => Promise<Family>): UseMutationResult<Family, Error, Wish> {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: (family) => queries.setQueryData(familyKey(wallet), family) })
}
