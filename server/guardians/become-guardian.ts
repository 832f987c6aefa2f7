// How somebody becomes a guardian: by a code, at once or after somebody's yes. Whoever waits has nothing until then.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { approverOf, atMost, type RelationTerms } from '../../rules/relation-rights.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { welcomeGuardian } from '../people/index.ts'
import {
  decideRequest,
  hashOfGuardianCode,
  insertGuardianship,
  insertRequest,
  invitationBy,
  lockInvitation,
  markUsed,
  openRequests,
  policyOf,
  registeredInvitation,
  relationSpan,
  type RequestRow,
  standingOn,
} from '../relations/index.ts'
import { tellOfGuardian, tellOfRefusal, tellPupilOfRequest } from './letters.ts'
import { lockPupil, type Pupil, type PupilKey } from './store.ts'

type Used = RouteReply<'POST /api/guardian-codes/use'>

/** Which school a code is from. @throws Refused guardian_code_not_valid, too_many_attempts */
export async function lookAtCode(house: House, { code, address }: { code: string; address: string }): Promise<RouteReply<'POST /api/guardian-codes/look'>> {
  await countAttempt(house, limits.guardianCodeFromAddress, networkOf(address))
  const found = await schoolOfCode(house, code)
  return { schoolId: found.schoolId, schoolName: found.schoolName }
}

async function schoolOfCode(house: House, code: string) {
  const codeHash = hashOfGuardianCode(house, code)
  const found = codeHash && (await registeredInvitation(house.database, { codeHash, now: house.clock.now() }))
  if (!found) throw new Refused('guardian_code_not_valid')
  return found
}

/** @throws Refused guardian_code_not_valid, guardian_already, too_many_attempts */
export async function useCode(house: House, { code, personId, address }: { code: string; personId: string; address: string }): Promise<Used> {
  await countAttempt(house, limits.guardianCodeOfPerson, personId)
  await countAttempt(house, limits.guardianCodeFromAddress, networkOf(address))
  const { schoolId, invitationId } = await schoolOfCode(house, code)
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const key = { schoolId, invitationId, now }
    const found = await invitationBy(tx, key)
    const pupil = found && (await lockPupil(tx, { schoolId, pupilId: found.pupilId }))
    const invitation = pupil && (await lockInvitation(tx, key))
    // Why it does not work is told to nobody: whoever has a code may be anybody.
    if (!invitation?.isOpen || !pupil || pupil.hasProtectedAddress || pupil.hasEnded || pupil.personId === personId)
      throw new Refused('guardian_code_not_valid')
    const { walletId } = pupil
    // Also from a day to come: what the school has said of when it begins, a code does not pass by.
    if (await relationSpan(tx, { schoolId, pupilId: pupil.pupilId, personId, now })) throw new Refused('guardian_already')
    // Nobody passes on what they have no more.
    const inviter = invitation.way === 'invitation' ? await standingOn(tx, { personId: invitation.madeByPersonId, schoolId, walletId, now }) : null
    if (invitation.way === 'invitation' && inviter?.relation !== 'guardian') throw new Refused('guardian_code_not_valid')
    const { sees, mayPay, mayLimit, mayRefund } = invitation
    const given = { sees, mayPay, mayLimit, mayRefund }
    await markUsed(tx, { schoolId, invitationId, personId, now })
    return become(tx, house, pupil, { personId, way: invitation.way, terms: inviter ? atMost(given, inviter) : given })
  })
}

async function become(
  tx: Queryable,
  house: House,
  pupil: Pupil,
  { personId, way, terms }: { personId: string; way: 'code' | 'invitation'; terms: RelationTerms },
): Promise<Used> {
  const { schoolId, pupilId, firstName, schoolName, bornOn } = pupil
  const now = house.clock.now()
  const today = norwegianTime(now).date
  const approver = approverOf(await policyOf(tx, schoolId), { bornOn, today, hasProfile: pupil.personId !== null, way })
  if (approver === 'nobody') {
    await insertGuardianship(tx, { schoolId, pupilId, personId, terms, now })
    await tellOfGuardian(tx, house, pupil, personId)
    return { outcome: 'started', firstName, schoolName }
  }
  await insertRequest(tx, { schoolId, pupilId, requestId: house.newId(), personId, way, waitsFor: approver, terms, now })
  if (approver === 'pupil') await tellPupilOfRequest(tx, house, pupil, personId)
  return { outcome: approver === 'pupil' ? 'waits_for_pupil' : 'waits_for_school', firstName, schoolName }
}

type Answer = PupilKey & { requestId: string; isYes: boolean; byPersonId: string }

/**
 * The pupil's answer, or the school's. For somebody who waits for the pupil the school can only say no; where the pupil's profile
 * is gone since, yes is the school's to say.
 * @throws Refused not_found, request_not_yours
 */
export async function answerRequest(
  house: House,
  { schoolId, pupilId, requestId, isYes, byPersonId, side }: Answer & { side: 'pupil' | 'school' },
): Promise<void> {
  await transaction(house.database, async (tx) => {
    const pupil = await lockPupil(tx, { schoolId, pupilId })
    const request = (await openRequests(tx, { schoolId, pupilId, limit: MOST_REQUESTS })).find((each) => each.requestId === requestId)
    if (!pupil || !request) throw new Refused('not_found')
    const isPupils = request.waitsFor === 'pupil' && pupil.personId !== null
    if (isYes ? isPupils !== (side === 'pupil') : side === 'pupil' && !isPupils) throw new Refused('request_not_yours')
    const now = house.clock.now()
    await decideRequest(tx, { schoolId, requestId, isYes, byPersonId, now })
    if (isYes) await start(tx, house, pupil, request)
    else await tellOfRefusal(tx, house, pupil, request.personId)
  })
}

export const MOST_REQUESTS = 50

async function start(tx: Queryable, house: House, pupil: Pupil, { personId, sees, mayPay, mayLimit, mayRefund, ...span }: RequestRow): Promise<void> {
  const { schoolId, pupilId } = pupil
  const now = house.clock.now()
  // The days were over before anybody answered.
  if (span.endsAt !== null && span.endsAt <= now) throw new Refused('day_has_passed')
  const startsAt = span.startsAt !== null && span.startsAt > now ? span.startsAt : now
  await insertGuardianship(tx, { schoolId, pupilId, personId, terms: { sees, mayPay, mayLimit, mayRefund }, startsAt, endsAt: span.endsAt, now })
  await welcomeGuardian(tx, house, { schoolId, pupilId, personId })
  await tellOfGuardian(tx, house, pupil, personId)
}
