// Delivery receipts (§ 2-8-7): what a sale without a network took that the wallet did not hold. Each has its number since it
// was booked; it is shown as often as one likes, and printed once, by the till or by the office.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { lockRegisters, printsOf, recordEvents } from '../journal/index.ts'
import { schoolOf } from '../schools/index.ts'
import { deliveriesOf, deliveryOf } from './store.ts'

/** Who asks: the office of a school, or a till of it for its own. */
type Asked = { schoolId: number; purchaseId: string; tillId?: string }

/** @throws Refused not_found, also for a sale that the wallet held */
export async function showDelivery(house: House, asked: Asked): Promise<RouteReply<'GET /api/till/purchases/:purchaseId/delivery-receipt'>> {
  const [found, school] = await Promise.all([deliveryOf(house.database, asked), schoolOf(house.database, asked.schoolId)])
  if (!found || !school) throw new Refused('not_found')
  const { registerKey: _key, ...delivery } = found
  return { ...delivery, schoolName: school.name, operator: school.operator }
}

const MOST_SHOWN = 200

export async function showDeliveries(house: House, schoolId: number): Promise<RouteReply<'GET /api/office/schools/:schoolId/deliveries'>> {
  const found = await deliveriesOf(house.database, { schoolId, limit: MOST_SHOWN })
  return { deliveries: found.map(({ deliveredAt, ...each }) => ({ ...each, deliveredAt: deliveredAt.toISOString() })) }
}

/** Notes that a delivery receipt is about to be printed; the same id again is the same print. @throws Refused not_found, delivery_receipt_printed */
export function noteDeliveryPrint(house: House, { id: toldId, ...asked }: Asked & { id: string }): Promise<{ isCopy: boolean }> {
  return transaction(house.database, async (tx) => {
    const delivery = await deliveryOf(tx, asked)
    const [register] = delivery ? await lockRegisters(tx, { schoolId: asked.schoolId, registerId: delivery.registerKey }) : []
    if (!delivery || !register) throw new Refused('not_found')
    const [before] = await printsOf(tx, { schoolId: asked.schoolId, subjectId: asked.purchaseId, kinds: ['delivery_receipt_printed'] })
    if (before && before.toldId !== toldId) throw new Refused('delivery_receipt_printed')
    if (!before)
      await recordEvents(tx, house, register, [{ kind: 'delivery_receipt_printed', subjectId: asked.purchaseId, amountOre: delivery.overdrawnOre, toldId }])
    return { isCopy: false }
  })
}
