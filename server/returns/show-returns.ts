import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import type { House } from '../house.ts'
import { lockRegisters, printsOf, recordEvents } from '../journal/index.ts'
import { schoolOf } from '../schools/index.ts'
import { purchaseOfTill, returnedQuantities, returnOfTill, returnOnRegister, returnsOf } from './store.ts'

type TillKey = { schoolId: number; tillId: string }

/** What is left of one of this till's sales. @throws Refused not_found */
export async function showReturnsOf(
  house: House,
  { schoolId, tillId, purchaseId }: TillKey & { purchaseId: string },
): Promise<RouteReply<'GET /api/till/purchases/:purchaseId/returns'>> {
  const { database } = house
  const purchase = await purchaseOfTill(database, { schoolId, tillId, purchaseId })
  if (!purchase) throw new Refused('not_found')
  const [returned, returns] = await Promise.all([returnedQuantities(database, { schoolId, purchaseId }), returnsOf(database, { schoolId, purchaseId })])
  return {
    lines: purchase.lines.map(({ productId, name, quantity, unitPriceOre }, place) => ({
      place,
      productId,
      name,
      quantity,
      returnedQuantity: returned.get(place) ?? 0,
      unitPriceOre,
    })),
    returns: returns.map(({ returnedAt, ...each }) => ({ ...each, returnedAt: returnedAt.toISOString() })),
  }
}

/** The receipt of one of this till's returns. @throws Refused not_found */
export async function showReturnReceipt(
  house: House,
  { schoolId, tillId, returnId }: TillKey & { returnId: string },
): Promise<RouteReply<'GET /api/till/returns/:returnId/receipt'>> {
  const [found, school] = await Promise.all([returnOfTill(house.database, { schoolId, tillId, returnId }), schoolOf(house.database, schoolId)])
  if (!found || !school) throw new Refused('not_found')
  const { lines, returnedAt, ...rest } = found
  return {
    ...rest,
    returnedAt: returnedAt.toISOString(),
    schoolName: school.name,
    operator: school.operator,
    lines: lines.map(({ place: _place, ...line }) => line),
    vat: vatByCodeAndRate(lines),
  }
}

/** Notes that a return receipt is about to be printed, as for a sale's: once, and one copy. @throws Refused not_found, receipt_copied_before */
export function noteReturnPrint(house: House, { returnId, id: toldId, ...key }: TillKey & { returnId: string; id: string }): Promise<{ isCopy: boolean }> {
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, key)
    const made = register && (await returnOnRegister(tx, { ...register, returnId }))
    if (!register || !made) throw new Refused('not_found')
    const prints = await printsOf(tx, { schoolId: key.schoolId, subjectId: returnId })
    const same = prints.find((print) => print.toldId === toldId)
    if (same) return { isCopy: same.kind === 'receipt_copied' }
    if (prints.length > 1) throw new Refused('receipt_copied_before')
    const isCopy = prints.length === 1
    await recordEvents(tx, house, register, [
      { kind: isCopy ? 'receipt_copied' : 'return_receipt_printed', subjectId: returnId, amountOre: made.totalOre, toldId },
    ])
    return { isCopy }
  })
}
