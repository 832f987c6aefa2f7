import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { arePhoneHours, type PhoneHoursOff } from '../../rules/phone-hours.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { smsToday, whySmsCannotBeSent } from '../messages/index.ts'
import { phoneHoursOffOf, setPhoneHoursOff } from './store.ts'

type Setting = RouteReply<'GET /api/office/schools/:schoolId/phone-codes'>

/** What the office sees of phone codes: can SMS be sent, how have they fared, and when the codes do not pay. */
export async function showPhoneSetting(house: House, schoolId: number): Promise<Setting> {
  const [why, today, hoursOff] = await Promise.all([whySmsCannotBeSent(house), smsToday(house), phoneHoursOffOf(house.database, schoolId)])
  const state = why === null ? 'ready' : why === 'sms_not_set_up' ? 'not_set_up' : 'day_is_full'
  return { sms: { state, partsToday: today.parts, partsADay: house.smsPartsADay, failedToday: today.failed }, hoursOff }
}

/** @throws Refused not_well_formed, not_found */
export async function changePhoneHours(house: House, { schoolId, hoursOff }: { schoolId: number; hoursOff: PhoneHoursOff | null }) {
  if (hoursOff && !arePhoneHours(hoursOff)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/hoursOff' } })
  await transaction(house.database, async (tx) => {
    if (!(await setPhoneHoursOff(tx, { schoolId, hoursOff }))) throw new Refused('not_found')
    await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
  })
  return { hoursOff }
}
