// What has to be seen to before somebody is erased: money first, then what is still going on.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, type Sql, sql } from '../../database/transaction.ts'
import { type ErasureFacts, type Obstacle, obstaclesTo } from '../../rules/erasure.ts'
import type { Subject } from './find-rows.ts'

type At = { now: Date; today: string }

/** What stands in the way of erasing somebody: their own affairs, and those of each pupil that they are. */
export async function obstaclesOf(db: Queryable, subject: Subject, at: At): Promise<Obstacle[]> {
  let facts = subject.personId === null ? NOTHING : await factsOfPerson(db, subject.personId, at)
  for (const pupil of subject.pupils) facts = joined(facts, await factsOfPupil(db, pupil, at))
  return obstaclesTo(facts)
}

const NOTHING: ErasureFacts = {
  isStillAtSchool: false,
  worksHere: false,
  balanceOre: 0,
  outstandingOre: 0,
  isMoneyOnItsWay: false,
  hasArrangement: false,
  hasOpenEnquiry: false,
}

const joined = (one: ErasureFacts, other: ErasureFacts): ErasureFacts => ({
  isStillAtSchool: one.isStillAtSchool || other.isStillAtSchool,
  worksHere: one.worksHere || other.worksHere,
  // One below zero and one above are two things to see to, not nothing.
  balanceOre: one.balanceOre === 0 ? other.balanceOre : one.balanceOre,
  outstandingOre: one.outstandingOre + other.outstandingOre,
  isMoneyOnItsWay: one.isMoneyOnItsWay || other.isMoneyOnItsWay,
  hasArrangement: one.hasArrangement || other.hasArrangement,
  hasOpenEnquiry: one.hasOpenEnquiry || other.hasOpenEnquiry,
})

async function factsOfPerson(db: Queryable, personId: string, { now }: At): Promise<ErasureFacts> {
  const holds = (statement: Sql) => firstRow(db, statement).then((row) => row !== null)
  return {
    ...NOTHING,
    worksHere: await holds(sql`
      select 1
      from staff_post
      where person_id = ${personId}
      and (ends_at is null or ends_at > ${now})
      limit 1`),
    isMoneyOnItsWay:
      (await holds(sql`
        -- across schools: wherever somebody has paid
        select 1
        from topup
        where payer_person_id = ${personId}
        and state in ('created', 'pending', 'authorised')
        limit 1`)) ||
      (await holds(sql`
        -- across schools: wherever somebody is to be paid
        select 1
        from refund_part
        where payer_person_id = ${personId}
        and state not in ('paid', 'returned')
        limit 1`)),
    hasArrangement:
      (await holds(sql`
        -- across schools: wherever somebody pays by itself
        select 1
        from topup_arrangement
        where person_id = ${personId}
        and state <> 'ended'
        limit 1`)) ||
      // The token is the provider's to forget, and is asked for again and again until it has.
      (await holds(sql`
        -- across schools: wherever somebody has stored a card
        select 1
        from stored_card
        where person_id = ${personId}
        and wrapped_token is not null
        and forgotten_at is null
        limit 1`)),
    hasOpenEnquiry: await holds(sql`
      -- across schools: wherever somebody has written
      select 1
      from enquiry
      where person_id = ${personId}
      and state not in ('solved', 'closed')
      limit 1`),
  }
}

type Key = { schoolId: number; pupilId: string; walletId: string }

async function factsOfPupil(db: Queryable, { schoolId, pupilId, walletId }: Key, { today }: At): Promise<ErasureFacts> {
  const row = await firstRow<ErasureFacts>(
    db,
    sql`
      select pupil.enrolled_until is null or pupil.enrolled_until >= ${today} as "isStillAtSchool", wallet.balance_ore as "balanceOre",
        exists (
          select 1
          from cashier
          where cashier.school_id = ${schoolId}
          and cashier.pupil_id = ${pupilId}
          and cashier.ended_at is null) as "worksHere",
        coalesce((
          select meal_entry.after_ore
          from meal_entry
          where meal_entry.school_id = ${schoolId}
          and meal_entry.wallet_id = ${walletId}
          and meal_entry.source = 'advance'
          order by meal_entry.number desc
          limit 1), 0) as "outstandingOre",
        exists (
          select 1
          from topup
          where topup.school_id = ${schoolId}
          and topup.wallet_id = ${walletId}
          and (topup.state in ('created', 'pending', 'authorised') or topup.held_ore > 0))
        or exists (
          select 1
          from refund
          left join refund_part on refund_part.school_id = ${schoolId} and refund_part.refund_id = refund.id
          where refund.school_id = ${schoolId}
          and refund.wallet_id = ${walletId}
          and (refund.state = 'waiting' or (refund.state = 'approved' and refund_part.state not in ('paid', 'returned')))) as "isMoneyOnItsWay",
        exists (
          select 1
          from topup_arrangement
          where topup_arrangement.school_id = ${schoolId}
          and topup_arrangement.wallet_id = ${walletId}
          and topup_arrangement.state <> 'ended') as "hasArrangement",
        exists (
          select 1
          from enquiry
          where enquiry.school_id = ${schoolId}
          and enquiry.pupil_id = ${pupilId}
          and enquiry.state not in ('solved', 'closed')) as "hasOpenEnquiry"
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
  return row ?? NOTHING
}
