// Whether the address is unknown, has no password yet or the password is wrong: the answer is the same,
// and takes as long.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { countAttempt, forgiveAttempts, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import type { SignedIn } from './confirm-registration.ts'
import { isPassword } from './password-hash.ts'
import { openSession } from './sessions.ts'
import { type Person, personByEmail } from './store.ts'

type Wish = { email: string; password: string; address: string }

/** @throws Refused `sign_in_failed`, `too_many_attempts`, `too_busy` */
export async function signIn(house: House, wish: Wish): Promise<SignedIn> {
  const { personId } = await checkPassword(house, wish)
  const sessionToken = await transaction(house.database, (tx) => openSession(tx, house, personId))
  return { personId, sessionToken }
}

/** Whose account it is, by its password. @throws Refused `sign_in_failed`, `too_many_attempts`, `too_busy` */
export async function checkPassword(house: House, { email, password, address }: Wish): Promise<Person> {
  const account = email.trim().toLowerCase()
  await countAttempt(house, limits.signInFromAddress, networkOf(address))
  await countAttempt(house, limits.signInOfAccount, account)
  const person = await personByEmail(house.database, account)
  const isRight = await isPassword(password, person?.passwordHash ?? null)
  if (!isRight || !person) throw new Refused('sign_in_failed')
  await forgiveAttempts(house, limits.signInOfAccount, account)
  return person
}
