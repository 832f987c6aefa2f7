import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { endLinkOf } from '../pay-links/index.ts'
import { endInvitations, refuseInvited } from '../relations/index.ts'
import { lockPupil, type PupilKey, pupilOf, type PupilRow, updateProtection } from './store.ts'

/** Says whether a pupil's address is protected. From then on nothing leads a stranger to the pupil: a pay link there is ends at once, and so do codes and invitations, and whoever came by one and waits. @throws Refused not_found */
export function protectAddress(house: House, { isProtected, ...key }: PupilKey & { isProtected: boolean }): Promise<PupilRow> {
  return transaction(house.database, async (tx) => {
    if (!(await lockPupil(tx, key))) throw new Refused('not_found')
    await updateProtection(tx, { ...key, isProtected })
    const pupil = (await pupilOf(tx, key)) as PupilRow
    if (isProtected) {
      const now = house.clock.now()
      await endInvitations(tx, { ...key, now })
      await refuseInvited(tx, { ...key, now })
    }
    if (isProtected) await endLinkOf(tx, { ...pupil, ...key, personId: null, now: house.clock.now() })
    return pupil
  })
}
