// What a school chooses for its counter.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, SchoolId } from './shapes.ts'

export const CounterSettings = closed({
  /** Tills show first what the school itself sells most of at this hour. */
  showsFavourites: Type.Boolean(),
})

export const counterRoutes = {
  'GET /api/office/schools/:schoolId/counter-settings': {
    access: { staff: ['administrator', 'office', 'canteen'] },
    summary: 'What the school has chosen for its tills’ screens',
    params: closed({ schoolId: SchoolId }),
    reply: CounterSettings,
  },
  'PATCH /api/office/schools/:schoolId/counter-settings': {
    access: { staff: ['administrator', 'canteen'] },
    summary: 'Changes what the school’s tills show; open tills hear of it',
    params: closed({ schoolId: SchoolId }),
    body: Type.Partial(CounterSettings, { additionalProperties: false }),
    reply: CounterSettings,
  },
} as const satisfies Record<string, RouteDefinition>
