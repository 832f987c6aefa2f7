// What is asked and done about one's own automatic top-ups.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '../../contract/ids.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import type { Terms } from '../../rules/automatic-topup.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'

export type OwnArrangement = RouteReply<'GET /api/wallets/:schoolId/:walletId/automatic-topup'>
export type Arrangement = NonNullable<OwnArrangement['arrangement']>

const keyOf = ({ walletId }: Wallet) => ['wallet', walletId, 'automatic-topup'] as const

export function useAutomatic(wallet: Wallet) {
  const { schoolId, walletId } = wallet
  return useQuery({
    queryKey: keyOf(wallet),
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/automatic-topup', { params: { schoolId, walletId }, signal }),
    staleTime: 0,
  })
}

type Deed = 'pause' | 'resume' | 'end'

/** One tap, and it counts. */
export function useDeed(wallet: Wallet, deed: Deed, onDone: () => void) {
  const queries = useQueryClient()
  const { schoolId, walletId } = wallet
  return useMutation({
    mutationFn: () => call(`POST /api/wallets/:schoolId/:walletId/automatic-topup/${deed}`, { params: { schoolId, walletId } }),
    onSuccess: (shown) => {
      queries.setQueryData(keyOf(wallet), shown)
      onDone()
      void refreshWallet(queries, wallet)
    },
  })
}

export function useChangeTerms(wallet: Wallet, onDone: () => void) {
  const queries = useQueryClient()
  const { schoolId, walletId } = wallet
  return useMutation({
    mutationFn: (terms: Terms) =>
      call('PATCH /api/wallets/:schoolId/:walletId/automatic-topup', { params: { schoolId, walletId }, body: { terms, agrees: true } }),
    onSuccess: (shown) => {
      queries.setQueryData(keyOf(wallet), shown)
      onDone()
    },
  })
}

/** Agrees, and goes to where the first payment is made. After silence the same wish is sent again. */
export function useFirstPayment({ schoolId, walletId }: Wallet) {
  const sent = useRef<{ id: string; content: string } | undefined>(undefined)
  return useMutation({
    mutationFn: (terms: Terms) => {
      const content = JSON.stringify(terms)
      if (sent.current?.content !== content) sent.current = { id: newId(), content }
      const body = { id: sent.current.id, terms, agrees: true as const }
      return call('POST /api/wallets/:schoolId/:walletId/automatic-topup', { params: { schoolId, walletId }, body, timeoutMs: 20_000 })
    },
    onSuccess: ({ payAt }) => {
      sent.current = undefined
      if (payAt !== null) location.assign(payAt)
    },
    onError: (error) => {
      if (!(error instanceof ApiUnreachable)) sent.current = undefined
    },
  })
}
