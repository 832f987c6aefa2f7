// Says to the server that a basket is served, and keeps the provisional receipt with it. The id is made and kept on the device
// first: what got no answer is asked for again with the same one, and is one receipt however often.
import { newId } from '../../contract/ids.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { sumOre, wantedLines } from '../basket/basket.ts'
import { judge } from '../outbox/judge.ts'
import { goodsOf, type ParkedBasket, type Parking, type Served } from './parking.ts'

type Means = {
  parking: Pick<Parking, 'note'>
  send: (body: RouteBody<'POST /api/till/provisional-receipts'>) => Promise<RouteReply<'POST /api/till/provisional-receipts'>>
  cashierId: string | null
  nowMs: number
}

/** @throws what `send` throws; where nobody answered, the receipt may have been made, and asking again finds out */
export async function serve({ id, basket, served, asked }: ParkedBasket, { parking, send, cashierId, nowMs }: Means): Promise<Served> {
  const goods = goodsOf(basket)
  const provisionalId = asked?.goods === goods ? asked.provisionalId : newId(nowMs)
  const before = served === undefined ? {} : { served }
  parking.note(id, { ...before, asked: { provisionalId, goods } })
  try {
    const { provisionalNumber } = await send({
      id: provisionalId,
      lines: wantedLines(basket),
      totalOre: sumOre(basket),
      ...(cashierId !== null && { cashierId }),
      ...(served !== undefined && { replaces: served.provisionalId }),
    })
    const given = { provisionalId, provisionalNumber, goods }
    parking.note(id, { served: given })
    return given
  } catch (error) {
    // A definite no: nothing was made.
    if (judge(error, { mayHaveArrivedBefore: false }).is === 'refused') parking.note(id, before)
    throw error
  }
}
