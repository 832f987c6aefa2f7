// Administrators let colleagues in, give them another role, and let them go. A post that is over stays on record;
// a role that changes is one post that ends and another that begins.

import { Refused } from '../../contract/refusals.ts'
import type { StaffRole } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { refusalOfPostChange } from '../../rules/staff-posts.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { type Colleague, colleagueOf, colleaguesAt, countOtherAdministrators, endPost, holdsPost, lockOperatorOf } from './colleague-store.ts'
import { INVITATION_LASTS_MS } from './welcome-guardian.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { letterOfNewPost, letterToNewColleague } from './letters.ts'
import { makeStaff } from './make-staff.ts'
import { administersOperator } from './staff-store.ts'
import { insertPasswordLink, personById } from './store.ts'

const MOST_COLLEAGUES = 200
const LEFT_LATELY_MS = 180 * 24 * 3_600_000

export async function listColleagues(house: House, { schoolId }: { schoolId: number }): Promise<{ colleagues: Colleague[] }> {
  const now = house.clock.now()
  const since = new Date(now.getTime() - LEFT_LATELY_MS)
  return { colleagues: await colleaguesAt(house.database, { schoolId, now, since, limit: MOST_COLLEAGUES }) }
}

export type ColleagueWish = { schoolId: number; byPersonId: string; firstName: string; lastName: string; email: string; role: StaffRole }

/** @throws Refused not_found (the school), email_not_valid, name_not_valid, post_held_already */
export function addColleague(house: House, { schoolId, byPersonId, role, ...wish }: ColleagueWish): Promise<Colleague> {
  return transaction(house.database, async (tx) => {
    const school = await lockOperatorOf(tx, schoolId)
    if (!school) throw new Refused('not_found')
    const { operatorId, schoolName } = school
    const now = house.clock.now()
    const inviter = await personById(tx, byPersonId)
    const person = await findOrMakePerson(tx, house, { ...wish, language: inviter?.language ?? 'nb' })
    const { personId } = person
    if (await holdsPost(tx, { operatorId, schoolId, personId, role, now })) throw new Refused('post_held_already')
    const { staffPostId } = await makeStaff(tx, house, { personId, operatorId, schoolId, role })
    if (person.passwordHash === null) {
      const token = newToken()
      await insertPasswordLink(tx, { tokenHash: hashOfToken(token), personId, now, expiresAt: new Date(now.getTime() + INVITATION_LASTS_MS) })
      await queueMessage(tx, house, letterToNewColleague(house, person, { schoolName, token }))
    } else {
      await queueMessage(tx, house, letterOfNewPost(house, person, { schoolName }))
    }
    return (await colleagueOf(tx, { schoolId, staffPostId })) as Colleague
  })
}

type PostKey = { schoolId: number; staffPostId: string; byPersonId: string }

/** @throws Refused not_found, not_allowed, last_administrator, post_held_already */
export function changePost(house: House, { role, ...key }: PostKey & { role: StaffRole }): Promise<Colleague> {
  return transaction(house.database, async (tx) => {
    const { post, operatorId, now } = await postToChange(tx, house, { ...key, newRole: role })
    if (post.role === role) return post
    const { personId, isEverywhere } = post
    if (await holdsPost(tx, { operatorId, schoolId: key.schoolId, personId, role, now })) throw new Refused('post_held_already')
    await endPost(tx, { staffPostId: post.staffPostId, now })
    const { staffPostId } = await makeStaff(tx, house, { personId, operatorId, schoolId: isEverywhere ? null : key.schoolId, role })
    return (await colleagueOf(tx, { schoolId: key.schoolId, staffPostId })) as Colleague
  })
}

/** @throws Refused not_found, not_allowed, last_administrator */
export function endPostOf(house: House, key: PostKey): Promise<void> {
  return transaction(house.database, async (tx) => {
    const { post, now } = await postToChange(tx, house, { ...key, newRole: null })
    await endPost(tx, { staffPostId: post.staffPostId, now })
  })
}

// Of two administrators who let each other go at the same moment, the lock lets one be the first.
async function postToChange(tx: Queryable, house: House, { schoolId, staffPostId, byPersonId, newRole }: PostKey & { newRole: StaffRole | null }) {
  const school = await lockOperatorOf(tx, schoolId)
  const post = school && (await colleagueOf(tx, { schoolId, staffPostId }))
  const now = house.clock.now()
  if (!school || !post || (post.endsAt !== null && Date.parse(post.endsAt) <= now.getTime())) throw new Refused('not_found')
  const { operatorId } = school
  const refusal = refusalOfPostChange({
    post,
    newRole,
    isByOperator: await administersOperator(tx, { personId: byPersonId, operatorId, now }),
    otherAdministrators: await countOtherAdministrators(tx, { operatorId, schoolId: post.isEverywhere ? null : schoolId, personId: post.personId, now }),
  })
  if (refusal) throw new Refused(refusal)
  return { post, operatorId, now }
}
