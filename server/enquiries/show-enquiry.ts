// An enquiry as the office sees it: who wrote, about whom, and all that has been written, noted and done.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { MOST_MESSAGES, MOST_NOTES } from '../../rules/enquiry-states.ts'
import type { House } from '../house.ts'
import { walletOf } from '../people/index.ts'
import { type Enquiry, type EnquiryKey, enquiryOf, readerOf } from './store.ts'
import { type AttachedPupil, attachedPupil, disputedPurchase, eventsIn, messagesIn, notesIn, personNamed } from './thread-store.ts'

export type OfficeEnquiry = RouteReply<'GET /api/office/schools/:schoolId/enquiries/:enquiryId'>

const MOST_EVENTS = 200

/** @throws Refused not_found, also for another school's */
export async function showEnquiry(house: House, key: EnquiryKey, db: Queryable = house.database): Promise<OfficeEnquiry> {
  const enquiry = await enquiryOf(db, key)
  if (!enquiry) throw new Refused('not_found')
  const pupil = enquiry.pupilId === null ? null : await attachedPupil(db, { ...enquiry, pupilId: enquiry.pupilId })
  const messages = await messagesIn(db, { ...key, limit: MOST_MESSAGES })
  const notes = await notesIn(db, { ...key, limit: MOST_NOTES })
  const history = await eventsIn(db, { ...key, limit: MOST_EVENTS })
  const { enquiryId, number, state, topic } = enquiry
  return {
    enquiryId,
    number,
    state,
    topic,
    madeAt: enquiry.madeAt.toISOString(),
    changedAt: enquiry.changedAt.toISOString(),
    waitsSince: enquiry.waitsSince?.toISOString() ?? null,
    assignee: await assigneeOf(db, enquiry),
    writer: await writerOf(db, enquiry, { pupil, now: house.clock.now() }),
    pupil,
    purchase: topic === 'not_me' ? await disputedPurchase(db, key) : null,
    messages: messages.map(dated),
    notes: notes.map(dated),
    history: history.map(dated),
  }
}

const dated = <Row extends { madeAt: Date }>({ madeAt, ...row }: Row) => ({ ...row, madeAt: madeAt.toISOString() })

async function assigneeOf(db: Queryable, { assigneePersonId }: Enquiry): Promise<OfficeEnquiry['assignee']> {
  if (assigneePersonId === null) return null
  const { personId, firstName, lastName } = await personNamed(db, assigneePersonId)
  return { personId, firstName, lastName }
}

async function writerOf(db: Queryable, enquiry: Enquiry, { pupil, now }: { pupil: AttachedPupil | null; now: Date }): Promise<OfficeEnquiry['writer']> {
  const { email, language } = await readerOf(db, enquiry)
  const { personId, schoolId } = enquiry
  if (personId === null) return { email, language, name: null, relation: null }
  const { firstName, lastName } = await personNamed(db, personId)
  // As it is today: a guardian whose access has ended is no longer one who may be told about the pupil.
  const wallet = pupil && (await walletOf(db, { personId, schoolId, walletId: pupil.walletId, now }))
  return { email, language, name: `${firstName} ${lastName}`, relation: wallet?.relation ?? null }
}
