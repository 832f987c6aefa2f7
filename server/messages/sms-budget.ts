// SMS cost money and tempt fraud, so a day has an end: beyond it nothing is sent, and whoever asks is told so.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'

export type SmsDay = { parts: number; failed: number }

/** Takes room for an SMS in today's budget, or answers false when there is none left. */
export async function reserveSms(house: House, parts: number): Promise<boolean> {
  const most = house.smsPartsADay ?? 0
  if (parts > most) return false
  const taken = await run(
    house.database,
    sql`
      insert into sms_day (day, parts)
      values (${norwegianTime(house.clock.now()).date}, ${parts})
      on conflict (day) do update
      set parts = sms_day.parts + ${parts}
      where sms_day.parts + ${parts} <= ${most}`,
  )
  if (taken === 0) house.log('sms_day_is_full', { most })
  return taken > 0
}

/** Counts an SMS that did not arrive. */
export async function countFailedSms(db: Queryable, house: House): Promise<void> {
  await run(
    db,
    sql`
      insert into sms_day (day, failed)
      values (${norwegianTime(house.clock.now()).date}, 1)
      on conflict (day) do update
      set failed = sms_day.failed + 1`,
  )
}

/** What has been sent today and what did not arrive. */
export async function smsToday(house: House): Promise<SmsDay> {
  const found = await firstRow<SmsDay>(
    house.database,
    sql`
      select parts, failed
      from sms_day
      where day = ${norwegianTime(house.clock.now()).date}`,
  )
  return found ?? { parts: 0, failed: 0 }
}

/** Whether an SMS can be sent now: no gateway, or nothing left of the day. */
export async function whySmsCannotBeSent(house: House): Promise<'sms_not_set_up' | 'sms_day_is_full' | null> {
  if (house.smsPartsADay === null) return 'sms_not_set_up'
  return (await smsToday(house)).parts >= house.smsPartsADay ? 'sms_day_is_full' : null
}
