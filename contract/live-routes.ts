// What tills ask for to know at once what they would otherwise be told at the sale. How they hear that it
// changed stands in live-events.ts.

import { Type } from 'typebox'
import { cardStops } from './live-events.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, nullable } from './shapes.ts'

export const liveRoutes = {
  'GET /api/till/stopped-cards': {
    access: 'till',
    summary: 'The cards of the school that do not pay, as hashes; nothing but the version when the till has it already',
    query: closed({ version: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: closed({
      /** Changes with the list. */
      version: Type.String(),
      /** `hash` is what a till knows a card by (rules/phone-codes). Null when the till has this version. */
      cards: nullable(Type.Array(closed({ hash: Type.String(), stop: Type.Enum(cardStops) }))),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
