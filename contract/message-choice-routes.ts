// How somebody wants to hear of what they may choose about, and when they want quiet. What keeps an account or money safe is always told.

import { Type } from 'typebox'
import { messageChannels, messageEvents } from './message-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Done, Id, Instant, nullable, SchoolId, TimeOfDay } from './shapes.ts'

const Event = Type.Enum(messageEvents)
const Channels = Type.Array(Type.Enum(messageChannels), { maxItems: messageChannels.length, uniqueItems: true })

/** On the clock in Oslo; they may go over midnight. */
const Quiet = nullable(closed({ from: TimeOfDay, until: TimeOfDay }))

export const MessageChoices = closed({
  events: Type.Array(
    closed({
      event: Event,
      /** None: not told at all. */
      channels: Channels,
      /** The ways there are for this person now. */
      offered: Channels,
    }),
  ),
  /** Those whom one follows, and what one has chosen for one of them alone. */
  children: Type.Array(closed({ schoolId: SchoolId, pupilId: Id, firstName: Type.String(), events: Type.Array(closed({ event: Event, channels: Channels })) })),
  /** Null where somebody wants none. */
  quiet: Quiet,
  /** Null where SMS cannot be chosen. */
  sms: nullable(closed({ mobile: nullable(Type.String()), isConfirmed: Type.Boolean() })),
  /** Null where there is no push. `publicKey` is what a browser subscribes with. */
  push: nullable(
    closed({
      publicKey: Type.String(),
      browsers: Type.Array(closed({ browserId: Id, name: Type.String(), madeAt: Instant, lastSeenAt: Instant, isThis: Type.Boolean() })),
    }),
  ),
})

export const messageChoiceRoutes = {
  'GET /api/person/message-choices': {
    access: 'person',
    summary: 'How the one who is signed in wants to hear, and when they want quiet',
    reply: MessageChoices,
  },
  'PUT /api/person/message-choices': {
    access: 'person',
    summary: 'Chooses how to hear of things, and when there is to be quiet; what is not named stays as it was',
    body: closed({
      events: Type.Array(closed({ event: Event, channels: Channels }), { maxItems: messageEvents.length }),
      quiet: Quiet,
    }),
    reply: MessageChoices,
  },
  'PUT /api/person/message-choices/:schoolId/:pupilId': {
    access: 'person',
    summary: 'Chooses how to hear of one of the children one follows; null of an event: the same as of the others',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    body: closed({ events: Type.Array(closed({ event: Event, channels: nullable(Channels) }), { maxItems: messageEvents.length }) }),
    reply: MessageChoices,
  },
  'POST /api/person/mobile-codes': {
    access: 'person',
    summary: 'Sends a code by SMS to the number on which somebody wants messages',
    body: closed({ mobile: Type.String({ maxLength: 40 }) }),
    reply: closed({ mobile: Type.String() }),
  },
  'POST /api/person/mobile-codes/confirm': {
    access: 'person',
    summary: 'Confirms the number with the code that came to it',
    body: closed({ mobile: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 20 }) }),
    reply: MessageChoices,
  },
  'POST /api/person/push-browsers': {
    access: 'person',
    summary: 'Turns push on in the browser that asks; it ends with the session',
    body: closed({
      endpoint: Type.String({ maxLength: 1000 }),
      p256dh: Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' }),
      auth: Type.String({ maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' }),
      name: Type.String({ maxLength: 60 }),
    }),
    reply: MessageChoices,
  },
  'DELETE /api/person/push-browsers/:browserId': {
    access: 'person',
    summary: 'Turns push off in one of one’s browsers',
    params: closed({ browserId: Id }),
    reply: MessageChoices,
  },
  'POST /api/person/message-trials': {
    access: 'person',
    summary: 'Sends the one who is signed in a message by one of their ways, to see how it comes',
    body: closed({ channel: Type.Enum(messageChannels) }),
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
