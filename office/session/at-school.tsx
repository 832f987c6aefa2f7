// Where one works now: the school in the address, and what one may do there.
// The server decides; this only keeps doors from being shown that would not open.
import { createContext, useContext } from 'react'
import type { StaffRole } from '../../contract/route-types.ts'
import type { Session } from './session.ts'

export type AtSchool = {
  session: Session
  schoolId: number
  schoolName: string
  roles: readonly StaffRole[]
  /** Tills, products and prices. */
  mayRunCanteen: boolean
  /** Pupils, guardians and what is known of the school. */
  mayRunOffice: boolean
  /** The bank, and posts at all the schools: for whoever administers all of the operator's schools. */
  mayRunOperator: boolean
}

const AtSchoolContext = createContext<AtSchool | undefined>(undefined)
export const AtSchoolProvider = AtSchoolContext.Provider

export function useAtSchool(): AtSchool {
  const at = useContext(AtSchoolContext)
  if (at === undefined) throw new Error('useAtSchool is for screens inside SchoolFrame')
  return at
}

export function atSchool({ session, schoolId, schoolName, roles }: Pick<AtSchool, 'session' | 'schoolId' | 'schoolName' | 'roles'>): AtSchool {
  const isAdministrator = roles.includes('administrator')
  return {
    session,
    schoolId,
    schoolName,
    roles,
    mayRunCanteen: isAdministrator || roles.includes('canteen'),
    mayRunOffice: isAdministrator || roles.includes('office'),
    mayRunOperator: session.staffPosts.some((post) => post.schoolId === schoolId && post.role === 'administrator' && post.isEverywhere),
  }
}
