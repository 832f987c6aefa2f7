import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { sessionKey } from '../session/session.ts'

export type Schools = RouteReply<'GET /api/office/schools'>
export type School = Schools['schools'][number]
export type SchoolWish = RouteBody<'POST /api/office/operators/:operatorId/schools'>
export type SchoolChange = RouteBody<'PATCH /api/office/schools/:schoolId'>

const schoolsKey = ['schools'] as const

export function useSchools() {
  return useQuery({ queryKey: schoolsKey, queryFn: ({ signal }) => call('GET /api/office/schools', { signal }), staleTime: 5 * 60_000 })
}

export function useChangeSchool() {
  const refresh = useRefreshSchools()
  return useMutation({
    mutationFn: ({ schoolId, change }: { schoolId: number; change: SchoolChange }) =>
      call('PATCH /api/office/schools/:schoolId', { params: { schoolId }, body: change }),
    onSuccess: refresh,
  })
}

export function useAddSchool() {
  const refresh = useRefreshSchools()
  return useMutation({
    mutationFn: ({ operatorId, wish }: { operatorId: string; wish: SchoolWish }) =>
      call('POST /api/office/operators/:operatorId/schools', { params: { operatorId }, body: wish }),
    onSuccess: refresh,
  })
}

/** The session names the schools too, so that the list to switch between follows. */
function useRefreshSchools(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => Promise.all([queries.invalidateQueries({ queryKey: schoolsKey }), queries.invalidateQueries({ queryKey: sessionKey })])
}
