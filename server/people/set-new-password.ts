// The end of a forgotten password, and the beginning for somebody the office has invited.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { faultOfPassword } from '../../rules/passwords.ts'
import { countAttempt, forgiveAttempts, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import type { SignedIn } from './confirm-registration.ts'
import { letterThatPasswordChanged } from './letters.ts'
import { hashPassword } from './password-hash.ts'
import { endAllSessions, openSession } from './sessions.ts'
import { deletePasswordLinksOf, deleteRegistrationsOf, lockPerson, personOfPasswordLink, setPassword, takePasswordLink } from './store.ts'

/** Signs out everywhere, then in here. @throws Refused `link_not_valid`, `password_too_weak`, `password_too_common`, `too_many_attempts` */
export async function setNewPassword(house: House, { token, password, address }: { token: string; password: string; address: string }): Promise<SignedIn> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const fault = faultOfPassword(password)
  if (fault) throw new Refused(fault)
  const tokenHash = hashOfToken(token)
  const now = house.clock.now()
  const personId = await personOfPasswordLink(house.database, { tokenHash, now })
  if (!personId) throw new Refused('link_not_valid')
  const passwordHash = await hashPassword(password)
  const { email, sessionToken } = await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || !(await takePasswordLink(tx, tokenHash))) throw new Refused('link_not_valid')
    await setPassword(tx, { personId, passwordHash, now })
    await deletePasswordLinksOf(tx, personId)
    await deleteRegistrationsOf(tx, person.email)
    await endAllSessions(tx, personId)
    if (person.passwordHash !== null) await queueMessage(tx, house, letterThatPasswordChanged(house, person))
    return { email: person.email, sessionToken: await openSession(tx, house, personId) }
  })
  // Whoever was locked out by others' guesses gets in this way.
  await forgiveAttempts(house, limits.signInOfAccount, email)
  return { personId, sessionToken }
}
