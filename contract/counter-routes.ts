// What a school chooses for its counter.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, Done, nullable, SchoolId } from './shapes.ts'

export const CounterSettings = closed({
  /** Tills show first what the school itself sells most of at this hour. */
  showsFavourites: Type.Boolean(),
  /** Tills may find a pupil who has no card by name, with a reason. */
  sellsByName: Type.Boolean(),
})

const Ms = Type.Integer({ minimum: 0, maximum: 60_000 })
const SpeedOfWay = nullable(closed({ count: Type.Integer({ minimum: 1, maximum: 100 }), p95Ms: Ms, medianTodayMs: nullable(Ms) }))

/** How long the last sales took, at most a hundred of each way, from the scan to «Godkjent». */
export const TillSpeed = closed({ connected: SpeedOfWay, alone: SpeedOfWay })

export const counterRoutes = {
  'POST /api/till/speed': {
    access: 'till',
    summary: 'Tells how quick this till is, by its last sales; nothing of any of them',
    body: TillSpeed,
    reply: Done,
  },
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
