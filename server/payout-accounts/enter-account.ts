// An account is entered by its owner, signed in, and counts only with the code that was sent to the owner's own e-mail
// address: whoever has found an open browser cannot send the money elsewhere. A changed account waits a day, and
// everybody who follows a wallet that it may be paid from is told at once.

import { randomInt, timingSafeEqual } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { maskAccountNumber, readAccountNumber } from '../../rules/account-number.ts'
import { CHANGED_ACCOUNT_WAITS_MS } from '../../rules/refund-states.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import { type Reader, readersOf } from '../relations/index.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { walletsOf } from '../people/index.ts'
import { letterOfChange, letterWithCode } from './letters.ts'
import { accountOf, endAccount, endEntries, guess, hasHadAccount, insertAccount, insertEntry, lockOwner, type PayoutAccountRow, useUp } from './store.ts'

const CODE_LASTS_MS = 15 * 60_000
const MOST_GUESSES = 5
const MOST_TOLD = 50

export type PayoutAccount = NonNullable<RouteReply<'GET /api/payout-account'>['account']>

export const showAccount = ({ accountNumber, usableAt }: PayoutAccountRow, now: Date): PayoutAccount => ({
  masked: maskAccountNumber(accountNumber),
  usableAt: usableAt.toISOString(),
  isUsable: usableAt.getTime() <= now.getTime(),
})

/** Sends the code. @throws Refused bank_account_not_valid, too_many_attempts, not_allowed for one without a confirmed address */
export async function enterAccount(
  house: House,
  { personId, address, typed }: { personId: string; address: string; typed: string },
): Promise<RouteReply<'POST /api/payout-account/entries'>> {
  const accountNumber = readAccountNumber(typed)
  if (accountNumber === null) throw new Refused('bank_account_not_valid')
  await countAttempt(house, limits.payoutCodeFromAddress, networkOf(address))
  await countAttempt(house, limits.payoutCodeOfPerson, personId)
  const [entryId, now] = [house.newId(), house.clock.now()]
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(now.getTime() + CODE_LASTS_MS)
  const owner = await transaction(house.database, async (tx) => {
    const found = await lockOwner(tx, personId)
    if (!found) throw new Refused('not_allowed')
    await endEntries(tx, { personId, now })
    await insertEntry(tx, { entryId, personId, accountNumber, codeHash: hashOfCode(house, entryId, code), now, expiresAt })
    await queueMessage(tx, house, { ...letterWithCode(found, { code, masked: maskAccountNumber(accountNumber) }), expiresAt })
    return found
  })
  house.log('payout account entered')
  return { entryId, sentTo: maskEmail(owner.email), masked: maskAccountNumber(accountNumber) }
}

/** Takes the account into use. @throws Refused payout_code_wrong, payout_code_over */
export async function confirmAccount(house: House, { personId, entryId, code }: { personId: string; entryId: string; code: string }): Promise<PayoutAccount> {
  const now = house.clock.now()
  // Counted before it is looked at, and outside the transaction: a hundred guesses at once are a hundred guesses.
  const entry = await guess(house.database, { entryId, personId, mostGuesses: MOST_GUESSES, now })
  if (!entry) throw new Refused('payout_code_over')
  if (!timingSafeEqual(hashOfCode(house, entryId, code.replaceAll(/\s/g, '')), entry.codeHash)) throw new Refused('payout_code_wrong')
  const readers = await followersOf(house, personId)
  return transaction(house.database, async (tx) => {
    const owner = await lockOwner(tx, personId)
    if (!owner || !(await useUp(tx, { entryId, now }))) throw new Refused('payout_code_over')
    const before = await accountOf(tx, personId)
    if (before?.accountNumber === entry.accountNumber) return showAccount(before, now)
    const isChange = await hasHadAccount(tx, personId)
    const usableAt = new Date(now.getTime() + (isChange ? CHANGED_ACCOUNT_WAITS_MS : 0))
    await endAccount(tx, { personId, reason: 'replaced', now })
    await insertAccount(tx, { accountId: house.newId(), personId, accountNumber: entry.accountNumber, now, usableAt })
    const masked = maskAccountNumber(entry.accountNumber)
    const told = new Map<string, Reader | null>([[owner.email, null], ...readers.map((reader) => [reader.email, reader] as const)])
    for (const [email, reader] of told) {
      const { language, firstName } = email === owner.email || !reader ? owner : reader
      await queueMessage(
        tx,
        house,
        letterOfChange(
          house,
          { email, firstName, language },
          { ownerFirstName: owner.firstName, masked, usableAt: isChange ? usableAt : null, isOwner: email === owner.email },
        ),
      )
    }
    house.log('payout account confirmed', { isChange })
    return showAccount({ accountId: '', accountNumber: entry.accountNumber, usableAt }, now)
  })
}

// Everybody who may see a wallet that this person follows. Read school by school, before anything is written.
async function followersOf(house: House, personId: string): Promise<Reader[]> {
  const now = house.clock.now()
  const readers: Reader[] = []
  for (const { schoolId, walletId } of await walletsOf(house.database, { personId, now })) {
    if (readers.length >= MOST_TOLD) break
    // Who the other guardian is, is not told where the address is protected.
    readers.push(...(await readersOf(house.database, { schoolId, walletId, now, tells: 'balance' })).filter(({ isProtected }) => !isProtected))
  }
  return readers
}

const hashOfCode = (house: House, entryId: string, code: string) => hmac256(house.keys.derive('payout account codes'), `${entryId}|${code}`)

/** "kari@example.no" → "k•••@example.no". */
function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}•••@${domain}`
}
