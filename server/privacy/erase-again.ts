// After an older backup was restored, whoever was erased since is in the database again. By the ids that were kept outside it they
// are erased once more, now: the wait in which it could be undone was over the first time. What the restored books say still
// stands in the way, such as a balance that was paid out since, is looked at again every day, as with any erasure.

import type { ErasureObstacle } from '../../contract/privacy-routes.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { carryOut, subjectOf } from './carry-out.ts'
import { obstaclesOf } from './obstacles.ts'
import { type DueErasure, erasuresDone, insertErasure, postponeErasure, waitingOf, type Whom } from './store.ts'

export type Erased = Whom & { erasureId: string }

export type ErasedAgain = {
  erased: number
  /** Erased in the backup too, or not in it at all. */
  nothingToDo: number
  waiting: (Erased & { obstacles: ErasureObstacle[] })[]
}

export async function eraseAgain(house: House, list: readonly Erased[]): Promise<ErasedAgain> {
  // All are marked before the first is erased: an account that is in the list is then not told anew that it will go in some days.
  const due: DueErasure[] = []
  for (const each of list) {
    const marked = await markAsDue(house, each)
    if (marked) due.push(marked)
  }
  const again: ErasedAgain = { erased: 0, nothingToDo: list.length - due.length, waiting: [] }
  for (const each of due) {
    if (await carryOut(house, each)) again.erased += 1
    else again.waiting.push({ ...each, obstacles: await obstaclesNow(house, each) })
  }
  return again
}

/** Null when there is nobody to erase. */
async function markAsDue(house: House, { erasureId, ...whom }: Erased): Promise<DueErasure | null> {
  const now = house.clock.now()
  if (!(await subjectOf(house, whom))) return null
  return transaction(house.database, async (tx) => {
    // Asked for before the backup and done after it.
    const waiting = await waitingOf(tx, whom)
    if (waiting) {
      await postponeErasure(tx, { erasureId: waiting.erasureId, dueAt: now })
      return { ...whom, erasureId: waiting.erasureId, side: waiting.side }
    }
    const isNew = await insertErasure(tx, { ...whom, erasureId, side: 'house', askedByPersonId: null, reason: null, askedAt: now, dueAt: now })
    return isNew ? { ...whom, erasureId, side: 'house' } : null
  })
}

async function obstaclesNow(house: House, whom: Whom): Promise<ErasureObstacle[]> {
  const now = house.clock.now()
  const subject = await subjectOf(house, whom)
  const found = subject ? await obstaclesOf(house.database, subject, { now, today: norwegianTime(now).date }) : []
  return found.map(({ what }) => what)
}

const FIRST = '00000000-0000-0000-0000-000000000000'
const MOST_AT_ONCE = 500

/** Everybody who has been erased so far, to be kept outside the database. */
export async function* everyErasure(db: Queryable): AsyncGenerator<Erased> {
  let after = FIRST
  for (;;) {
    const some = await erasuresDone(db, { after, limit: MOST_AT_ONCE })
    yield* some
    const last = some.at(-1)
    if (!last || some.length < MOST_AT_ONCE) return
    after = last.erasureId
  }
}
