// A pupil without a card is found by name. What the till gets is a code like any card's, so that everything that holds for a sale
// holds for this one: limits, allergies, too little money, repeats. It pays once, and within minutes.

import type { ByNameReason } from '../../contract/by-name-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { cashierOfSale } from '../../rules/cashiers.ts'
import { MOST_BY_NAME_A_DAY, worksUntil } from '../../rules/found-by-name.ts'
import { norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { countFound, insertFound, lockHolder, whoStandsThere } from './store.ts'

export type NameWish = { schoolId: number; tillId: string; pupilId: string; reason: ByNameReason }

/** @throws Refused till_may_not_sell_by_name, cashier_not_signed_in, not_found, found_by_name_too_often */
export function findByName(house: House, { schoolId, tillId, pupilId, reason }: NameWish): Promise<RouteReply<'POST /api/till/found-by-name'>> {
  const now = house.clock.now()
  const today = norwegianTime(now).date
  return transaction(house.database, async (tx) => {
    const standing = await whoStandsThere(tx, { schoolId, tillId })
    if (standing === null) throw new Refused('till_closed')
    if (!standing.sellsByName) throw new Refused('till_may_not_sell_by_name')
    const cashier = cashierOfSale({ claimedId: null, today }, standing)
    if ('refusal' in cashier) throw new Refused(cashier.refusal)
    // Under the wallet's lock, so that two tills cannot both give the last one of the day.
    const holder = await lockHolder(tx, { schoolId, pupilId, today })
    if (holder === null) throw new Refused('not_found')
    const { walletId, firstName } = holder
    const given = await countFound(tx, { schoolId, walletId, since: startOfNorwegianDay(today), now })
    if (given >= MOST_BY_NAME_A_DAY) throw new Refused({ code: 'found_by_name_too_often', facts: { most: MOST_BY_NAME_A_DAY, name: firstName } })
    const cardId = house.newId()
    const credentialId = house.keys.credentialIdOf(cardId)
    const until = worksUntil(now)
    const codeHash = house.keys.codeHashOf(credentialId)
    await insertFound(tx, { schoolId, cardId, walletId, codeHash, until, tillId, cashierId: cashier.cashierId, reason, now })
    return { code: printedCode(credentialId), firstName, worksUntil: until.toISOString() }
  })
}
