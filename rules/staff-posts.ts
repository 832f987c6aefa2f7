// Who may change whose post. An administrator of one school runs that school; only one of the whole operator
// touches a post at all its schools. And somebody must always be left who can let others in.

import type { Refusal } from '../contract/refusals.ts'
import type { StaffRole } from '../contract/route-types.ts'

export type PostChange = {
  post: { role: StaffRole; isEverywhere: boolean }
  /** Null: the post ends. */
  newRole: StaffRole | null
  /** The one who asks administers the whole operator. */
  isByOperator: boolean
  /** Other people who administer what the post is about: the operator for a post everywhere, else the school. */
  otherAdministrators: number
}

/** The first reason why a post may not be changed so, or null. */
export function refusalOfPostChange({ post, newRole, isByOperator, otherAdministrators }: PostChange): Refusal | null {
  if (post.isEverywhere && !isByOperator) return { code: 'not_allowed' }
  if (post.role === 'administrator' && newRole !== 'administrator' && otherAdministrators === 0) return { code: 'last_administrator' }
  return null
}
