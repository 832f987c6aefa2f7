import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { hintOf, printedCode } from '../../rules/card-codes.ts'
import type { House } from '../house.ts'
import { type BatchKey, batchesOf, type BatchRow, endUnassigned, insertBatch, insertCardsOfBatch, batchWish } from './batch-store.ts'
import { writeHistory } from './history-store.ts'

export type Batch = RouteReply<'POST /api/office/schools/:schoolId/card-batches'>
export type BatchWish = BatchKey & { label: string; cardCount: number; personId: string }

/**
 * Makes a batch of cards that are nobody's. Their codes follow from their ids, so that the batch can be printed
 * as often as one likes and no code is stored. The same id again gets the first answer.
 * @throws Refused same_id_other_content, not_well_formed
 */
export function makeBatch(house: House, wish: BatchWish): Promise<Batch> {
  return transaction(house.database, async (tx) => {
    const { schoolId, batchId, cardCount, personId } = wish
    const label = wish.label.trim()
    if (label === '') throw new Refused({ code: 'not_well_formed', facts: { where: 'body/label' } })
    const now = house.clock.now()
    if (await insertBatch(tx, { schoolId, batchId, label, cardCount, personId, now })) {
      const cards = Array.from({ length: cardCount }, () => {
        const cardId = house.newId()
        const credentialId = house.keys.credentialIdOf(cardId)
        return { cardId, codeHash: house.keys.codeHashOf(credentialId), hint: hintOf(printedCode(credentialId)), eventId: house.newId() }
      })
      await insertCardsOfBatch(tx, { schoolId, batchId, personId, now, cards })
      house.log('cards made', { schoolId, cards: cardCount })
    } else {
      const before = await batchWish(tx, wish)
      if (before?.label !== label || before.cardCount !== cardCount) throw new Refused('same_id_other_content')
    }
    return oneBatch(tx, wish)
  })
}

/** Makes the cards of a batch useless for ever that nobody has got. @throws Refused not_found */
export function discardBatch(house: House, { schoolId, batchId, personId }: BatchKey & { personId: string }): Promise<Batch> {
  return transaction(house.database, async (tx) => {
    if (!(await batchWish(tx, { schoolId, batchId }))) throw new Refused('not_found')
    const cardIds = await endUnassigned(tx, { schoolId, batchId, now: house.clock.now() })
    for (const cardId of cardIds) await writeHistory(tx, house, { schoolId, cardId, kind: 'discarded', by: { side: 'office', personId } })
    return oneBatch(tx, { schoolId, batchId })
  })
}

export async function listBatches(house: House, { schoolId }: { schoolId: number }): Promise<{ batches: Batch[] }> {
  return { batches: (await batchesOf(house.database, { schoolId })).map(asBatch) }
}

async function oneBatch(tx: Queryable, { schoolId, batchId }: BatchKey): Promise<Batch> {
  const [batch] = await batchesOf(tx, { schoolId, batchId })
  if (!batch) throw new Refused('not_found')
  return asBatch(batch)
}

const asBatch = ({ madeAt, ...batch }: BatchRow): Batch => ({ ...batch, madeAt: madeAt.toISOString() })
