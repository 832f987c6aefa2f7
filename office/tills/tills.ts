import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Tills = RouteReply<'GET /api/office/schools/:schoolId/tills'>
export type Till = Tills['tills'][number]

const tillsKey = (schoolId: number) => ['school', schoolId, 'tills'] as const

/** The tills of the school; asked for often while somebody waits for a device to sign in. */
export function useTills({ isWaitingForDevice = false }: { isWaitingForDevice?: boolean } = {}) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: tillsKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/tills', { params: { schoolId }, signal }),
    refetchInterval: isWaitingForDevice ? 2_000 : 30_000,
  })
}

export function useAddTill() {
  const { schoolId } = useAtSchool()
  const keep = useKeepTill()
  return useMutation({
    mutationFn: (name: string) => call('POST /api/office/schools/:schoolId/tills', { params: { schoolId }, body: { name } }),
    onSuccess: keep,
  })
}

export function useMakeCode(tillId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params: { schoolId, tillId } }),
  })
}

/** `onDone` belongs to the change itself: what asked for it may be gone from the screen by then. */
export function useSignOutDevice(tillId: string, onDone: (till: Till) => void) {
  const { schoolId } = useAtSchool()
  const keep = useKeepTill()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/tills/:tillId/sign-out', { params: { schoolId, tillId } }),
    onSuccess: (till) => {
      onDone(till)
      keep(till)
    },
  })
}

export function useCloseTill(tillId: string, onDone: (till: Till) => void) {
  const { schoolId } = useAtSchool()
  const keep = useKeepTill()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/tills/:tillId/close', { params: { schoolId, tillId } }),
    onSuccess: (till) => {
      onDone(till)
      keep(till)
    },
  })
}

/** Puts a till as the server answered it into the list at once, and asks for the whole list again. */
function useKeepTill(): (till: Till) => void {
  const queries = useQueryClient()
  const { schoolId } = useAtSchool()
  return (till) => {
    queries.setQueryData<Tills>(tillsKey(schoolId), (before) => {
      const others = before?.tills ?? []
      return {
        tills: others.some(({ tillId }) => tillId === till.tillId) ? others.map((other) => (other.tillId === till.tillId ? till : other)) : [...others, till],
      }
    })
    void queries.invalidateQueries({ queryKey: ['school', schoolId] })
  }
}
