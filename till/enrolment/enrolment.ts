// Which till this device is. The token is the till's key: it never leaves the device but in the requests it signs for.
import type { RouteReply } from '../../contract/route-types.ts'

export type Enrolment = RouteReply<'POST /api/till/enrolments'>

export function readEnrolment(found: unknown): Enrolment | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { token, schoolId, tillId, tillName, schoolName } = found as Partial<Enrolment>
  if (typeof token !== 'string' || typeof schoolId !== 'number' || typeof tillId !== 'string') return undefined
  return { token, schoolId, tillId, tillName: tillName ?? '', schoolName: schoolName ?? '' }
}

/** The header that says which till asks. */
export function tillHeaders({ token }: Enrolment): { authorization: string } {
  return { authorization: `Bearer ${token}` }
}
