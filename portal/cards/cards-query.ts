import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'

export type CardsOfWallet = RouteReply<'GET /api/wallets/:schoolId/:walletId/cards'>
export type WalletCard = CardsOfWallet['cards'][number]

const paramsOf = ({ schoolId, walletId }: Wallet) => ({ schoolId, walletId })

export const cardsQuery = (wallet: Wallet) =>
  queryOptions({
    queryKey: ['wallet', wallet.walletId, 'cards'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/cards', { params: paramsOf(wallet), signal }),
  })

/** Something done to a wallet's cards. The list is asked for anew before the work counts as done. */
export function useCardWork<Wish>(wallet: Wallet, work: (wish: Wish) => Promise<WalletCard>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: cardsQuery(wallet).queryKey })
      onDone()
    },
  })
}
