// What a till tells of itself, and the receipts that it prints.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type EventWish, latestContent, lockRegisters, printsOf, recordEvents, toldBefore } from '../journal/index.ts'
import { purchaseOfTill } from './prints-store.ts'

type TillKey = { schoolId: number; tillId: string }

/** Writes what a till tells to its register's journal, once however often it is told. @throws Refused not_found */
export function tellJournal(house: House, { events, ...key }: TillKey & RouteBody<'POST /api/till/events'>): Promise<void> {
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, key)
    if (!register) throw new Refused('not_found')
    const told = await toldBefore(
      tx,
      register,
      events.map(({ id }) => id),
    )
    const wishes: EventWish[] = []
    for (const { id: toldId, kind, amountOre = null, version } of events) {
      if (told.has(toldId)) continue
      told.add(toldId)
      if (kind === 'till_started' && version !== undefined) {
        const before = await latestContent(tx, register, 'till_started')
        if (before !== null && before !== version) wishes.push({ kind: 'till_updated', content: version })
        wishes.push({ kind, toldId, content: version })
      } else wishes.push({ kind, toldId, amountOre })
    }
    await recordEvents(tx, house, register, wishes)
  })
}

/**
 * Notes that a receipt is about to be printed. The first print is the receipt, the second its one copy (§ 2-6); the same
 * `id` again is the same print. @throws Refused not_found, receipt_copied_before
 */
export function notePrint(house: House, { purchaseId, id: toldId, ...key }: TillKey & { purchaseId: string; id: string }): Promise<{ isCopy: boolean }> {
  return transaction(house.database, async (tx) => {
    const purchase = await purchaseOfTill(tx, { ...key, purchaseId })
    const [register] = purchase ? await lockRegisters(tx, { schoolId: key.schoolId, registerId: purchase.registerId }) : []
    if (!register || !purchase) throw new Refused('not_found')
    const prints = await printsOf(tx, { schoolId: key.schoolId, subjectId: purchaseId })
    const same = prints.find((print) => print.toldId === toldId)
    if (same) return { isCopy: same.kind === 'receipt_copied' }
    if (prints.length > 1) throw new Refused('receipt_copied_before')
    const isCopy = prints.length === 1
    await recordEvents(tx, house, register, [
      { kind: isCopy ? 'receipt_copied' : 'receipt_printed', subjectId: purchaseId, amountOre: purchase.totalOre, toldId },
    ])
    return { isCopy }
  })
}
