import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Seen = RouteReply<'POST /api/office/schools/:schoolId/pupil-lists/look'>
export type Taken = RouteReply<'POST /api/office/schools/:schoolId/pupil-lists'>
export type Wish = RouteBody<'POST /api/office/schools/:schoolId/pupil-lists'>
export type Line = Wish['lines'][number]

/** The lists that were taken in before, the newest first. */
export function useTakenLists() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'pupil-lists'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupil-lists', { params: { schoolId }, signal }),
  })
}

export function useLookAtList() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (lines: Line[]) => call('POST /api/office/schools/:schoolId/pupil-lists/look', { params: { schoolId }, body: { lines } }),
  })
}

export function useTakeInList() {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Wish) => call('POST /api/office/schools/:schoolId/pupil-lists', { params: { schoolId }, body }),
    // Pupils, cards and what hangs on them.
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['school', schoolId] }),
  })
}
