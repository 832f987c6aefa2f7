// What the office sees of the records that stopped a device: what each says, and why it was not taken.

import type { RouteReply } from '../../contract/route-types.ts'
import { readRecord } from '../../rules/reserve-records.ts'
import type { House } from '../house.ts'
import { askForProducts } from '../purchases/index.ts'
import { stopsOf } from './stops-store.ts'

const MOST_SHOWN = 100

export async function showStops(house: House, schoolId: number): Promise<RouteReply<'GET /api/office/schools/:schoolId/reserve-stops'>> {
  const found = await stopsOf(house.database, { schoolId, limit: MOST_SHOWN })
  const products = found.length === 0 ? undefined : (await askForProducts(house.database, [{ schoolId, catalogueVersion: 0, productIds: [] }])).get(schoolId)
  return {
    stops: found.map(({ reportId, deviceId, tillName, what, madeAt, sequence, nextSequence, text, decision }) => {
      const record = readRecord(text)
      return {
        reportId,
        tillName,
        what,
        madeAt: madeAt.toISOString(),
        sequence,
        nextSequence,
        record:
          record?.deviceId === deviceId
            ? {
                happenedAt: record.happenedAt,
                totalOre: record.totalOre,
                lines: record.lines.map(({ productId, quantity, unitPriceOre }) => ({ name: products?.get(productId)?.name ?? null, quantity, unitPriceOre })),
              }
            : null,
        decision: decision && { ...decision, madeAt: new Date(decision.madeAt).toISOString() },
      }
    }),
  }
}
