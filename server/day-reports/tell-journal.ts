// What a till tells of itself, and the receipts that it prints.

import { Refused } from '../../contract/refusals.ts'
import { toldOfCashiers } from '../../contract/journal-words.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type EventWish, latestContent, lockRegisters, printsOf, recordEvents, toldBefore } from '../journal/index.ts'
import { cashiersAmong, purchaseOfTill } from './prints-store.ts'

type TillKey = { schoolId: number; tillId: string }

type Told = RouteBody<'POST /api/till/events'>['events']

/** Writes what a till tells to its registers' journals, once however often it is told. @throws Refused not_found */
export async function tellJournal(house: House, { events, ...key }: TillKey & { events: Told }): Promise<void> {
  const ofCashiers = events.filter(({ kind }) => toldOfCashiers.has(kind))
  // One register after the other: nobody waits for two locks here.
  if (ofCashiers.length > 0) await tellOfCashiers(house, { ...key, events: ofCashiers })
  if (ofCashiers.length < events.length) await tellOnConnected(house, { ...key, events: events.filter(({ kind }) => !toldOfCashiers.has(kind)) })
}

/** Who signed in and out while the till was alone: on the register that it sold on then. Of a cashier whom the school has not, nothing is written. */
function tellOfCashiers(house: House, { events, schoolId, tillId }: TillKey & { events: Told }): Promise<void> {
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, { schoolId, tillId, kind: 'reserve' })
    if (!register) throw new Refused('not_found')
    const toldIds = events.map(({ id }) => id)
    const [told, known] = [
      await toldBefore(tx, register, toldIds),
      await cashiersAmong(tx, { schoolId, ids: events.flatMap(({ cashierId }) => cashierId ?? []) }),
    ]
    const wishes = events.flatMap(({ id: toldId, kind, cashierId, at = null }): EventWish[] => {
      if (told.has(toldId) || cashierId === undefined || !known.has(cashierId)) return []
      told.add(toldId)
      return [{ kind, toldId, cashierId, content: at }]
    })
    await recordEvents(tx, house, register, wishes)
  })
}

function tellOnConnected(house: House, { events, ...key }: TillKey & { events: Told }): Promise<void> {
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
