import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { recordOn } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { officeTill } from './office-till.ts'
import { dropTillToken, lockTill, type OfficeTill, setTillToken, type TillKey } from './store.ts'

/** Takes the right to sell from the device that is this till, whichever it is. @throws Refused not_found */
export function signOutTill(house: House, key: TillKey): Promise<OfficeTill> {
  return transaction(house.database, async (tx) => {
    const till = await lockTill(tx, key)
    if (!till) throw new Refused('not_found')
    await setTillToken(tx, { ...key, tokenHash: null, enrolledAt: null })
    if (till.isEnrolled) await recordOn(tx, house, key, { kind: 'till_signed_out' })
    await announceChange(tx, house, { schoolId: key.schoolId, kind: 'till', subjectId: key.tillId })
    return officeTill(tx, house, key)
  })
}

/** A till signs itself out; nothing happens when another device is that till by now. */
export function signOutThisTill(house: House, till: TillKey & { tokenHash: Buffer }): Promise<void> {
  return transaction(house.database, async (tx) => {
    const { schoolId, tillId } = till
    if (await dropTillToken(tx, till)) await recordOn(tx, house, { schoolId, tillId }, { kind: 'till_signed_out' })
    await announceChange(tx, house, { schoolId: till.schoolId, kind: 'till', subjectId: till.tillId })
  })
}
