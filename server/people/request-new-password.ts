import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { letterForNewPassword } from './letters.ts'
import { insertPasswordLink, personByEmail } from './store.ts'

const LINK_LASTS_MS = 3_600_000

/**
 * Sends a link for a new password to an address that is known, and tells nobody whether it is. Links sent
 * before keep working: nobody can spoil another's by asking. @throws Refused `email_not_valid`, `too_many_attempts`
 */
export async function requestNewPassword(house: House, { email: typed, address }: { email: string; address: string }): Promise<void> {
  const email = readEmail(typed)
  if (!email) throw new Refused('email_not_valid')
  await countAttempt(house, limits.resetFromAddress, networkOf(address))
  await countAttempt(house, limits.resetOfEmail, email)
  const token = newToken()
  const now = house.clock.now()
  await transaction(house.database, async (tx) => {
    const person = await personByEmail(tx, email)
    if (!person) return
    await insertPasswordLink(tx, { tokenHash: hashOfToken(token), personId: person.personId, now, expiresAt: new Date(now.getTime() + LINK_LASTS_MS) })
    await queueMessage(tx, house, letterForNewPassword(house, person, token))
  })
}
