// Somebody asks to be erased, or the school asks for them. It waits some days, and until then it can be undone.

import type { ErasureObstacle } from '../../contract/privacy-routes.ts'
import { type RefusalCode, Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { ERASURE_WAIT_DAYS } from '../../rules/erasure.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { proveOneself } from '../people/index.ts'
import { readersOf } from '../relations/index.ts'
import { readReason } from '../reason.ts'
import type { Subject } from './find-rows.ts'
import { letterOfErasure, letterOfUndoing } from './letters.ts'
import { obstaclesOf } from './obstacles.ts'
import { hasPassword, someoneBy } from './people-store.ts'
import { endErasure, insertErasure, waitingOf, type Whom, writeHappening } from './store.ts'
import { subjectOfPerson, subjectOfPupil } from './subjects.ts'

type Shown = RouteReply<'GET /api/person/erasure'>
type PupilKey = { schoolId: number; pupilId: string }

const DAY_MS = 24 * 3_600_000
export const waitEnds = (house: House) => new Date(house.clock.now().getTime() + ERASURE_WAIT_DAYS * DAY_MS)

export const whomOfPerson = (personId: string): Whom => ({ personId, schoolId: null, pupilId: null })
export const whomOfPupil = ({ schoolId, pupilId }: PupilKey): Whom => ({ personId: null, schoolId, pupilId })

/** @throws Refused not_found */
export async function showOwnErasure(house: House, personId: string): Promise<Shown> {
  const subject = await subjectOfPerson(house.database, personId)
  if (!subject) throw new Refused('not_found')
  return shown(house.database, house, { whom: whomOfPerson(personId), subject })
}

/** @throws Refused not_found */
export async function showErasureOfPupil(house: House, key: PupilKey): Promise<Shown> {
  const subject = await subjectOfPupil(house.database, key)
  if (!subject) throw new Refused('not_found')
  return shown(house.database, house, { whom: whomOfPupil(key), subject })
}

/** @throws Refused password_wrong, sign_in_anew, not_found, too_many_attempts, and by its name what stands in the way */
export async function askOwnErasure(house: House, proof: { personId: string; sessionToken: string; password: string | null }): Promise<Shown> {
  const { personId } = proof
  await proveOneself(house, proof)
  const whom = whomOfPerson(personId)
  return transaction(house.database, async (tx) => {
    const subject = await subjectOfPerson(tx, personId)
    const person = await someoneBy(tx, personId)
    if (!subject || !person) throw new Refused('not_found')
    const isNew = await ask(tx, house, { whom, subject, side: 'own', byPersonId: personId, reason: null })
    if (isNew && person.email !== null) {
      const { email, firstName, language } = person
      await queueMessage(tx, house, letterOfErasure(house, { email, firstName, language }, { side: 'own', dueAt: waitEnds(house), childFirstName: null }))
    }
    return shown(tx, house, { whom, subject })
  })
}

/** @throws Refused not_found, not_well_formed, and by its name what stands in the way */
export async function askErasureOfPupil(house: House, { note, byPersonId, ...key }: PupilKey & { note: string; byPersonId: string }): Promise<Shown> {
  const reason = readReason(note)
  const whom = whomOfPupil(key)
  return transaction(house.database, async (tx) => {
    const subject = await subjectOfPupil(tx, key)
    if (!subject) throw new Refused('not_found')
    const isNew = await ask(tx, house, { whom, subject, side: 'office', byPersonId, reason })
    if (isNew) {
      for (const { childFirstName, ...reader } of await readersOfPupil(tx, house, subject)) {
        await queueMessage(tx, house, letterOfErasure(house, reader, { side: 'office', dueAt: waitEnds(house), childFirstName }))
      }
    }
    return shown(tx, house, { whom, subject })
  })
}

/** Undoing what is done already, or was never asked for, changes nothing. @throws Refused not_found */
export async function undoOwnErasure(house: House, personId: string): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    const whom = whomOfPerson(personId)
    const subject = await subjectOfPerson(tx, personId)
    const person = await someoneBy(tx, personId)
    if (!subject || !person) throw new Refused('not_found')
    const isUndone = await undo(tx, house, { whom, side: 'own', byPersonId: personId })
    if (isUndone && person.email !== null) await queueMessage(tx, house, letterOfUndoing({ ...person, email: person.email }))
    return shown(tx, house, { whom, subject })
  })
}

/** @throws Refused not_found */
export async function undoErasureOfPupil(house: House, { byPersonId, ...key }: PupilKey & { byPersonId: string }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    const whom = whomOfPupil(key)
    const subject = await subjectOfPupil(tx, key)
    if (!subject) throw new Refused('not_found')
    if (await undo(tx, house, { whom, side: 'office', byPersonId })) {
      for (const reader of await readersOfPupil(tx, house, subject)) await queueMessage(tx, house, letterOfUndoing(reader))
    }
    return shown(tx, house, { whom, subject })
  })
}

const at = (house: House) => ({ now: house.clock.now(), today: norwegianTime(house.clock.now()).date })

async function shown(db: Queryable, house: House, { whom, subject }: { whom: Whom; subject: Subject }): Promise<Shown> {
  const waiting = await waitingOf(db, whom)
  return {
    waiting: waiting && { askedAt: waiting.askedAt.toISOString(), dueAt: waiting.dueAt.toISOString(), side: waiting.side },
    obstacles: await obstaclesOf(db, subject, at(house)),
    waitDays: ERASURE_WAIT_DAYS,
    asksPassword: whom.personId !== null && (await hasPassword(db, whom.personId)),
  }
}

const REFUSALS: Readonly<Record<ErasureObstacle, RefusalCode>> = {
  still_at_school: 'erasure_still_at_school',
  works_here: 'erasure_works_here',
  has_balance: 'erasure_has_balance',
  has_advance: 'erasure_has_advance',
  money_on_its_way: 'erasure_money_on_its_way',
  has_arrangement: 'erasure_has_arrangement',
  has_open_enquiry: 'erasure_has_open_enquiry',
}

type Asking = { whom: Whom; subject: Subject; side: 'own' | 'office'; byPersonId: string; reason: string | null }

/** False when one waits already: the first day that was told still holds. */
async function ask(tx: Queryable, house: House, { whom, subject, side, byPersonId, reason }: Asking): Promise<boolean> {
  const [first] = await obstaclesOf(tx, subject, at(house))
  if (first) throw new Refused({ code: REFUSALS[first.what], facts: first.amountOre === null ? {} : { amountOre: first.amountOre } })
  const now = house.clock.now()
  const isNew = await insertErasure(tx, { ...whom, erasureId: house.newId(), side, askedByPersonId: byPersonId, reason, askedAt: now, dueAt: waitEnds(house) })
  if (isNew) await writeHappening(tx, { id: house.newId(), at: now, ...whom, what: 'erasure_asked', side, byPersonId })
  return isNew
}

async function undo(tx: Queryable, house: House, { whom, side, byPersonId }: { whom: Whom; side: 'own' | 'office'; byPersonId: string }): Promise<boolean> {
  const now = house.clock.now()
  const waiting = await waitingOf(tx, whom)
  if (!waiting || !(await endErasure(tx, { erasureId: waiting.erasureId, state: 'undone', now }))) return false
  await writeHappening(tx, { id: house.newId(), at: now, ...whom, what: 'erasure_undone', side, byPersonId })
  return true
}

async function readersOfPupil(tx: Queryable, house: House, { pupils }: Subject) {
  const [pupil] = pupils
  return pupil ? readersOf(tx, { ...pupil, now: house.clock.now(), tells: 'balance' }) : []
}
