import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type OfficeArrangement = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups'>['arrangements'][number]

const keyOf = (pupilId: string) => ['pupil-automatic', pupilId] as const

export function useAutomaticOfPupil(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: keyOf(pupilId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups', { params: { schoolId, pupilId }, signal }),
    staleTime: 0,
  })
}

export type Deed = 'pause' | 'end'

/** On the owner's behalf, with the reason. */
export function useOnBehalf(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ arrangementId, deed, note }: { arrangementId: string; deed: Deed; note: string }) =>
      call(`POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/${deed}`, {
        params: { schoolId, pupilId, arrangementId },
        body: { note },
      }),
    onSuccess: (shown) => queries.setQueryData(keyOf(pupilId), shown),
  })
}
