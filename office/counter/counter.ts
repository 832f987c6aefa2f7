import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Counter = RouteReply<'GET /api/office/schools/:schoolId/counter-settings'>

const counterKey = (schoolId: number) => ['school', schoolId, 'counter'] as const

export function useCounter() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: counterKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/counter-settings', { params: { schoolId }, signal }),
  })
}

export function useChangeCounter(onDone: () => void) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: RouteBody<'PATCH /api/office/schools/:schoolId/counter-settings'>) =>
      call('PATCH /api/office/schools/:schoolId/counter-settings', { params: { schoolId }, body }),
    onSuccess: (counter) => {
      queries.setQueryData<Counter>(counterKey(schoolId), counter)
      onDone()
    },
  })
}
