import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call, callForFile } from '../../kit/api.ts'
import { saveBlob } from '../../kit/save-file.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Erasure = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/erasure'>

const COPY_TIMEOUT_MS = 60_000
const LOOK_AGAIN_MS = 60_000

const erasureKey = (schoolId: number, pupilId: string) => ['school', schoolId, 'pupil', pupilId, 'erasure'] as const

export function useErasure(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: erasureKey(schoolId, pupilId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/erasure', { params: { schoolId, pupilId }, signal }),
  })
}

export function useAskErasure(pupilId: string, note: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (_nothing: undefined) => call('POST /api/office/schools/:schoolId/pupils/:pupilId/erasure', { params: { schoolId, pupilId }, body: { note } }),
    onSuccess: (erasure) => queries.setQueryData(erasureKey(schoolId, pupilId), erasure),
  })
}

export function useUndoErasure(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE /api/office/schools/:schoolId/pupils/:pupilId/erasure', { params: { schoolId, pupilId } }),
    onSuccess: (erasure) => queries.setQueryData(erasureKey(schoolId, pupilId), erasure),
  })
}

/** Whoever signs in with others has no password, and must just have done so. */
export function useAsksPassword(): boolean {
  const waysIn = useQuery({ queryKey: ['ways-in'], queryFn: ({ signal }) => call('GET /api/ways-in', { signal }), staleTime: LOOK_AGAIN_MS })
  return waysIn.data?.hasPassword !== false
}

export function useFetchCopy(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (password: string | null) =>
      callForFile('POST /api/office/schools/:schoolId/pupils/:pupilId/data-copy', {
        params: { schoolId, pupilId },
        body: { password },
        timeoutMs: COPY_TIMEOUT_MS,
      }),
    onSuccess: ({ name, file }) => saveBlob(name, file),
  })
}

export function useForgotten(schoolId: number) {
  return useQuery({
    queryKey: ['school', schoolId, 'forgotten'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/forgetting', { params: { schoolId }, signal }),
  })
}
