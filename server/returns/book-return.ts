// Books a return on a register whose lock the caller holds, and whose day is open. It may be another register than the one
// that sold: the entry belongs to where and when the goods came back.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Refusal } from '../../contract/refusals.ts'
import type { ReturnReason } from '../../contract/return-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, lockWallets, post, type Transfer, walletName } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { amountsByVatCode } from '../../rules/purchase.ts'
import { allThatIsLeft, decideReturn, type ReturnFacts, type Returned, type WantedReturn } from '../../rules/returns.ts'
import type { House } from '../house.ts'
import { giveCoverBack } from '../meals/index.ts'
import { currentSigner, type LockedRegister, signEntry } from '../journal/index.ts'
import { insertReturn, keepReturnPlace, type PurchaseToReturn, returnedQuantities } from './store.ts'

export type ReturnWish = {
  returnId: string
  /** What comes back; 'all' is whatever is left of the sale. */
  wanted: WantedReturn | 'all'
  reason: ReturnReason
  note: string | null
  /** Whose return it is; null where nobody has to sign in. */
  cashierId: string | null
  /** Of what was asked, by whoever asked. */
  requestHash: Buffer
}

export type BookedReturn = RouteReply<'POST /api/till/returns'>

/**
 * Takes a purchase's goods back on a locked register: a signed entry, transfers that point to the purchase, and the wallet's
 * money. Of two that take back the same at once the second waits for the wallet's lock and finds nothing left.
 */
export async function bookReturn(
  tx: Queryable,
  house: House,
  { register, purchase, wish }: { register: LockedRegister; purchase: PurchaseToReturn; wish: ReturnWish },
): Promise<{ answer: BookedReturn } | { refusal: Refusal }> {
  const { schoolId, purchaseId, walletId } = purchase
  const wallets = await lockWallets(tx, [{ schoolId, walletId }])
  const facts: ReturnFacts = { sold: purchase.lines, returned: await returnedQuantities(tx, { schoolId, purchaseId }) }
  const wanted = wish.wanted === 'all' ? allThatIsLeft(facts) : wish.wanted
  const decision = decideReturn(wanted, facts)
  if ('refusal' in decision) return decision

  const now = house.clock.now()
  await post(tx, wallets, await transfersOf(tx, house, { purchase, wish, given: decision.given, now }), now)
  await giveCoverBack(tx, house, {
    ...purchase,
    returnId: wish.returnId,
    sold: purchase.lines,
    returned: facts.returned,
    given: decision.given.lines,
    locked: wallets,
  })
  const { balanceOre } = wallets.get(walletName({ schoolId, walletId })) as LockedWallet
  await writeEntry(tx, house, { register, purchase, wish, given: decision.given, returned: facts.returned, balanceOre, now })
  return {
    answer: {
      returnId: wish.returnId,
      purchaseId,
      firstName: purchase.firstName,
      balanceOre,
      totalOre: decision.given.totalOre,
      returnReceiptNumber: register.returnReceiptNumber,
      journalNumber: register.journalNumber,
      returnedAt: now.toISOString(),
    },
  }
}

type Giving = { purchase: PurchaseToReturn; wish: ReturnWish; given: Returned; now: Date }

// The opposite of the sale's transfers, one for each VAT code that comes back.
async function transfersOf(tx: Queryable, house: House, { purchase, wish, given, now }: Giving): Promise<Transfer[]> {
  const chart = await house.chartOf(tx, purchase.schoolId)
  return amountsByVatCode(given.lines).map(({ vatCode, amountOre }, index) => ({
    schoolId: purchase.schoolId,
    eventId: wish.returnId,
    part: index + 1,
    kind: 'return',
    debitAccountId: chart.sales[vatCode],
    creditAccountId: purchase.walletId,
    amountOre,
    happenedAt: now,
    undoesEventId: purchase.purchaseId,
  }))
}

type Entry = Giving & { register: LockedRegister; returned: ReadonlyMap<number, number>; balanceOre: number }

// Gives the return its place in the register's journal and signs it, with the negative amounts that the law wants of one.
async function writeEntry(tx: Queryable, house: House, { register, purchase, wish, given, returned, balanceOre, now }: Entry): Promise<void> {
  const { date: localDate, time: localTime } = norwegianTime(now)
  const signer = await currentSigner(tx, house.keys)
  register.returnReceiptNumber += 1
  register.grandTotalReturnsOre += given.totalOre
  register.openDay = localDate
  signEntry(signer, register, { localDate, localTime, totalOre: -given.totalOre, totalWithoutVatOre: -given.totalWithoutVatOre })
  await insertReturn(tx, {
    schoolId: purchase.schoolId,
    returnId: wish.returnId,
    registerId: register.registerId,
    journalNumber: register.journalNumber,
    returnReceiptNumber: register.returnReceiptNumber,
    purchaseId: purchase.purchaseId,
    walletId: purchase.walletId,
    reason: wish.reason,
    note: wish.note,
    ...given,
    sold: purchase.lines,
    returned,
    now,
    localDate,
    localTime,
    signature: register.lastSignature,
    keyVersion: signer.keyVersion,
    requestHash: wish.requestHash,
    balanceAfterOre: balanceOre,
    cashierId: wish.cashierId,
  })
  await keepReturnPlace(tx, register)
}
