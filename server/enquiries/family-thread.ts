// An enquiry as the family sees it: what the two sides wrote, and nothing of what the office notes or does.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { enquiryStateAfter, MOST_MESSAGES } from '../../rules/enquiry-states.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { type EnquiryKey, enquiryOf, linkOf } from './store.ts'
import { familyEnquiriesAt, familyEnquiryOf, type FamilyEnquiryRow, messagesIn, schoolsWrittenTo } from './thread-store.ts'

export type FamilyThread = RouteReply<'GET /api/person/enquiries/:schoolId/:enquiryId'>

const MOST_SCHOOLS = 20
const MOST_AT_A_SCHOOL = 50

/** What a person has written, at whichever schools, the latest first. */
export async function listOwnEnquiries(house: House, personId: string): Promise<RouteReply<'GET /api/person/enquiries'>> {
  const found: FamilyEnquiryRow[] = []
  for (const schoolId of await schoolsWrittenTo(house.database, { personId, limit: MOST_SCHOOLS })) {
    found.push(...(await familyEnquiriesAt(house.database, { schoolId, personId, limit: MOST_AT_A_SCHOOL })))
  }
  return { enquiries: found.toSorted((one, other) => other.changedAt.getTime() - one.changedAt.getTime()).map(shown) }
}

/** One of a person's own. @throws Refused not_found, also for another's */
export async function showOwnEnquiry(house: House, { personId, ...key }: EnquiryKey & { personId: string }): Promise<FamilyThread> {
  const enquiry = await enquiryOf(house.database, key)
  if (enquiry?.personId !== personId) throw new Refused('not_found')
  return threadOf(house.database, key, { isLinkUsed: false })
}

/** The one that a letter's link leads to. @throws Refused enquiry_link_not_valid, too_many_attempts */
export async function showLinkedEnquiry(house: House, { token, address }: { token: string; address: string }): Promise<FamilyThread> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const link = await linkOf(house.database, { tokenHash: hashOfToken(token), now: house.clock.now() })
  if (!link || !(await enquiryOf(house.database, link))) throw new Refused('enquiry_link_not_valid')
  return threadOf(house.database, link, { isLinkUsed: link.usedForMessageId !== null })
}

/** `isLinkUsed`: the link one came by has taken its reply. */
export async function threadOf(db: Queryable, key: EnquiryKey, { isLinkUsed }: { isLinkUsed: boolean }): Promise<FamilyThread> {
  const enquiry = (await familyEnquiryOf(db, key)) as FamilyEnquiryRow
  const messages = await messagesIn(db, { ...key, limit: MOST_MESSAGES })
  return {
    enquiry: shown(enquiry),
    messages: messages.map(({ from, writtenBy, madeAt, ...message }) => ({
      ...message,
      from,
      writtenBy: from === 'office' ? writtenBy : null,
      madeAt: madeAt.toISOString(),
    })),
    mayReply: !isLinkUsed && enquiryStateAfter(enquiry.state, 'replied') !== null && messages.length < MOST_MESSAGES,
  }
}

const shown = ({ madeAt, changedAt, ...enquiry }: FamilyEnquiryRow): FamilyThread['enquiry'] => ({
  ...enquiry,
  madeAt: madeAt.toISOString(),
  changedAt: changedAt.toISOString(),
})
