// Somebody writes to a school. The id is made by the one who writes, so that what is sent again after a lost answer
// gets the first answer, and is counted, numbered and written to once.

import type { EnquiryTopic } from '../../contract/enquiries.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import { maskEmail, readEmail } from '../../rules/email-addresses.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { pupilIdOfWallet } from '../relations/index.ts'
import { walletOf } from '../people/index.ts'
import { letterOfArrival } from './letters.ts'
import { makeReplyLink } from './reply-link.ts'
import { type EnquiryKey, enquiryOf, insertEnquiry, insertMessage, lockCounter, messageOf, readerOf, schoolNameOf, takeNumber, type Writer } from './store.ts'

export type SentEnquiry = RouteReply<'POST /api/enquiries'>

export type EnquiryWish = {
  id: string
  schoolId: number
  topic: EnquiryTopic
  message: string
  /** What people cannot see and machines fill in. */
  website?: string | undefined
  /** Where the request came from. */
  address: string
}

/** What happens in the transaction that stores an enquiry, or neither does. */
export type Alongside = { alongside?: ((tx: Queryable) => Promise<void>) | undefined }

/** As one who is signed in. @throws Refused looks_automatic, message_not_valid, not_found (school, or a wallet that is not theirs), enquiry_already_sent, too_many_attempts */
export async function sendEnquiryAsPerson(
  house: House,
  { personId, walletId, ...wish }: EnquiryWish & { personId: string; walletId: string | null },
  { alongside }: Alongside = {},
): Promise<SentEnquiry> {
  const { schoolId } = wish
  const pupilId = walletId === null ? null : await attachedPupilId(house, { personId, schoolId, walletId })
  // Those who have a profile are written to in the language they have chosen there.
  return send(house, { ...wish, writer: { personId, email: null }, pupilId, language: 'nb', alongside }, () =>
    countAttempt(house, limits.enquiryOfPerson, personId),
  )
}

/** As anyone. @throws Refused the same, and email_not_valid */
export async function sendEnquiryAsAnyone(
  house: House,
  { email: typed, language, ...wish }: EnquiryWish & { email: string; language: Language },
): Promise<SentEnquiry> {
  const email = readEmail(typed)
  if (!email) throw new Refused('email_not_valid')
  return send(house, { ...wish, writer: { personId: null, email }, pupilId: null, language }, () => countAttempt(house, limits.enquiryOfEmail, email))
}

async function attachedPupilId(house: House, wallet: { personId: string; schoolId: number; walletId: string }): Promise<string> {
  const own = await walletOf(house.database, { ...wallet, now: house.clock.now() })
  const pupilId = own && (await pupilIdOfWallet(house.database, wallet))
  if (!pupilId) throw new Refused('not_found')
  return pupilId
}

type Checked = EnquiryWish & Alongside & { writer: Writer; pupilId: string | null; language: Language }

async function send(house: House, wish: Checked, countWriter: () => Promise<unknown>): Promise<SentEnquiry> {
  const { schoolId, website, address } = wish
  if (website !== undefined && website !== '') throw new Refused('looks_automatic')
  const body = readMessageText(wish.message)
  if (!body) throw new Refused('message_not_valid')
  const schoolName = await schoolNameOf(house.database, schoolId)
  if (!schoolName) throw new Refused('not_found')
  const before = await findSent(house.database, { ...wish, body })
  if (before) return before
  await countAttempt(house, limits.enquiryFromAddress, networkOf(address))
  await countWriter()
  return store(house, { ...wish, body, schoolName })
}

function store(house: House, wish: Checked & { body: string; schoolName: string }): Promise<SentEnquiry> {
  const { id, schoolId, topic, writer, pupilId, language, body, schoolName } = wish
  const key: EnquiryKey = { schoolId, enquiryId: id }
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    await lockCounter(tx, schoolId)
    const before = await findSent(tx, wish)
    if (before) return before
    const number = await takeNumber(tx, schoolId)
    await insertEnquiry(tx, { ...key, ...writer, number, topic, language, pupilId, now })
    await wish.alongside?.(tx)
    // The first message is the enquiry itself, and has its id.
    await insertMessage(tx, key, { messageId: id, side: 'family', personId: writer.personId, body }, now)
    const reader = await readerOf(tx, { ...writer, language })
    const link = await makeReplyLink(tx, house, { ...key, personId: writer.personId })
    await queueMessage(tx, house, letterOfArrival(reader, { number, schoolName, body, link }))
    house.log('enquiry_received', { schoolId, number })
    return { enquiryId: id, number, sentTo: maskEmail(reader.email) }
  })
}

/** The answer to what was sent before under this id. @throws Refused enquiry_already_sent when it was something else */
async function findSent(db: Queryable, { id, schoolId, topic, writer, pupilId, language, body }: Checked & { body: string }): Promise<SentEnquiry | null> {
  const key = { schoolId, enquiryId: id }
  const found = await enquiryOf(db, key)
  if (!found) return null
  const first = await messageOf(db, { ...key, messageId: id })
  const isSame =
    found.topic === topic && found.personId === writer.personId && found.email === writer.email && found.pupilId === pupilId && first?.body === body
  // The number is told to nobody but the one who wrote.
  const isSameWriter = found.personId === writer.personId && found.email === writer.email
  if (!isSame) throw new Refused({ code: 'enquiry_already_sent', facts: isSameWriter ? { number: found.number } : {} })
  const { email } = await readerOf(db, { ...writer, language })
  return { enquiryId: id, number: found.number, sentTo: maskEmail(email) }
}
