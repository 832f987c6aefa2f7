// Whose an e-mail address is that a school has written down for somebody with a wallet. A parent's address in a pupil's field must
// not make the parent's sign-in that pupil's profile: whoever is a guardian or has a post becomes no pupil by an address, nor
// by a Feide name. Who visits or works at the school may well be both.

import type { HolderKind } from '../contract/card-words.ts'

/** What is known of somebody who has an address, at all schools and at any time. */
export type AddressHolder = {
  /** They have shown that it is theirs. */
  isConfirmed: boolean
  isGuardian: boolean
  isStaff: boolean
}

/** nobodys: nobody is known by it. waiting: somebody is, who has not shown that it is theirs. theirs: they are whom it was written for. */
export type Ownership = 'nobodys' | 'waiting' | 'theirs' | 'an_adults'

export function whoseAddress(holder: AddressHolder | null, kind: HolderKind): Ownership {
  if (holder === null) return 'nobodys'
  if (!mayBecome(holder, kind)) return 'an_adults'
  return holder.isConfirmed ? 'theirs' : 'waiting'
}

/** Whether somebody who has shown who they are in another way may become the one with the wallet. */
export const mayBecome = ({ isGuardian, isStaff }: Omit<AddressHolder, 'isConfirmed'>, kind: HolderKind): boolean =>
  kind !== 'pupil' || (!isGuardian && !isStaff)
