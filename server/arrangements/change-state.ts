// How an arrangement comes to rest and is set going again. Whoever calls has it under lock. Where it ends, or its card
// is over, the card is forgotten with it.

import type { ArrangementWhy } from '../../contract/automatic-topup-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { tellOwner } from './letters.ts'
import { type ArrangementRow, endCard, insertEvent, writeArrangement } from './store.ts'

/** Who does it; the office says why in its own words. */
export type Doer = { side: 'owner'; personId: string } | { side: 'office'; personId: string; note: string } | { side: 'house' }

const noteOf = (by: Doer) => (by.side === 'office' ? by.note : null)

type Rest = { state: 'paused' | 'stopped' | 'ended'; why: ArrangementWhy; by: Doer; isCardOver?: boolean }

/** Pauses, stops or ends it. The owner is told of what the owner has not done. */
export async function rest(
  tx: Queryable,
  house: House,
  { arrangement, state, why, by, isCardOver = false }: Rest & { arrangement: ArrangementRow },
): Promise<void> {
  const now = house.clock.now()
  const wasAwaiting = arrangement.state === 'awaiting_card'
  const forgets = arrangement.cardId !== null && (state === 'ended' || isCardOver)
  await writeArrangement(tx, arrangement, { changes: sql`state = ${state}, why = ${why}`, now })
  if (forgets) await endCard(tx, { schoolId: arrangement.schoolId, cardId: arrangement.cardId as string, now })
  await insertEvent(tx, house, { of: arrangement, step: state, why, ...asDoer(by) })
  Object.assign(arrangement, { state, why })
  // What never came to anything needs no letter.
  if (by.side !== 'owner' && !wasAwaiting) await tellOwner(tx, house, { arrangement, news: { what: 'rests', state, why, note: noteOf(by) } })
  house.log('arrangement rests', { schoolId: arrangement.schoolId, arrangementId: arrangement.arrangementId, state, why })
}

/** Sets it going again. What came due while it rested is not made up for. */
export async function resume(
  tx: Queryable,
  house: House,
  { arrangement, by, dayHandled }: { arrangement: ArrangementRow; by: Doer; dayHandled: string },
): Promise<void> {
  const now = house.clock.now()
  await writeArrangement(tx, arrangement, {
    changes: sql`state = 'active', why = null, refusals = 0, troubles = 0, not_before = null, day_handled = greatest(day_handled, ${dayHandled}::date)`,
    now,
  })
  await insertEvent(tx, house, { of: arrangement, step: 'resumed', ...asDoer(by) })
  Object.assign(arrangement, { state: 'active', why: null, refusals: 0, troubles: 0, notBefore: null })
}

const asDoer = (by: Doer) => ({ side: by.side, byPersonId: by.side === 'house' ? null : by.personId, note: noteOf(by) })
