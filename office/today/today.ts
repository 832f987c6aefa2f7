import { useQuery } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'

export type Today = RouteReply<'GET /api/office/schools/:schoolId/today'>

const ASKED_EVERY_MS = 2_000

/** The day so far; asked for again every other second while somebody looks at it, and not at all behind other windows. */
export function useToday(schoolId: number) {
  return useQuery({
    queryKey: ['school', schoolId, 'today'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/today', { params: { schoolId }, signal, timeoutMs: 5_000 }),
    refetchInterval: ASKED_EVERY_MS,
    staleTime: 0,
  })
}
