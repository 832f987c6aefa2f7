// «Hvem har sett»: the pupil can see who looked at what they have bought. One line for each person and day is enough, and keeps
// it bounded; after a year it is forgotten.

import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { deleteOldLooks, insertLook, pupilIdOfWallet } from './store.ts'

export const LOOKS_KEPT_DAYS = 365
const MOST_AT_A_TIME = 5_000

type Looker = { personId: string; asStaff: boolean }

/** Notes that somebody has looked at a pupil's purchases. The pupil's own looks are nobody's business. */
export async function noteLook(house: House, { schoolId, pupilId, ...looker }: Looker & { schoolId: number; pupilId: string }): Promise<void> {
  const now = house.clock.now()
  await insertLook(house.database, { schoolId, pupilId, ...looker, day: norwegianTime(now).date, now })
}

/** The same where the route names a wallet. */
export async function noteLookAtWallet(house: House, { schoolId, walletId, ...looker }: Looker & { schoolId: number; walletId: string }): Promise<void> {
  const pupilId = await pupilIdOfWallet(house.database, { schoolId, walletId })
  if (pupilId !== null) await noteLook(house, { schoolId, pupilId, ...looker })
}

export function forgetOldLooks(house: House): Promise<number> {
  return deleteOldLooks(house.database, { before: addDays(norwegianTime(house.clock.now()).date, -LOOKS_KEPT_DAYS), most: MOST_AT_A_TIME })
}
