// How somebody wants to hear of what they may choose about, and when they want quiet. What keeps an account or money safe is always told.

import { Type } from 'typebox'
import { messageChannels, messageEvents } from './message-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, nullable, TimeOfDay } from './shapes.ts'

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
  quiet: Quiet,
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
} as const satisfies Record<string, RouteDefinition>
