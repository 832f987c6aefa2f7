// A provisional receipt is shown as often as one likes, and printed once.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import { isAllPaid } from '../../rules/served-parts.ts'
import type { House } from '../house.ts'
import { lockRegisters, printsOf, recordEvents } from '../journal/index.ts'
import { schoolOf } from '../schools/index.ts'
import { provisionalOfTill } from './store.ts'

type Asked = { schoolId: number; tillId: string; provisionalId: string }

/** @throws Refused not_found */
export async function showProvisional(house: House, asked: Asked): Promise<RouteReply<'GET /api/till/provisional-receipts/:provisionalId'>> {
  const [found, school] = await Promise.all([provisionalOfTill(house.database, asked), schoolOf(house.database, asked.schoolId)])
  if (!found || !school) throw new Refused('not_found')
  const { registerKey: _key, servedAt, served, ...receipt } = found
  return {
    ...receipt,
    isPaid: isAllPaid(served),
    servedAt: servedAt.toISOString(),
    schoolName: school.name,
    operator: school.operator,
    vat: vatByCodeAndRate(receipt.lines),
  }
}

/** Notes that it is about to be printed; the same id again is the same print. @throws Refused not_found, provisional_receipt_printed */
export function noteProvisionalPrint(house: House, { id: toldId, ...asked }: Asked & { id: string }): Promise<{ isCopy: boolean }> {
  return transaction(house.database, async (tx) => {
    const { schoolId, provisionalId: subjectId } = asked
    const found = await provisionalOfTill(tx, asked)
    const [register] = found ? await lockRegisters(tx, { schoolId, registerId: found.registerKey }) : []
    if (!found || !register) throw new Refused('not_found')
    const [before] = await printsOf(tx, { schoolId, subjectId, kinds: ['provisional_receipt_printed'] })
    if (before && before.toldId !== toldId) throw new Refused('provisional_receipt_printed')
    if (!before) await recordEvents(tx, house, register, [{ kind: 'provisional_receipt_printed', subjectId, amountOre: found.totalOre, toldId }])
    return { isCopy: false }
  })
}
