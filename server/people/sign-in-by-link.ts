// Without a password: whoever can read the e-mail of a profile may choose a new password anyway.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import type { SignedIn } from './confirm-registration.ts'
import { openSession } from './sessions.ts'
import { rolesAnywhere } from './staff-store.ts'
import { lockPerson, personOfPasswordLink, takePasswordLink } from './store.ts'

/**
 * Signs in by the link for a new password, which is used up by it; the password, and who is signed in elsewhere, stay as
 * they are. Nobody who works at a canteen: what they open is others' money, and a new password ends a thief's sessions.
 * @throws Refused `link_not_valid`, `staff_need_password` (the link still works), `too_many_attempts`
 */
export async function signInByLink(house: House, { token, address }: { token: string; address: string }): Promise<SignedIn> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const tokenHash = hashOfToken(token)
  const now = house.clock.now()
  const personId = await personOfPasswordLink(house.database, { tokenHash, now })
  if (!personId) throw new Refused('link_not_valid')
  const sessionToken = await transaction(house.database, async (tx) => {
    if (!(await lockPerson(tx, personId))) throw new Refused('link_not_valid')
    if ((await rolesAnywhere(tx, { personId, now })).length > 0) throw new Refused('staff_need_password')
    if (!(await takePasswordLink(tx, tokenHash))) throw new Refused('link_not_valid')
    return openSession(tx, house, personId)
  })
  return { personId, sessionToken }
}
