// While the code is shown, the wallet is asked now and then, so that the phone says "paid" when the till has sold.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { refreshWallet, type WalletEntry } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'

const ASK_EVERY_MS = 3_000
/** A code that lies open on a desk all day must not ask all day. */
const MOST_QUESTIONS = 200
const SHOWN_FOR_MS = 6_000

/** The purchase that was just made with the code on this screen, for a few seconds; and whether the server is silent. */
export function useJustPaid(wallet: Wallet): { paid: WalletEntry | undefined; isSilent: boolean } {
  const { schoolId, walletId } = wallet
  const queries = useQueryClient()
  const [paid, setPaid] = useState<WalletEntry | undefined>(undefined)
  const lastSeen = useRef<number | undefined>(undefined)
  const { data, error } = useQuery({
    queryKey: ['wallet', walletId, 'newest'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/history', { params: { schoolId, walletId }, query: { limit: 1 }, signal }),
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.dataUpdateCount + state.errorUpdateCount > MOST_QUESTIONS ? false : ASK_EVERY_MS),
  })
  useEffect(() => {
    if (data === undefined) return
    const newest = data.entries[0]
    const version = newest?.version ?? 0
    const isNew = lastSeen.current !== undefined && version > lastSeen.current
    lastSeen.current = version
    if (!isNew || newest?.kind !== 'purchase') return
    setPaid(newest)
    navigator.vibrate?.(80)
    void refreshWallet(queries, { schoolId, walletId })
  }, [data, queries, schoolId, walletId])
  useEffect(() => {
    if (paid === undefined) return
    const timer = setTimeout(() => setPaid(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [paid])
  return { paid, isSilent: error instanceof ApiUnreachable }
}
