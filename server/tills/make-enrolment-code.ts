import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { ENROLMENT_CODE_MINUTES, hashOfEnrolmentCode, newEnrolmentCode, readEnrolmentCode } from './enrolment-code.ts'
import { dropEnrolmentCodes, insertEnrolmentCode, lockTill, type TillKey } from './store.ts'

/** Makes a code for a till; one made before stops working. @throws Refused not_found, till_closed */
export function makeEnrolmentCode(house: House, { schoolId, tillId }: TillKey): Promise<{ code: string; expiresAt: string }> {
  return transaction(house.database, async (tx) => {
    const till = await lockTill(tx, { schoolId, tillId })
    if (!till) throw new Refused('not_found')
    if (till.isClosed) throw new Refused('till_closed')
    const madeAt = house.clock.now()
    const expiresAt = new Date(madeAt.getTime() + ENROLMENT_CODE_MINUTES * 60_000)
    const code = newEnrolmentCode()
    const codeHash = hashOfEnrolmentCode(house.keys, readEnrolmentCode(code) as string)
    await dropEnrolmentCodes(tx, { schoolId, tillId, olderThan: madeAt })
    await insertEnrolmentCode(tx, { schoolId, tillId, codeHash, madeAt, expiresAt })
    return { code, expiresAt: expiresAt.toISOString() }
  })
}
