// A pupil without a card is found by name, where the school lets its tills.

import { Type } from 'typebox'
import { byNameReasons } from './by-name-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Id, Instant } from './shapes.ts'

export const byNameRoutes = {
  'POST /api/till/found-by-name': {
    access: 'till',
    summary: 'A code that pays once, within minutes, for a pupil who was found by name; the reason is kept and told to the family',
    body: closed({ pupilId: Id, reason: Type.Enum(byNameReasons) }),
    reply: closed({ code: Type.String(), firstName: Type.String(), worksUntil: Instant }),
  },
} as const satisfies Record<string, RouteDefinition>
