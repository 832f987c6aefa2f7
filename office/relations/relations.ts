import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Relations = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/relations'>
export type Terms = Relations['relations'][number]['terms']

const keyOf = (schoolId: number, pupilId: string) => ['school', schoolId, 'pupil', pupilId, 'relations'] as const

export function useRelations(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: keyOf(schoolId, pupilId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/relations', { params: { schoolId, pupilId }, signal }),
  })
}

/** What is done to a pupil's relations: afterwards all of the pupil's is asked for anew. */
export function useRelationChange<Wish, Answer>(pupilId: string, change: (params: { schoolId: number; pupilId: string }, wish: Wish) => Promise<Answer>) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => change({ schoolId, pupilId }, wish),
    // The pupil's other answers hang on it, and this one stands below them.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupil', pupilId] }),
  })
}
