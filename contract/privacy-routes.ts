// What is kept about people and why; a copy of it; and to be erased.

import { Type } from 'typebox'
import { forgettingSteps, keptPeriods, legalBases, privacyTopics } from './privacy-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, FileReply, Id, Instant, nullable, Password, SchoolId, SumOre } from './shapes.ts'

/** Why somebody cannot be erased now, by its name. */
export const erasureObstacles = [
  'still_at_school',
  'works_here',
  'has_balance',
  'has_advance',
  'money_on_its_way',
  'has_arrangement',
  'has_open_enquiry',
] as const
export type ErasureObstacle = (typeof erasureObstacles)[number]

const Obstacle = closed({
  what: Type.Enum(erasureObstacles),
  /** How much, where it is money. */
  amountOre: nullable(SumOre),
})

export const Erasure = closed({
  /** Null: nobody has asked. */
  waiting: nullable(closed({ askedAt: Instant, dueAt: Instant, side: Type.Enum(['own', 'office', 'house']) })),
  /** What has to be seen to first. */
  obstacles: Type.Array(Obstacle),
  /** How many days it waits before it is done. */
  waitDays: Type.Integer(),
  /** Whether asking takes the asker's password; whoever has none must just have signed in. */
  asksPassword: Type.Boolean(),
})

const officePath = closed({ schoolId: SchoolId, pupilId: Id })
const Note = Type.String({ minLength: 3, maxLength: 300 })

export const privacyRoutes = {
  'GET /api/privacy': {
    access: 'anyone',
    summary: 'What is kept about people, on what legal basis, and how long',
    reply: closed({
      topics: Type.Array(
        closed({
          topic: Type.Enum(privacyTopics),
          bases: Type.Array(Type.Enum(legalBases)),
          kept: Type.Array(closed({ period: Type.Enum(keptPeriods), count: nullable(Type.Integer()) })),
        }),
      ),
    }),
  },
  'POST /api/person/data-copy': {
    access: 'person',
    summary: 'A copy of all that is kept of the one who is signed in, or of a young child that they follow; the password once more',
    body: closed({ password: nullable(Password), about: nullable(closed({ schoolId: SchoolId, walletId: Id })) }),
    file: 'application/zip',
    reply: FileReply,
  },
  'GET /api/person/erasure': {
    access: 'person',
    summary: 'Whether the one who is signed in is to be erased, and what has to be seen to first',
    reply: Erasure,
  },
  'POST /api/person/erasure': {
    access: 'person',
    summary: 'Asks to be erased; it waits some days, and until then it can be undone',
    body: closed({ password: nullable(Password) }),
    reply: Erasure,
  },
  'DELETE /api/person/erasure': {
    access: 'person',
    summary: 'Undoes it while it waits',
    reply: Erasure,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/erasure': {
    access: { staff: ['administrator', 'office'] },
    summary: 'Whether a pupil is to be erased, and what has to be seen to first',
    params: officePath,
    reply: Erasure,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/erasure': {
    access: { staff: ['administrator', 'office'] },
    summary: 'Asks that a pupil be erased, with a reason',
    params: officePath,
    body: closed({ note: Note }),
    reply: Erasure,
  },
  'DELETE /api/office/schools/:schoolId/pupils/:pupilId/erasure': {
    access: { staff: ['administrator', 'office'] },
    summary: 'Undoes it while it waits',
    params: officePath,
    reply: Erasure,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/data-copy': {
    access: { staff: ['administrator', 'office'] },
    summary: 'A copy of all that is kept of a pupil who has no account, to hand to them',
    params: officePath,
    body: closed({ password: nullable(Password) }),
    file: 'application/zip',
    reply: FileReply,
  },
  'GET /api/office/schools/:schoolId/forgetting': {
    access: { staff: ['administrator', 'office'] },
    summary: 'What the house forgets by itself: when it last looked, and how much has gone, in the whole installation',
    params: closed({ schoolId: SchoolId }),
    reply: closed({
      steps: Type.Array(
        closed({ step: Type.Enum(forgettingSteps), ranAt: Instant, lastCount: Type.Integer(), lastSomethingAt: nullable(Instant), totalCount: Type.Integer() }),
      ),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
