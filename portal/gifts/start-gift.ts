// Sends the wish to give, and goes to the provider. The wish has an id of its own from the start, so that sending it
// again after silence can never make two of it.
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { newId } from '../../contract/ids.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.tsx'
import { rememberLink } from './link-of-gift.ts'

type Wish = Omit<RouteBody<'POST /api/pay-links/gifts'>, 'token' | 'id' | 'language'>

export function useGive(token: string) {
  const navigate = useNavigate()
  const { language } = useLanguage()
  const sent = useRef<{ id: string; content: string } | undefined>(undefined)
  const start = useMutation({
    mutationFn: (wish: Wish) => {
      const content = JSON.stringify(wish)
      if (sent.current?.content !== content) sent.current = { id: newId(), content }
      return call('POST /api/pay-links/gifts', { body: { ...wish, token, language, id: sent.current.id }, timeoutMs: 20_000 })
    },
    onSuccess: ({ schoolId, topupId, payAt }) => {
      sent.current = undefined
      rememberLink(topupId, token)
      if (payAt !== null) location.assign(payAt)
      else void navigate({ to: '/gift/$schoolId/$topupId', params: { schoolId: String(schoolId), topupId } })
    },
    onError: (error) => {
      // After silence nobody knows whether the wish arrived: the same id is kept for the next try.
      if (!(error instanceof ApiUnreachable)) sent.current = undefined
    },
  })
  return { give: start.mutate, isPending: start.isPending, error: start.error }
}
