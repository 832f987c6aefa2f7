import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { closeOpenDay } from '../day-reports/index.ts'
import { recordOn } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { officeTill } from './office-till.ts'
import { dropEnrolmentCodes, lockTill, type OfficeTill, setTillClosed, setTillToken, type TillKey } from './store.ts'

/**
 * Closes a till for good. Its registers and their journals stay as they are, since the law wants them kept; only
 * nothing is added to them any more. Closing what is closed changes nothing. @throws Refused not_found
 */
export function closeTill(house: House, key: TillKey): Promise<OfficeTill> {
  return transaction(house.database, async (tx) => {
    const till = await lockTill(tx, key)
    if (!till) throw new Refused('not_found')
    if (till.isClosed) return officeTill(tx, house, key)
    const now = house.clock.now()
    await setTillToken(tx, { ...key, tokenHash: null, enrolledAt: null })
    if (till.isEnrolled) await recordOn(tx, house, key, { kind: 'till_signed_out' })
    // It sells no more, so this day has all that it will ever have.
    await closeOpenDay(tx, house, { ...key, madeBy: 'office' })
    await setTillClosed(tx, { ...key, closedAt: now })
    await dropEnrolmentCodes(tx, { ...key, olderThan: now })
    await announceChange(tx, house, { schoolId: key.schoolId, kind: 'till', subjectId: key.tillId })
    return officeTill(tx, house, key)
  })
}
