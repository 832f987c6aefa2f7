import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { officeTill } from './office-till.ts'
import { lockTill, type OfficeTill, setTillToken, type TillKey } from './store.ts'

/** Takes the right to sell from the device that is this till, whichever it is. @throws Refused not_found */
export function signOutTill(house: House, key: TillKey): Promise<OfficeTill> {
  return transaction(house.database, async (tx) => {
    if (!(await lockTill(tx, key))) throw new Refused('not_found')
    await setTillToken(tx, { ...key, tokenHash: null, enrolledAt: null })
    return officeTill(tx, house, key)
  })
}
