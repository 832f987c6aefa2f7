// What becomes of an arrangement when one of its top-ups has come to something. Called by whoever learns of a payment,
// in the same transaction; the arrangement is under lock.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { sql } from '../../database/transaction.ts'
import { afterRefusal, type CardRefusal, REST_AFTER_TOPUP_MS, TROUBLES_BEFORE_TOLD, waitAfterTrouble } from '../../rules/automatic-topup.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { rest } from './change-state.ts'
import { tellOwner } from './letters.ts'
import { activeOf, type ArrangementRow, endCard, insertCard, insertEvent, lockArrangement, type WalletKey, writeArrangement } from './store.ts'

const HOUSE = { side: 'house' } as const

export type FoundCard = { provider: ProviderName; token: string; label: string; validUntil: string | null }

/** The payer has paid in person and let us keep the card: it takes the place of the one before, and everything goes on. */
export async function learnOfCard(tx: Queryable, house: House, { arrangement, card }: { arrangement: ArrangementRow; card: FoundCard | null }): Promise<void> {
  const now = house.clock.now()
  const { schoolId, walletId, personId, state } = arrangement
  if (card === null) {
    // Paid by something that cannot be kept.
    if (state === 'awaiting_card') await rest(tx, house, { arrangement, state: 'ended', why: 'no_card', by: HOUSE })
    return
  }
  const cardId = house.newId()
  const isOver = state === 'ended'
  const wrappedToken = house.keys.wrap(Buffer.from(card.token, 'utf8'))
  // The provider's own words are cut so that no longer number than four digits can hide in them.
  const label = card.label.replaceAll(/\d{5,}/g, (digits) => digits.slice(-4)).slice(0, 40)
  await insertCard(tx, { schoolId, walletId, cardId, personId, ...card, label, wrappedToken, now, forgetAt: isOver ? now : null })
  if (isOver) return
  if (arrangement.cardId !== null) await endCard(tx, { schoolId, cardId: arrangement.cardId, now })
  // Somebody else's pause is not undone by a new card.
  const isPaused = state === 'paused'
  const today = norwegianTime(now).date
  await writeArrangement(tx, arrangement, {
    changes: isPaused
      ? sql`card_id = ${cardId}`
      : sql`card_id = ${cardId}, state = 'active', why = null, refusals = 0, troubles = 0, day_handled = greatest(day_handled, ${today}::date),
          not_before = ${new Date(now.getTime() + REST_AFTER_TOPUP_MS)}`,
    now,
  })
  await insertEvent(tx, house, { of: arrangement, step: 'card_stored', side: 'owner', byPersonId: arrangement.personId })
  Object.assign(arrangement, { cardId, cardLabel: label, cardValidUntil: card.validUntil, ...(!isPaused && { state: 'active', why: null }) })
  if (!isPaused) await tellOwner(tx, house, { arrangement, news: { what: 'started' } })
}

/** A top-up came by itself. */
export async function learnOfCredit(tx: Queryable, house: House, arrangement: ArrangementRow): Promise<void> {
  const now = house.clock.now()
  const notBefore = new Date(now.getTime() + REST_AFTER_TOPUP_MS)
  await writeArrangement(tx, arrangement, {
    changes: sql`refusals = 0, troubles = 0, not_before = greatest(not_before, ${notBefore}::timestamptz), day_handled = greatest(day_handled, ${norwegianTime(now).date}::date)`,
    now,
  })
}

/** The card was refused: another day, or never again. */
export async function learnOfRefusal(
  tx: Queryable,
  house: House,
  { arrangement, refusal, amountOre }: { arrangement: ArrangementRow; refusal: CardRefusal; amountOre: number },
): Promise<void> {
  const now = house.clock.now()
  const next = afterRefusal(refusal, arrangement.refusals)
  const notBefore = next.do === 'wait' ? new Date(now.getTime() + next.waitMs) : null
  await writeArrangement(tx, arrangement, { changes: sql`refusals = ${next.refusals}, not_before = coalesce(${notBefore}::timestamptz, not_before)`, now })
  await insertEvent(tx, house, { of: arrangement, step: 'refused', why: refusal.reason, side: 'house' })
  if (next.do === 'wait') await tellOwner(tx, house, { arrangement, news: { what: 'refused', reason: refusal.reason, amountOre } })
  // It may have been paused meanwhile: then it stops all the same, so that nobody sets a refused card going.
  else if (arrangement.state === 'active' || arrangement.state === 'paused')
    await rest(tx, house, { arrangement, state: 'stopped', why: next.why, by: HOUSE, isCardOver: next.isCardOver })
}

/** No answer that tells how it went. `isHeard`: the provider may have reserved the money all the same. */
export async function learnOfSilence(
  tx: Queryable,
  house: House,
  { arrangement, isHeard, amountOre }: { arrangement: ArrangementRow; isHeard: boolean; amountOre: number },
): Promise<void> {
  const now = house.clock.now()
  const troubles = arrangement.troubles + 1
  const notBefore = new Date(now.getTime() + waitAfterTrouble(troubles, { isHeard }))
  await writeArrangement(tx, arrangement, { changes: sql`troubles = ${troubles}, not_before = ${notBefore}`, now })
  await insertEvent(tx, house, { of: arrangement, step: 'no_answer', side: 'house' })
  if (isHeard || troubles === TROUBLES_BEFORE_TOLD) await tellOwner(tx, house, { arrangement, news: { what: 'no_answer', amountOre } })
}

/** A payer's bank has taken money back from a wallet: nothing of theirs is charged there before they have looked at it. */
export async function learnOfChargeback(tx: Queryable, house: House, payer: WalletKey & { personId: string }): Promise<void> {
  for (const key of await activeOf(tx, payer)) {
    const arrangement = await lockArrangement(tx, key)
    if (arrangement?.state === 'active') await rest(tx, house, { arrangement, state: 'paused', why: 'charged_back', by: HOUSE })
  }
}
