import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { recordOn } from '../journal/index.ts'
import { hashOfToken } from '../keys.ts'
import { announceChange } from '../live/index.ts'
import { schoolOf } from '../schools/index.ts'
import { hashOfEnrolmentCode, readEnrolmentCode } from './enrolment-code.ts'
import { lockTill, setTillToken, tillFacts, type TillKey, useEnrolmentCode } from './store.ts'
import { newTillToken } from './till-token.ts'

/**
 * Makes a device this till and answers its token. A device that was the till before is not any more.
 * @throws Refused not_found, till_closed
 */
export async function enrolTill(tx: Queryable, house: House, { schoolId, tillId }: TillKey): Promise<string> {
  const till = await lockTill(tx, { schoolId, tillId })
  if (!till) throw new Refused('not_found')
  if (till.isClosed) throw new Refused('till_closed')
  const token = newTillToken({ schoolId, tillId })
  await setTillToken(tx, { schoolId, tillId, tokenHash: hashOfToken(token), enrolledAt: house.clock.now() })
  await recordOn(tx, house, { schoolId, tillId }, { kind: 'till_signed_in' })
  await announceChange(tx, house, { schoolId, kind: 'till', subjectId: tillId })
  return token
}

export type Enrolled = RouteReply<'POST /api/till/enrolments'>

/**
 * Enrols a device with the code that the office made. A device that got no answer asks again as `askedBy`, and gets a new key.
 * @throws Refused enrolment_code_wrong, too_many_attempts, till_closed
 */
export async function enrolWithCode(
  house: House,
  { code: typed, askedBy = null, address }: { code: string; askedBy?: string | null | undefined; address: string },
): Promise<Enrolled> {
  // Counted before the code is looked at: forty bits hold as long as nobody may guess for long.
  await countAttempt(house, limits.tillEnrolmentFromAddress, networkOf(address))
  const code = readEnrolmentCode(typed)
  if (!code) throw new Refused('enrolment_code_wrong')
  const codeHash = hashOfEnrolmentCode(house.keys, code)
  return transaction(house.database, async (tx) => {
    const key = await useEnrolmentCode(tx, { codeHash, askedBy, now: house.clock.now() })
    if (!key) throw new Refused('enrolment_code_wrong')
    const token = await enrolTill(tx, house, key)
    const [facts, school] = [await tillFacts(tx, key), await schoolOf(tx, key.schoolId)]
    if (!facts || !school) throw new Error('a till has a register and a school')
    return { token, ...key, tillName: facts.tillName, schoolName: school.name }
  })
}
