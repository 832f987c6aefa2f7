// What waits is done when its day has come, and whoever left long ago is forgotten without anybody asking. What stands in the way
// is looked at again the next day; a step that was stopped in the middle goes on where it was (erase.ts).

import { transaction } from '../../database/transaction.ts'
import { ERASURE_TRY_AGAIN_DAYS } from '../../rules/erasure.ts'
import { monthsBefore } from '../../rules/kept-for.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { waitEnds, whomOfPerson, whomOfPupil } from './ask-erasure.ts'
import { eraseSubject } from './erase.ts'
import type { Subject } from './find-rows.ts'
import { letterOfErasure } from './letters.ts'
import { obstaclesOf } from './obstacles.ts'
import { someoneBy } from './people-store.ts'
import {
  accountsAround,
  type DueErasure,
  dueErasures,
  endErasure,
  insertErasure,
  isTied,
  longGone,
  postponeErasure,
  type Whom,
  writeHappening,
} from './store.ts'
import { subjectOfPerson, subjectOfPupil } from './subjects.ts'

const MOST_AT_ONCE = 20
const DAY_MS = 24 * 3_600_000

/** Begins with those who left so long ago that the operator wants their names no more. Answers how many. */
export async function beginWithLongGone(house: House): Promise<number> {
  const now = house.clock.now()
  const before = monthsBefore(norwegianTime(now).date, house.kept.leaverMonths)
  const gone = await longGone(house.database, { before, limit: MOST_AT_ONCE })
  for (const { schoolId, pupilId } of gone) {
    await insertErasure(house.database, {
      ...whomOfPupil({ schoolId, pupilId }),
      erasureId: house.newId(),
      side: 'house',
      askedByPersonId: null,
      reason: null,
      askedAt: now,
      dueAt: now,
    })
  }
  return gone.length
}

/** Does what is due, a bounded number at a time, and answers how many people were erased. */
export async function carryOutErasures(house: House): Promise<number> {
  await beginWithLongGone(house)
  let count = 0
  for (const due of await dueErasures(house.database, { now: house.clock.now(), limit: MOST_AT_ONCE })) {
    if (await carryOut(house, due)) count += 1
  }
  return count
}

/** False when something stands in the way; then it is tried again another day. */
export async function carryOut(house: House, due: DueErasure): Promise<boolean> {
  const now = house.clock.now()
  const subject = await subjectOf(house, due)
  const obstacles = subject ? await obstaclesOf(house.database, subject, { now, today: norwegianTime(now).date }) : []
  if (obstacles.length > 0) {
    await postponeErasure(house.database, { erasureId: due.erasureId, dueAt: new Date(now.getTime() + ERASURE_TRY_AGAIN_DAYS * DAY_MS) })
    return false
  }
  const around = subject ? await accountsAround(house.database, subject.pupils) : []
  if (subject) await eraseSubject(house, subject)
  const isDone = await transaction(house.database, async (tx) => {
    if (!(await endErasure(tx, { erasureId: due.erasureId, state: 'done', now }))) return false
    const { personId, schoolId, pupilId } = due
    await writeHappening(tx, { id: house.newId(), at: now, personId, schoolId, pupilId, what: 'erased', side: 'house', byPersonId: null })
    return true
  })
  if (!isDone) return false
  // Ids alone, and outside the database: by these an erasure can be done again after an older backup was restored.
  house.log('erased', { erasure: due.erasureId, person: due.personId, school: due.schoolId, pupil: due.pupilId })
  for (const personId of around) if (personId !== due.personId) await letGoOf(house, personId)
  return true
}

export const subjectOf = (house: House, { personId, schoolId, pupilId }: Whom): Promise<Subject | null> =>
  personId === null ? subjectOfPupil(house.database, { schoolId, pupilId }) : subjectOfPerson(house.database, personId)

/** An account that nothing ties to any school any more goes too, after the same wait, and is told of it. */
async function letGoOf(house: House, personId: string): Promise<void> {
  const now = house.clock.now()
  if (await isTied(house.database, { personId, now })) return
  await transaction(house.database, async (tx) => {
    const dueAt = waitEnds(house)
    const whom = whomOfPerson(personId)
    const isNew = await insertErasure(tx, { ...whom, erasureId: house.newId(), side: 'house', askedByPersonId: null, reason: null, askedAt: now, dueAt })
    const person = await someoneBy(tx, personId)
    if (!isNew || !person || person.email === null) return
    await queueMessage(tx, house, letterOfErasure(house, { ...person, email: person.email }, { side: 'house', dueAt, childFirstName: null }))
  })
}
