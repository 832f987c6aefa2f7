import type { House } from '../house.ts'
import type { DoorKnowledge } from '../http/door.ts'
import { personOfSession } from './sessions.ts'
import { rolesAnywhere, rolesAt } from './staff-store.ts'
import { noteLook, noteLookAtWallet, standingOn } from '../relations/index.ts'

/** What the door needs to know of people. */
export function peopleKnowledge(house: House): Pick<DoorKnowledge, 'personOfSession' | 'standingOn' | 'noteLook' | 'staffRoles'> {
  const { database, clock } = house
  return {
    personOfSession: (token) => personOfSession(house, token),
    standingOn: (personId, schoolId, walletId) => standingOn(database, { personId, schoolId, walletId, now: clock.now() }),
    noteLook: async ({ params: { schoolId, pupilId, walletId }, ...looker }) => {
      const school = { schoolId: Number(schoolId), ...looker }
      if (pupilId !== undefined) await noteLook(house, { ...school, pupilId: String(pupilId) })
      else if (walletId !== undefined) await noteLookAtWallet(house, { ...school, walletId: String(walletId) })
    },
    staffRoles: (personId, schoolId) => {
      const now = clock.now()
      return schoolId === null ? rolesAnywhere(database, { personId, now }) : rolesAt(database, { personId, schoolId, now })
    },
  }
}
