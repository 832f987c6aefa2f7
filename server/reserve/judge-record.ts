// Judges a record of a device. What cannot be true is refused: only who has seen a card knows its credential. What has happened
// all the same, and was not as it should be, is noted and told; it has been eaten, and stays sold.

import { dayOfStep, macCharacters, textForMac } from '../../rules/card-codes.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { isPriceOf } from '../../rules/purchase.ts'
import { isStepOfTime, notesOnBounds, notesOnCard, type ReserveNote, type ReserveRefusal, type timeOf } from '../../rules/reserve-booking.ts'
import { type ReserveRecord, textForProof } from '../../rules/reserve-records.ts'
import { hmac256 } from '../keys.ts'
import type { OpenOverride } from '../purchases/index.ts'
import { isAgainstStop, isOverLimit } from './held-against.ts'
import type { Desk } from './open-books.ts'
import { markOf } from './show-list.ts'
import { buryPurchase, isIdTaken, type RecordCard, registerOfPurchase, soldWithCard } from './store.ts'

/** Why it cannot be booked, or null. */
export async function refuseRecord(desk: Desk, record: ReserveRecord, card: RecordCard | undefined): Promise<ReserveRefusal | null> {
  const { tx, device, products } = desk
  if (await isIdTaken(tx, { schoolId: device.schoolId, id: record.id })) return 'id_taken'
  if (!card) return 'card_unknown'
  return refuseProof(desk, record, card) ?? (record.lines.every(({ productId }) => products.has(productId)) ? null : 'product_unknown')
}

// A phone's code is proved by the key of the day besides.
function refuseProof({ house, device }: Desk, record: ReserveRecord, card: RecordCard): ReserveRefusal | null {
  const credentialId = house.keys.credentialIdOf(card.cardId)
  if (macCharacters(hmac256(Buffer.from(credentialId), textForProof(record))) !== record.card.proof) return 'card_not_shown'
  const { step, mac } = record.card
  if (!card.isPhone) return null
  if (step === null || !isStepOfTime(step, new Date(record.happenedAt), { isSoldAnew: record.replaces !== null })) return 'code_not_genuine'
  const { utcDay, stepOfDay } = dayOfStep(step)
  const genuine = macCharacters(hmac256(house.keys.dayKeyOf(credentialId, device.schoolId, utcDay), textForMac(credentialId, stepOfDay)))
  return genuine === mac ? null : 'code_not_genuine'
}

type Judged = { record: ReserveRecord; card: RecordCard; time: ReturnType<typeof timeOf> }

/** What was not as it should be with the card, the list, the prices, the clock and the till. */
export async function notesAtTheTill({ tx, house, device, bounds, products, pair }: Desk, { record, card, time }: Judged): Promise<ReserveNote[]> {
  const { schoolId, tillId, registerId } = device
  const { happenedAt, wasWrong } = time
  const before = await soldWithCard(tx, { schoolId, registerId, cardId: card.cardId, localDate: norwegianTime(happenedAt).date })
  const isListKnown = record.list.mark === markOf(house, { tillId, ...record.list })
  const isPriceOther = record.lines.some(({ productId, unitPriceOre }) => !isPriceOf(products.get(productId), unitPriceOre))
  return [
    ...notesOnCard(card, { happenedAt, step: record.card.step }),
    ...notesOnBounds(record, { bounds, before, happenedAt, isListKnown }),
    ...(isPriceOther ? (['price_other'] as const) : []),
    ...(wasWrong ? (['clock_wrong'] as const) : []),
    ...(pair.tillClosedAt && pair.tillClosedAt <= happenedAt ? (['till_was_closed'] as const) : []),
  ]
}

type Held = { record: ReserveRecord; card: RecordCard; words: readonly OpenOverride[]; happenedAt: Date }

/** What was sold against a stop or a family's limit. */
export async function notesAgainstRules({ tx, device, products }: Desk, { record, card, words, happenedAt }: Held): Promise<ReserveNote[]> {
  const isStopped = words.length < record.overrideIds.length || isAgainstStop(record, { card, words, products, happenedAt })
  const isOver = await isOverLimit(tx, { schoolId: device.schoolId, record, card, products, happenedAt })
  return [...(isStopped ? (['against_stop'] as const) : []), ...(isOver ? (['over_limit'] as const) : [])]
}

/** The connected sale that it replaces either happened, and then this one did not; or it never will. */
export async function settleReplaced(
  { tx, device, pair: { connectedId }, now }: Desk,
  { record, purchaseId }: { record: ReserveRecord; purchaseId: string },
): Promise<'sold_before' | 'replaces_unknown' | null> {
  const { schoolId } = device
  const where = await registerOfPurchase(tx, { schoolId, purchaseId })
  if (where === connectedId) return 'sold_before'
  if (where === null && (await buryPurchase(tx, { schoolId, purchaseId, recordId: record.id, connectedId, madeAt: now }))) return null
  return 'replaces_unknown'
}
