// Whoever changes how an account is opened shows again that it is theirs: an open browser that somebody has found is not enough.

import { Refused } from '../../contract/refusals.ts'
import { countAttempt, forgiveAttempts, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { isPassword } from './password-hash.ts'
import { sessionOf } from './session-store.ts'
import { type Person, personById } from './store.ts'

const JUST_SIGNED_IN_MS = 15 * 60_000

/** By the password; whoever has none must just have signed in. @throws Refused password_wrong, sign_in_anew, too_many_attempts, not_signed_in */
export async function proveOneself(
  house: House,
  { personId, sessionToken, password }: { personId: string; sessionToken: string; password: string | null },
): Promise<Person> {
  const person = await personById(house.database, personId)
  if (!person) throw new Refused('not_signed_in')
  if (person.passwordHash === null) {
    const now = house.clock.now()
    const session = await sessionOf(house.database, { tokenHash: hashOfToken(sessionToken), now })
    if (!session || now.getTime() - session.madeAt.getTime() > JUST_SIGNED_IN_MS) throw new Refused('sign_in_anew')
    return person
  }
  await countAttempt(house, limits.passwordOfPerson, personId)
  if (password === null || !(await isPassword(password, person.passwordHash))) throw new Refused('password_wrong')
  await forgiveAttempts(house, limits.passwordOfPerson, personId)
  return person
}
