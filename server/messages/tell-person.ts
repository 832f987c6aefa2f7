// The one place where people's own choices are kept: by which ways they hear of what, and when they want quiet. What an account's
// safety hangs on does not go this way, but by `queueMessage`.

import type { Queryable } from '../../database/connect.ts'
import type { MessageEvent } from '../../contract/message-words.ts'
import { channelsNow } from '../../rules/message-events.ts'
import { endOfQuiet } from '../../rules/quiet-hours.ts'
import type { House } from '../house.ts'
import { choicesOf, contactOf, offersSms, quietHoursOf } from './choice-store.ts'
import { queueMessage } from './queue-message.ts'

export type Telling = {
  personId: string
  /** The school whose event it is. */
  schoolId: number
  event: MessageEvent
  subject: string
  body: string
  /** The same in an SMS; without it there is none. */
  sms?: string
  /** Worth nothing after this. */
  expiresAt?: Date | null
}

/** Tells somebody, in the ways and at the time they want, and answers in how many ways: none is a choice too. */
export async function tellPerson(tx: Queryable, house: House, { personId, schoolId, event, subject, body, sms, expiresAt = null }: Telling): Promise<number> {
  const contact = await contactOf(tx, personId)
  if (!contact) return 0
  const chosen = (await choicesOf(tx, personId)).find((choice) => choice.event === event)?.channels ?? null
  const isSmsPossible = sms !== undefined && contact.mobile !== null && house.smsPartsADay !== null
  const mayUseSms = isSmsPossible && chosen?.includes('sms') === true && (await offersSms(tx, schoolId))
  const sendAt = endOfQuiet(await quietHoursOf(tx, personId), house.clock.now())
  let told = 0
  for (const channel of channelsNow(event, { chosen, mayUseSms })) {
    const recipient = channel === 'sms' ? contact.mobile : contact.email
    if (recipient === null) continue
    const words = channel === 'sms' ? { subject: '', body: sms ?? '' } : { subject, body }
    await queueMessage(tx, house, { channel, recipient, ...words, expiresAt, sendAt })
    told += 1
  }
  return told
}
