// Arrangements go on by themselves: every other second the next page of them is glanced at beside their wallets, and those
// that may ask for something are decided one by one. A purchase does nothing for this and waits for nothing; any number of
// processes may watch at once.

import { isConnectionTrouble } from '../../database/transaction.ts'
import { decideArrangement, expiresSoon } from '../../rules/automatic-topup.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { ArrangementKey } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { nameOf, repeat, type Repeating, workThroughAll } from '../repeat.ts'
import { forgetCards } from './forget-cards.ts'
import { AWAITS_CARD_MS, runArrangement } from './run-arrangement.ts'
import { type Glance, glanceAt } from './store.ts'

export type ArrangementWatcher = Repeating & {
  /** Glances at the next page, and answers how many were decided. */
  look: () => Promise<number>
}

const LOOK_EVERY_MS = 2_000
/** A hundred thousand arrangements are gone through in about seven minutes; a school's, in two seconds. */
const MOST_IN_ONE_LOOK = 500
const DECIDED_AT_ONCE = 4
const BEFORE_ALL: ArrangementKey = { schoolId: 0, arrangementId: '00000000-0000-0000-0000-000000000000' }

export function makeArrangementWatcher(house: House, payments: Payments, { everyMs = LOOK_EVERY_MS }: { everyMs?: number } = {}): ArrangementWatcher {
  let after = BEFORE_ALL

  const logTrouble = (error: unknown) =>
    house.log(isConnectionTrouble(error) ? 'arrangement not decided yet' : 'bug', {
      place: 'automatic-topups',
      error: nameOf(error),
    })

  const look = async (): Promise<number> => {
    await forgetCards(house, payments)
    const now = house.clock.now()
    const page = await glanceAt(house.database, { after, now, limit: MOST_IN_ONE_LOOK })
    after = page.length < MOST_IN_ONE_LOOK ? BEFORE_ALL : (page.at(-1) as Glance)
    const asking = page.filter((glance) => mayAsk(glance, now))
    if (asking.length === 0) return 0
    const down = new Set((await payments.down()).map(({ name }) => name as string))
    await workThroughAll(asking, DECIDED_AT_ONCE, (key) => runArrangement(house, payments, { key, down }).catch(logTrouble))
    return asking.length
  }

  return { look, ...repeat(look, { everyMs, onTrouble: logTrouble }) }
}

// What a glance cannot see (top-ups under way, the month so far) only ever makes less of it.
function mayAsk(glance: Glance, now: Date): boolean {
  if (glance.state === 'awaiting_card' && now.getTime() - glance.agreedAt.getTime() >= AWAITS_CARD_MS) return true
  if (glance.state === 'active' && glance.cardId !== glance.expiryToldCardId && expiresSoon(glance.cardValidUntil, now)) return true
  const isEnrolled = glance.enrolledUntil === null || glance.enrolledUntil >= norwegianTime(now).date
  const decision = decideArrangement({ ...glance, now, isEnrolled, hasCard: glance.cardId !== null, isInFlight: false, inFlightOre: 0, usedThisMonthOre: 0 })
  return decision.do !== 'nothing'
}
