// The office gives a guardian access to a pupil's wallet. Somebody new gets a link to choose a password;
// somebody who has one is told.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { approverOf, usualTerms } from '../../rules/relation-rights.ts'
import { insertGuardianship, insertRequest, policyOf, standingOn } from '../relations/index.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { letterOfInvitation, letterOfNewChild } from './letters.ts'
import { childOf } from './pupil-store.ts'
import { insertPasswordLink, personById } from './store.ts'

/** As long as the letters of invitation say. */
export const INVITATION_LASTS_MS = 14 * 24 * 3_600_000

export type GuardianWish = {
  schoolId: number
  pupilId: string
  firstName: string
  lastName: string
  email: string
  /** Somebody new is written to in the language of whoever invites. */
  invitedByPersonId?: string
}

/**
 * Somebody whom a pupil who is old enough has not said yes to waits, and is written to when the pupil has.
 * @throws Refused `not_found` (the pupil), `email_not_valid`, `name_not_valid`, `email_taken` (it is the pupil's own)
 */
export async function addGuardian(
  house: House,
  { schoolId, pupilId, invitedByPersonId, ...wish }: GuardianWish,
): Promise<{ personId: string; waits: boolean }> {
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    const child = await childOf(tx, { schoolId, pupilId })
    if (!child) throw new Refused('not_found')
    const inviter = invitedByPersonId === undefined ? null : await personById(tx, invitedByPersonId)
    const { personId } = await findOrMakePerson(tx, house, { ...wish, language: inviter?.language ?? 'nb' })
    if (personId === child.personId) throw new Refused('email_taken')
    const isGuardian = (await standingOn(tx, { personId, schoolId, walletId: child.walletId, now })) !== null
    const today = norwegianTime(now).date
    const asked = { bornOn: child.bornOn, today, hasProfile: child.personId !== null, way: 'office' } as const
    if (!isGuardian && approverOf(await policyOf(tx, schoolId), asked) === 'pupil') {
      await insertRequest(tx, { schoolId, pupilId, requestId: house.newId(), personId, way: 'office', waitsFor: 'pupil', terms: usualTerms, now })
      return { personId, waits: true }
    }
    if (!isGuardian) await insertGuardianship(tx, { schoolId, pupilId, personId, terms: usualTerms, now })
    await welcomeGuardian(tx, house, { schoolId, pupilId, personId })
    return { personId, waits: false }
  })
}

/** Writes to somebody who follows a pupil from now on: with a link to choose a password, where they have none. */
export async function welcomeGuardian(
  tx: Queryable,
  house: House,
  { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string },
): Promise<void> {
  const [child, guardian] = [await childOf(tx, { schoolId, pupilId }), await personById(tx, personId)]
  if (!child || !guardian) return
  if (guardian.passwordHash !== null) {
    await queueMessage(tx, house, letterOfNewChild(house, guardian, child))
    return
  }
  const [token, now] = [newToken(), house.clock.now()]
  await insertPasswordLink(tx, { tokenHash: hashOfToken(token), personId, now, expiresAt: new Date(now.getTime() + INVITATION_LASTS_MS) })
  await queueMessage(tx, house, letterOfInvitation(house, guardian, { ...child, token }))
}

/** Makes a person who is already known a guardian, without a letter: for the demo's world. */
export async function makeGuardian(
  tx: Queryable,
  house: House,
  { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string },
): Promise<void> {
  await insertGuardianship(tx, { schoolId, pupilId, personId, terms: usualTerms, now: house.clock.now() })
}
