// A school takes in its pupils from a class list. The file is read in the browser; here come its lines, and nothing else of it.

import { Type } from 'typebox'
import { changedFacts, matchFaults } from './pupil-list-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Email, Id, Instant, Name, nullable, SchoolId } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const
const SchoolParams = closed({ schoolId: SchoolId })

const MOST_LISTED = 5_000
const Line = Type.Integer({ minimum: 1, maximum: 100_000 })
const Count = Type.Integer({ minimum: 0 })

const Listed = closed({
  /** In the file, so that everything can be said of it by its number. */
  line: Line,
  firstName: Name,
  lastName: Name,
  /** Null: the list does not say, and what is known stays. The same for what follows. */
  className: nullable(Type.String({ maxLength: 20 })),
  bornOn: nullable(Day),
  email: nullable(Email),
  mobile: nullable(Type.String({ maxLength: 20 })),
  feideName: nullable(Type.String({ maxLength: 120 })),
  pupilNumber: nullable(Type.String({ minLength: 1, maxLength: 30 })),
})

const Pupil = closed({ pupilId: Id, firstName: Type.String(), lastName: Type.String(), className: Type.String() })

const Lines = Type.Array(Listed, { minItems: 1, maxItems: MOST_LISTED })

/** Of every line and of nothing else: what came of a list. */
const counts = { listed: Count, added: Count, moved: Count, changed: Count, unchanged: Count, ended: Count, leftOut: Count }

export const TakenList = closed({ listId: Id, number: Type.Integer(), madeAt: Instant, madeBy: Type.String(), ...counts })

export const pupilListRoutes = {
  'GET /api/office/schools/:schoolId/pupil-lists': {
    access: officeStaff,
    summary: 'The class lists that a school has taken in: who, when and how many; the lists themselves are not kept',
    params: SchoolParams,
    reply: closed({ lists: Type.Array(TakenList) }),
  },
  'POST /api/office/schools/:schoolId/pupil-lists/look': {
    access: officeStaff,
    summary: 'What a class list would change, line by line; changes nothing',
    params: SchoolParams,
    body: closed({ lines: Lines }),
    bodyBytes: 3 * 1024 * 1024,
    reply: closed({
      /** What was seen: a list is taken in only as it was looked at. */
      planId: Type.String(),
      /** Lines of pupils that nobody here has. */
      added: Type.Array(Line),
      changed: Type.Array(
        closed({
          line: Line,
          pupil: Pupil,
          changes: Type.Array(closed({ what: Type.Enum(changedFacts), before: nullable(Type.String()), after: nullable(Type.String()) })),
          /** From one class to another. */
          isMoved: Type.Boolean(),
        }),
      ),
      unchanged: Count,
      /** Somebody is only called the same, or a key is somebody's with another name: a human says who it is. */
      unsure: Type.Array(
        closed({
          line: Line,
          mayBeNew: Type.Boolean(),
          candidates: Type.Array(closed({ ...Pupil.properties, bornOn: nullable(Day), pupilNumber: nullable(Type.String()), enrolledUntil: nullable(Day) })),
        }),
      ),
      /** At the school today, and not in the list. */
      missing: Type.Array(Pupil),
      /** The list says another address or Feide name than the one that stands, which stays. */
      kept: Type.Array(closed({ line: Line, what: Type.Union([Type.Literal('email'), Type.Literal('feideName')]) })),
      faults: Type.Array(closed({ line: Line, why: Type.Enum(matchFaults) })),
      /** How many pupils the school has today. */
      present: Count,
    }),
  },
  'POST /api/office/schools/:schoolId/pupil-lists': {
    access: officeStaff,
    summary: 'Takes in a class list as it was looked at, whole or not at all; the same id again changes nothing',
    params: SchoolParams,
    body: closed({
      id: Id,
      lines: Lines,
      planId: Type.String({ minLength: 20, maxLength: 64 }),
      /** Of the lines that somebody had to decide about; the others of them are left out. Null: somebody new. */
      decisions: Type.Array(closed({ line: Line, pupilId: nullable(Id) }), { maxItems: MOST_LISTED }),
      /** Lines of the file that could not be read. Nobody is ended by such a list. */
      unreadCount: Type.Integer({ minimum: 0, maximum: 100_000 }),
      /** From when those who are new belong to the school. */
      firstDay: Day,
      /** The last day of those who are not in the list; null: they stay. */
      lastDay: nullable(Day),
      /** Said once more where more of the school would end than is usual. */
      endsMany: Type.Boolean(),
    }),
    bodyBytes: 3 * 1024 * 1024,
    reply: TakenList,
  },
} as const satisfies Record<string, RouteDefinition>
