// Goods are served and paid later (kassasystemforskrifta § 2-8-5). The till says so before it happens, and gets a provisional
// receipt: a number in its register's own series, and an event in its journal that is sealed with all that stands on it. No
// money moves and no wallet is asked; it is decided as a sale without anybody's card would be.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { provisionalText } from '../../rules/provisional-receipt.ts'
import { openToday } from '../day-reports/index.ts'
import { asOf, type House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { lockRegisters, recordEvents } from '../journal/index.ts'
import { hashOfTried, tryPurchase } from '../purchases/index.ts'
import { isTillToken } from '../tills/index.ts'
import { earlierProvisional, insertProvisional, keepProvisionalPlace, type Replaced, replacedBy } from './store.ts'

type Served = RouteReply<'POST /api/till/provisional-receipts'>
type Wish = { till: Till } & RouteBody<'POST /api/till/provisional-receipts'>

/**
 * @throws Refused not_while_practising; served_and_paid, served_and_replaced, not_found of what it takes the place of; what a
 * purchase is refused for
 */
export function serveBasket(house: House, { replaces, ...wish }: Wish): Promise<Served> {
  const { till, id } = wish
  const asked = { ...wish, code: null, provisionalId: replaces }
  return transaction(house.database, async (tx) => {
    const { schoolId, tillId } = till
    const [register] = await lockRegisters(tx, { schoolId, tillId })
    if (!register || !(await isTillToken(tx, till))) throw new Refused('till_closed')
    const earlier = await earlierProvisional(tx, { schoolId, id })
    if (earlier && !earlier.requestHash.equals(hashOfTried(asked))) throw new Refused('same_id_other_content')
    if (earlier) return earlier.made
    const now = house.clock.now()
    const standing = asOf(house, now)
    if (register.trainingDay === norwegianTime(now).date) throw new Refused('not_while_practising')
    const tried = await tryPurchase(tx, standing, asked)
    if ('refusal' in tried) throw new Refused(tried.refusal)
    const replaced = replaces === undefined ? null : await whatIsReplaced(tx, { schoolId, tillId, replaces })
    const { sale, hash: requestHash, cashierId } = tried
    const { lines, totalOre } = sale
    const open = await openToday(tx, standing, register)
    const { date: localDate, time: localTime } = norwegianTime(now)
    open.provisionalNumber += 1
    open.openDay = localDate
    const { provisionalNumber } = open
    const content = provisionalText({ provisionalNumber, replacesNumber: replaced?.provisionalNumber ?? null, lines, totalOre })
    const eventNumber = await recordEvents(tx, standing, open, [{ kind: 'provisional_receipt_given', subjectId: id, amountOre: totalOre, content, cashierId }])
    await insertProvisional(tx, open, { id, eventNumber, replaced, lines, totalOre, now, localDate, localTime, cashierId, requestHash })
    await keepProvisionalPlace(tx, open)
    return { provisionalId: id, provisionalNumber, servedAt: now.toISOString(), totalOre }
  })
}

async function whatIsReplaced(tx: Queryable, { replaces, ...till }: { schoolId: number; tillId: string; replaces: string }): Promise<Replaced> {
  const found = await replacedBy(tx, { ...till, provisionalId: replaces })
  if (!found) throw new Refused('not_found')
  // What somebody has paid of stays as it is; what is ordered after that is a basket of its own.
  if (found.hasSale) throw new Refused('served_and_paid')
  if (found.isReplaced) throw new Refused('served_and_replaced')
  return found
}
