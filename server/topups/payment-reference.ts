// What we call a payment towards a provider: the school's number and the top-up's id, so that a
// callback leads straight to the right school's rows. At most 47 characters.

import { isId } from '../../contract/ids.ts'
import type { TopupKey } from './store.ts'

export const referenceOf = ({ schoolId, topupId }: TopupKey) => `${schoolId}-${topupId}`

/** The top-up that a reference names, or null when it is none of ours. */
export function readReference(reference: string): TopupKey | null {
  const match = /^([1-9]\d{0,9})-(.{36})$/.exec(reference)
  const schoolId = Number(match?.[1])
  const topupId = match?.[2]
  return match && schoolId <= 2_147_483_647 && isId(topupId) ? { schoolId, topupId } : null
}
