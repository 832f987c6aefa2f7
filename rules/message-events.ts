// By which ways, and when, somebody is told of an event: what they have chosen, what there is for them now, and their quiet hours.

import { type AlwaysToldWhy, type MessageChannel, messageChannels, type MessageEvent, messageEvents, type MessageGroup } from '../contract/message-words.ts'
import { endOfQuiet, type QuietHours } from './quiet-hours.ts'

export type EventTerms = {
  group: MessageGroup
  /** How somebody is told who has chosen nothing. Push is only ever used where it has been turned on. */
  usual: readonly MessageChannel[]
  /** SMS cost money: only what is short and worth it is offered so. */
  bySms: boolean
  /** Set where nobody may choose to hear nothing: e-mail always, or one way of their own choice. */
  always: { keeps: 'email' | 'one'; why: AlwaysToldWhy } | null
  /** Goes out during quiet hours too, but never by SMS. */
  isUrgent: boolean
  /** Whether pupils are told, too; guardians are told of all. */
  forPupils: boolean
}

const EMAIL: readonly MessageChannel[] = ['email']
const EMAIL_AND_PUSH: readonly MessageChannel[] = ['email', 'push']

export const messageTerms: Record<MessageEvent, EventTerms> = {
  lunch_warning: { group: 'lunch', usual: EMAIL_AND_PUSH, bySms: true, always: null, isUrgent: false, forPupils: true },
  meal_advance: { group: 'lunch', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'money' }, isUrgent: false, forPupils: true },
  limit_ask: { group: 'till', usual: EMAIL_AND_PUSH, bySms: true, always: { keeps: 'one', why: 'child_waits' }, isUrgent: true, forPupils: false },
  purchase_stopped: { group: 'till', usual: [], bySms: true, always: null, isUrgent: false, forPupils: false },
  // Whoever tops up now, helps a child who stands there.
  low_balance: { group: 'till', usual: EMAIL_AND_PUSH, bySms: true, always: null, isUrgent: true, forPupils: false },
  sold_against_stop: { group: 'till', usual: EMAIL_AND_PUSH, bySms: true, always: { keeps: 'email', why: 'safety' }, isUrgent: true, forPupils: true },
  sold_by_name: { group: 'till', usual: EMAIL, bySms: false, always: { keeps: 'one', why: 'safety' }, isUrgent: false, forPupils: true },
  sold_offline: { group: 'till', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'money' }, isUrgent: false, forPupils: true },
  money_in: { group: 'money', usual: EMAIL, bySms: false, always: null, isUrgent: false, forPupils: true },
  // Whoever has just paid waits for it.
  payment_receipt: { group: 'money', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'law' }, isUrgent: true, forPupils: true },
  refund: { group: 'money', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'money' }, isUrgent: false, forPupils: true },
  automatic_topup: { group: 'money', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'money' }, isUrgent: false, forPupils: false },
  new_phone: { group: 'safety', usual: EMAIL_AND_PUSH, bySms: true, always: { keeps: 'email', why: 'safety' }, isUrgent: true, forPupils: true },
  card_blocked: { group: 'safety', usual: EMAIL_AND_PUSH, bySms: true, always: { keeps: 'email', why: 'safety' }, isUrgent: false, forPupils: true },
  card_back: { group: 'safety', usual: EMAIL, bySms: true, always: { keeps: 'one', why: 'safety' }, isUrgent: false, forPupils: true },
  follower: { group: 'safety', usual: EMAIL, bySms: false, always: { keeps: 'email', why: 'safety' }, isUrgent: false, forPupils: true },
  enquiry_answered: { group: 'school', usual: EMAIL_AND_PUSH, bySms: true, always: { keeps: 'one', why: 'asked' }, isUrgent: false, forPupils: true },
}

/** What somebody may be told of: pupils without children of their own hear less. */
export const eventsFor = ({ isPupilAlone }: { isPupilAlone: boolean }): readonly MessageEvent[] =>
  messageEvents.filter((event) => !isPupilAlone || messageTerms[event].forPupils)

/** What may be chosen otherwise for one child: all that is about one. */
export const isAboutAChild = (event: MessageEvent): boolean => messageTerms[event].group !== 'school'

/** The ways there are for one person now: a confirmed address, a confirmed number where SMS is offered, a browser with push. */
export type Reachable = Readonly<Record<MessageChannel, boolean>>

/** The ways that may be chosen for an event. */
export const offeredChannels = (event: MessageEvent, reachable: Reachable): readonly MessageChannel[] =>
  messageChannels.filter((channel) => channel === 'email' || (reachable[channel] && (channel !== 'sms' || messageTerms[event].bySms)))

/** What is wanted: what was chosen, with what cannot be chosen away. */
export function wantedChannels(event: MessageEvent, chosen: readonly MessageChannel[] | null): readonly MessageChannel[] {
  const { usual, always } = messageTerms[event]
  const wanted = chosen ?? usual
  if (always?.keeps === 'email' && !wanted.includes('email')) return messageChannels.filter((channel) => channel === 'email' || wanted.includes(channel))
  return always !== null && wanted.length === 0 ? usual : wanted
}

export type Way = { channel: MessageChannel; sendAt: Date }
type Now = {
  chosen: readonly MessageChannel[] | null
  reachable: Reachable
  quiet: QuietHours | null
  now: Date
  /** Worth nothing from then on. */
  expiresAt?: Date | null
}

/** By which ways somebody is told, and when each may leave. Nobody who wants to hear is left untold: what is missing or would come too late is an e-mail. */
export function waysNow(event: MessageEvent, { chosen, reachable, quiet, now, expiresAt = null }: Now): readonly Way[] {
  const wanted = wantedChannels(event, chosen)
  if (wanted.length === 0) return []
  const { isUrgent } = messageTerms[event]
  const afterQuiet = endOfQuiet(quiet, now)
  const leavesAt = (channel: MessageChannel) => (isUrgent && channel !== 'sms' ? now : afterQuiet)
  const ways = offeredChannels(event, reachable)
    .filter((channel) => wanted.includes(channel) && reachable[channel])
    .map((channel) => ({ channel, sendAt: leavesAt(channel) }))
    .filter(({ sendAt }) => expiresAt === null || sendAt < expiresAt)
  const isTold = ways.some(({ sendAt }) => !isUrgent || sendAt <= now)
  if (isTold || !reachable.email) return ways
  const isTooLate = expiresAt !== null && afterQuiet >= expiresAt
  return [{ channel: 'email', sendAt: isUrgent || isTooLate ? now : afterQuiet }, ...ways]
}
