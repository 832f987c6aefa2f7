// While a code is shown, the phone asks the server now and then: its keys, its balance, and whether the till has just sold.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiUnreachable } from '../../kit/api.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { HeldCode } from '../phone/held-codes.ts'
import { isNoLongerHere, refreshHeldCode } from '../phone/phone-queries.ts'

const ASK_EVERY_MS = 3_000
/** A code that lies open on a desk all day must not ask all day. */
const MOST_QUESTIONS = 200
const SHOWN_FOR_MS = 6_000

type Movement = NonNullable<NonNullable<HeldCode['told']>['latest']>

export type Watched = {
  /** The purchase that was just made with the code on this screen, for a few seconds. */
  paid: Movement | undefined
  /** The server does not answer: what is shown is what the phone remembers. */
  isSilent: boolean
  /** Another phone has the code, or it was ended. */
  isGone: boolean
  ask: () => void
  isAsking: boolean
}

export function useWatchedPhone(code: HeldCode): Watched {
  const queries = useQueryClient()
  const [paid, setPaid] = useState<Movement | undefined>(undefined)
  const lastSeen = useRef<number | undefined>(undefined)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['phone', code.cardId],
    queryFn: async ({ signal }) => (await refreshHeldCode(queries, code, signal)).told?.latest ?? null,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (isNoLongerHere(state.error) || state.dataUpdateCount + state.errorUpdateCount > MOST_QUESTIONS ? false : ASK_EVERY_MS),
  })
  const { schoolId, walletId } = code
  useEffect(() => {
    if (data === undefined) return
    const version = data?.version ?? 0
    const isNew = lastSeen.current !== undefined && version > lastSeen.current
    lastSeen.current = version
    if (!isNew || data?.kind !== 'purchase') return
    setPaid(data)
    navigator.vibrate?.(80)
    void refreshWallet(queries, { schoolId, walletId })
  }, [data, queries, schoolId, walletId])
  useEffect(() => {
    if (paid === undefined) return
    const timer = setTimeout(() => setPaid(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [paid])
  return { paid, isSilent: error instanceof ApiUnreachable, isGone: isNoLongerHere(error), ask: () => void refetch(), isAsking: isFetching }
}
