// The one place where people's own choices are kept: by which ways they hear of what, and when they want quiet. What only answers
// somebody's own step, like a code or a link they asked for, does not go this way, but by `queueMessage`.

import type { Queryable } from '../../database/connect.ts'
import type { MessageEvent } from '../../contract/message-words.ts'
import { noticeTexts } from '../../language/notices/texts.ts'
import { messageTerms, type Way, waysNow } from '../../rules/message-events.ts'
import { inGsm7 } from '../../rules/sms-text.ts'
import type { House } from '../house.ts'
import { type Listener, listenerOf } from './choice-store.ts'
import type { PushBody } from './push/transport.ts'
import { queueMessage } from './queue-message.ts'

export type Telling = {
  personId: string
  /** The school whose event it is. */
  schoolId: number
  event: MessageEvent
  /** The wallet it is about, whose pupil may have choices of its own; null where it is about none. */
  walletId: string | null
  /** The first name of the pupil it is about; null for the reader's own wallet. */
  child: string | null
  subject: string
  body: string
  /** Where a letter goes that must not be lost when nobody has confirmed the address. */
  address?: string
  /** The same in an SMS that says more than the notice. */
  sms?: string
  /** Where in the portal it leads, as in "/history/1/…". */
  path: string
  /** Worth nothing after this. */
  expiresAt?: Date | null
}

/** Tells somebody, in the ways and at the time they want, and answers in how many ways: none is a choice too. */
export async function tellPerson(tx: Queryable, house: House, telling: Telling): Promise<number> {
  const { event, expiresAt = null } = telling
  const found = await listenerOf(tx, telling)
  if (!found) return 0
  const listener = { ...found, email: found.email ?? telling.address ?? null }
  const { email, mobile, chosen, quiet, schoolOffersSms, browserIds } = listener
  const reachable = {
    email: email !== null,
    sms: mobile !== null && schoolOffersSms && house.smsPartsADay !== null,
    push: browserIds.length > 0 && house.pushHosts !== null,
  }
  const ways = waysNow(event, { chosen, reachable, quiet, now: house.clock.now(), expiresAt })
  for (const way of ways) await queueWay(tx, house, { way, telling, listener, isOnly: ways.length === 1 })
  return ways.length
}

const pushOf = ({ event, path }: Telling, text: string): PushBody => ({ text, path, tag: `${event} ${path}`, isUrgent: messageTerms[event].isUrgent })

type Queueing = { way: Way; telling: Telling; listener: Listener; /** Nothing else tells it. */ isOnly: boolean }

async function queueWay(tx: Queryable, house: House, { way: { channel, sendAt }, telling, listener, isOnly }: Queueing): Promise<void> {
  const { event, child, subject, expiresAt = null, path } = telling
  const { language, email, mobile, browserIds } = listener
  const texts = noticeTexts[language]
  const letter = { recipient: email ?? '', subject, body: `${telling.body}\n\n${texts.choose}\n${house.publicUrl}/messages` }
  if (channel === 'email') return void (await queueMessage(tx, house, { channel, ...letter, expiresAt, sendAt }))
  const otherwise = isOnly && email !== null ? { ...letter, language } : null
  if (channel === 'push') {
    const body = JSON.stringify(pushOf(telling, texts.events[event](child)))
    for (const [place, pushBrowserId] of browserIds.entries()) {
      const push = { channel, recipient: email ?? telling.personId, subject: '', body, expiresAt, sendAt, pushBrowserId } as const
      // One letter instead is enough, however many browsers are gone.
      await queueMessage(tx, house, { ...push, otherwise: place === 0 ? otherwise : null })
    }
    return
  }
  const sms = telling.sms ?? `${inGsm7(texts.events[event](child))} ${house.publicUrl}${path}`
  await queueMessage(tx, house, { channel: 'sms', recipient: mobile ?? '', subject: '', body: sms, expiresAt, sendAt, otherwise })
}
