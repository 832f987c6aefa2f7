import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply, StaffRole } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { sessionKey } from '../session/session.ts'

export type Colleague = RouteReply<'GET /api/office/schools/:schoolId/colleagues'>['colleagues'][number]
export type ColleagueWish = RouteBody<'POST /api/office/schools/:schoolId/colleagues'>

const colleaguesKey = (schoolId: number) => ['school', schoolId, 'colleagues'] as const

export function useColleagues() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: colleaguesKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/colleagues', { params: { schoolId }, signal }),
  })
}

export function useAddColleague() {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: (body: ColleagueWish) => call('POST /api/office/schools/:schoolId/colleagues', { params: { schoolId }, body }),
    onSuccess: askAgain,
  })
}

/** Another role is another post: what is open in the panel afterwards is the new one. */
export function useChangePost(staffPostId: string, onDone: (post: Colleague) => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: (role: StaffRole) => call('PATCH /api/office/schools/:schoolId/colleagues/:staffPostId', { params: { schoolId, staffPostId }, body: { role } }),
    onSuccess: async (post) => {
      await askAgain(post)
      onDone(post)
    },
  })
}

/** `onDone` belongs to the change itself: the panel that asked for it is gone by then. */
export function useEndPost(staffPostId: string, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/colleagues/:staffPostId/end', { params: { schoolId, staffPostId } }),
    onSuccess: () => {
      onDone()
      return askAgain()
    },
  })
}

/** Asks for the list again, and for what oneself may do: it may be one's own post. */
function useAskAgain(): (changed?: Colleague) => Promise<void> {
  const queries = useQueryClient()
  const { schoolId, session } = useAtSchool()
  return async (changed) => {
    if (changed === undefined || changed.personId === session.personId) void queries.invalidateQueries({ queryKey: sessionKey })
    await queries.invalidateQueries({ queryKey: colleaguesKey(schoolId) })
  }
}
