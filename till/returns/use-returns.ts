import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../kit/api.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useWatched } from '../watched.ts'

const keyOf = (tillId: string, purchaseId: string) => ['returns', tillId, purchaseId]

/** What is left of a sale, and the returns there have been of it. */
export function useReturnsOf(purchaseId: string) {
  const { enrolment } = useOpenTill()
  return useQuery({
    queryKey: keyOf(enrolment.tillId, purchaseId),
    queryFn: ({ signal }) => call('GET /api/till/purchases/:purchaseId/returns', { params: { purchaseId }, headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
}

/** Once something has come back, what the screens know of sales and returns is old. */
export function useFreshAfterReturn(): void {
  const { returner } = useOpenTill()
  const returning = useWatched(returner.returning)
  const settled = useWatched(returner.settledLate)
  const queries = useQueryClient()
  const answered = returning.at === 'returned' ? returning.answer.returnId : settled[0]?.item.id
  useEffect(() => {
    if (answered === undefined) return
    for (const queryKey of [['sales'], ['returns']]) void queries.invalidateQueries({ queryKey })
  }, [answered, queries])
}
