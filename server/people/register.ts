// A registration waits until its address is confirmed: before that there is no person, and nothing
// that anyone could pay with. The answer is the same whether or not the address is known.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { isEmailOfDomain, maskEmail, readEmail } from '../../rules/email-addresses.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { faultOfPassword } from '../../rules/passwords.ts'
import { readName } from '../../rules/people-names.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { hashOfGuardianCode, registeredInvitation } from '../relations/index.ts'
import { letterThatProfileExists, letterToConfirm } from './letters.ts'
import { hashPassword } from './password-hash.ts'
import { deleteRegistrationsOf, insertRegistration, personByEmail, schoolToRegisterAt } from './store.ts'

const LINK_LASTS_MS = 24 * 3_600_000

type Wish = RouteBody<'POST /api/registrations'>

/** @throws Refused `not_found` (the school), `email_not_valid`, `email_not_of_school`, `name_not_valid`, `mobile_not_valid`, `password_too_weak`, `password_too_common`, `guardian_code_not_valid`, `too_many_attempts` */
export async function register(
  house: House,
  { wish, address, onMade }: { wish: Wish; address: string; onMade?: (tx: Queryable, registrationHash: Buffer) => Promise<void> },
): Promise<RouteReply<'POST /api/registrations'>> {
  const { email, firstName, lastName, mobile } = readWish(wish)
  const school = await schoolToRegisterAt(house.database, wish.schoolId)
  if (!school) throw new Refused('not_found')
  const domain = school.pupilEmailDomain
  const asGuardian = wish.guardianCode !== undefined
  if (wish.guardianCode !== undefined) await checkCode(house, wish.guardianCode, { schoolId: wish.schoolId, address })
  else if (domain !== null && !isEmailOfDomain(email, domain)) throw new Refused({ code: 'email_not_of_school', facts: { domain } })
  await countAttempt(house, limits.registrationFromAddress, networkOf(address))
  await countAttempt(house, limits.registrationOfEmail, email)

  const passwordHash = await hashPassword(wish.password)
  const token = newToken()
  const now = house.clock.now()
  const { schoolId, language } = wish
  await transaction(house.database, async (tx) => {
    const person = await personByEmail(tx, email)
    if (person?.passwordHash) {
      await queueMessage(tx, house, letterThatProfileExists(house, person))
      return
    }
    await deleteRegistrationsOf(tx, email)
    const registration = { tokenHash: hashOfToken(token), email, schoolId, firstName, lastName, mobile, passwordHash, language, asGuardian }
    await insertRegistration(tx, registration, { now, expiresAt: new Date(now.getTime() + LINK_LASTS_MS) })
    await onMade?.(tx, registration.tokenHash)
    await queueMessage(tx, house, letterToConfirm(house, { email, firstName, language }, { schoolName: school.name, token }))
  })
  return { done: true, sentTo: maskEmail(email) }
}

/** Whoever has a code from the school need not have an address of the school's. */
async function checkCode(house: House, typed: string, { schoolId, address }: { schoolId: number; address: string }): Promise<void> {
  await countAttempt(house, limits.guardianCodeFromAddress, networkOf(address))
  const codeHash = hashOfGuardianCode(house, typed)
  const found = codeHash && (await registeredInvitation(house.database, { codeHash, now: house.clock.now() }))
  if (found?.schoolId !== schoolId) throw new Refused('guardian_code_not_valid')
}

function readWish(wish: Wish): { email: string; firstName: string; lastName: string; mobile: string } {
  const email = readEmail(wish.email)
  if (!email) throw new Refused('email_not_valid')
  const firstName = readName(wish.firstName)
  const lastName = readName(wish.lastName)
  if (!firstName || !lastName) throw new Refused('name_not_valid')
  const mobile = readMobileNumber(wish.mobile)
  if (!mobile) throw new Refused('mobile_not_valid')
  const fault = faultOfPassword(wish.password)
  if (fault) throw new Refused(fault)
  return { email, firstName, lastName, mobile }
}
