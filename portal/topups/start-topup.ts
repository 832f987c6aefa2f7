// Sends the wish to pay in, and goes to the provider. The wish has an id of its own from the start, so that
// sending it again after silence can never make two of it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import type { ProviderName } from '../../contract/payment-providers.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { isInFlight } from '../../rules/topup-states.ts'
import { walletQuery } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'

type Wish = { id: string; amountOre: number; provider: ProviderName }

export function useStartTopup({ schoolId, walletId }: Wallet) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const wish = useRef<Wish | undefined>(undefined)
  const [isLeaving, setIsLeaving] = useState(false)

  const start = useMutation({
    mutationFn: (sent: Wish) => call('POST /api/wallets/:schoolId/:walletId/topups', { params: { schoolId, walletId }, body: sent, timeoutMs: 20_000 }),
    onSuccess: (topup) => {
      if (topup.payAt !== null) {
        setIsLeaving(true)
        location.assign(topup.payAt)
        return
      }
      // The first answer to this id has been settled meanwhile; the next wish is a new one.
      if (!isInFlight(topup.state)) wish.current = undefined
      void navigate({ to: '/topups/$schoolId/$walletId/$topupId', params: { schoolId: String(schoolId), walletId, topupId: topup.topupId } })
    },
    onError: (error) => {
      // After silence nobody knows whether the wish arrived: the same id is kept for the next try.
      if (!(error instanceof ApiUnreachable)) wish.current = undefined
      void queries.invalidateQueries({ queryKey: walletQuery({ schoolId, walletId }).queryKey })
    },
  })

  useEffect(() => {
    // The browser's back button brings this page back as it was left, with its button still busy.
    const comeBack = (event: PageTransitionEvent): void => {
      if (event.persisted) setIsLeaving(false)
    }
    addEventListener('pageshow', comeBack)
    return () => removeEventListener('pageshow', comeBack)
  }, [])

  return {
    pay: (amountOre: number, provider: ProviderName) => {
      if (wish.current?.amountOre !== amountOre || wish.current.provider !== provider) wish.current = { id: newId(), amountOre, provider }
      start.mutate(wish.current)
    },
    isPending: start.isPending || isLeaving,
    error: start.error,
  }
}
