import { useQuery } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useOperatorId } from '../bank/bank.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Attention = RouteReply<'GET /api/office/operators/:operatorId/attention'>

const ASK_AGAIN_MS = 60_000

/** What waits for those who run the operator; nothing for anybody else. */
export function useAttention(): Attention | undefined {
  const operatorId = useOperatorId()
  const { mayRunOperator } = useAtSchool()
  const { data } = useQuery({
    queryKey: ['attention', operatorId],
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/attention', { params: { operatorId }, signal }),
    refetchInterval: ASK_AGAIN_MS,
    enabled: mayRunOperator,
  })
  return mayRunOperator ? data : undefined
}
