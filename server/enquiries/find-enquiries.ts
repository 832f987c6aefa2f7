import type { RouteQuery, RouteReply } from '../../contract/route-types.ts'
import { excerptOf } from '../../rules/enquiry-texts.ts'
import { patternsOf } from '../../rules/search-patterns.ts'
import type { House } from '../house.ts'
import { officeStaffAt } from '../people/index.ts'
import { assigneeOf, countEnquiries, countWaiting, enquiriesOf, enquiriesSaying, type EnquiryRow, type Word } from './list-store.ts'

const USUAL_LIMIT = 50
const MOST_COLLEAGUES = 200

type Search = RouteQuery<'GET /api/office/schools/:schoolId/enquiries'> & { schoolId: number; personId: string }
type Found = RouteReply<'GET /api/office/schools/:schoolId/enquiries'>

/** A page of a school's enquiries; the one that has waited longest first, unless another order is asked for. */
export async function findEnquiries(house: House, asked: Search): Promise<Found> {
  const { schoolId, personId, search = '', state, topic, mine = false, sort = 'waiting', descending = false, offset = 0, limit = USUAL_LIMIT } = asked
  const words: Word[] = []
  for (const pattern of patternsOf(search)) words.push({ pattern, saidIn: await enquiriesSaying(house.database, { schoolId, pattern }) })
  const narrowing = { schoolId, words, state: state ?? null, topic: topic ?? null, assigneePersonId: mine ? personId : null }
  const found = await enquiriesOf(house.database, { ...narrowing, sort, descending, offset, limit })
  return { enquiries: found.map(shown), total: await countEnquiries(house.database, narrowing) }
}

function shown(row: EnquiryRow): Found['enquiries'][number] {
  const { lastBody, madeAt, changedAt, waitsSince, assigneePersonId: _id, assigneeFirstName: _first, assigneeLastName: _last, ...enquiry } = row
  return {
    ...enquiry,
    excerpt: excerptOf(lastBody),
    assignee: assigneeOf(row),
    madeAt: madeAt.toISOString(),
    changedAt: changedAt.toISOString(),
    waitsSince: waitsSince?.toISOString() ?? null,
  }
}

/** How much waits for the office, and how much of it for the one who asks. */
export async function countWaitingEnquiries(
  house: House,
  asked: { schoolId: number; personId: string },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/enquiry-count'>> {
  const { oldestWaitsSince, ...counts } = await countWaiting(house.database, asked)
  return { ...counts, oldestWaitsSince: oldestWaitsSince?.toISOString() ?? null }
}

/** Those who may work on a school's enquiries. */
export async function listColleagues(house: House, schoolId: number): Promise<RouteReply<'GET /api/office/schools/:schoolId/enquiry-colleagues'>> {
  return { colleagues: await officeStaffAt(house.database, { schoolId, now: house.clock.now(), limit: MOST_COLLEAGUES }) }
}
