import type { House } from '../house.ts'
import type { DoorKnowledge } from '../http/door.ts'
import { personOfSession } from './sessions.ts'
import { rolesAnywhere, rolesAt } from './staff-store.ts'
import { relationTo } from './wallet-store.ts'

/** What the door needs to know of people. */
export function peopleKnowledge(house: House): Pick<DoorKnowledge, 'personOfSession' | 'walletRight' | 'staffRoles'> {
  const { database, clock } = house
  return {
    personOfSession: (token) => personOfSession(house, token),
    // The pupil and the guardians may pay; rights that only see come with relations that say so.
    walletRight: async (personId, schoolId, walletId) => ((await relationTo(database, { personId, schoolId, walletId, now: clock.now() })) ? 'pay' : null),
    staffRoles: (personId, schoolId) => {
      const now = clock.now()
      return schoolId === null ? rolesAnywhere(database, { personId, now }) : rolesAt(database, { personId, schoolId, now })
    },
  }
}
