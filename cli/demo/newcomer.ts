// What somebody who sees Kantinekort for the first time needs to sell a lunch within a minute: a code that makes
// their browser a till, and two cards' codes to write where a scanner would.

import { firstRow, rows, sql } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { norwegianDayOf, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../../server/house.ts'
import { makeEnrolmentCode, tillsOf } from '../../server/tills/index.ts'
import { NEWCOMERS_TILL } from './build-world.ts'
import { lastSchoolDays } from './school-days.ts'
import { schools, signIns } from './schools.ts'

export type NewcomersCard = { code: string; firstName: string; className: string; balanceOre: number }
export type Newcomer = {
  tillName: string
  schoolName: string
  enrolmentCode: string
  cards: NewcomersCard[]
  /** The day of the latest sale, when it is no longer the latest school day. */
  endedOn: string | null
}

export async function welcome(house: House): Promise<Newcomer> {
  const now = house.clock.now()
  const school = await firstRow<{ schoolId: number; schoolName: string }>(
    house.database,
    sql`
      select id as "schoolId", name as "schoolName"
      from school
      where name = ${schools[0]?.wish.name}`,
  )
  if (!school) throw new Error('the demo has no such school any more')
  const { schoolId, schoolName } = school
  const till = (await tillsOf(house.database, { schoolId, ...norwegianDayOf(now) })).find(({ name }) => name === NEWCOMERS_TILL)
  if (!till) throw new Error('the demo has no such till any more')
  const { code } = await makeEnrolmentCode(house, { schoolId, tillId: till.tillId })
  return {
    tillName: till.name,
    schoolName,
    enrolmentCode: code,
    cards: await cardsWithMoney(house, schoolId),
    endedOn: await endOfHistory(house, schoolId, now),
  }
}

const ENOUGH_ORE = 15_000

/** The pupil's who signs in, and one more. */
async function cardsWithMoney(house: House, schoolId: number): Promise<NewcomersCard[]> {
  const found = await rows<Omit<NewcomersCard, 'code'> & { cardId: string }>(
    house.database,
    sql`
      select card.id as "cardId", pupil.first_name as "firstName", pupil.class_name as "className", wallet.balance_ore as "balanceOre"
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      join card on card.school_id = ${schoolId} and card.wallet_id = pupil.wallet_id
      where pupil.school_id = ${schoolId}
      and card.kind = 'printed'
      and card.blocked_at is null
      and card.ended_at is null
      and (wallet.balance_ore >= ${ENOUGH_ORE} or pupil.email = ${signIns.pupil.email})
      order by coalesce(pupil.email = ${signIns.pupil.email}, false) desc, pupil.id
      limit 2`,
  )
  return found.map(({ cardId, ...card }) => ({ ...card, code: printedCode(house.keys.credentialIdOf(cardId)) }))
}

async function endOfHistory(house: House, schoolId: number, now: Date): Promise<string | null> {
  const newest = await firstRow<{ soldAt: Date }>(
    house.database,
    sql`
      select booked_at as "soldAt"
      from purchase
      where school_id = ${schoolId}
      order by booked_at desc
      limit 1`,
  )
  const lastDay = newest && norwegianTime(newest.soldAt).date
  const { date: today, time } = norwegianTime(now)
  // Before the first customer of a school day, the day before is the latest there can be.
  const [before, latest] = lastSchoolDays(today, 2)
  const expected = latest === today && time < '12:00:00' ? before : latest
  return lastDay && expected && lastDay < expected ? lastDay : null
}
