// What the office puts right, ends and takes away: tills, categories, pupils, guardians, colleagues.

import { Type } from 'typebox'
import { PupilRow, Till } from './office-routes.ts'
import { type RouteDefinition, staffRoles } from './route-types.ts'
import { closed, Day, Done, Email, Id, Instant, Name, nullable, SchoolId, Title } from './shapes.ts'
import { Category, categoryColours } from './till-routes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const
const canteenStaff = { staff: ['administrator', 'canteen'] } as const
const administrators = { staff: ['administrator'] } as const

const SchoolParams = closed({ schoolId: SchoolId })
const CategoryParams = closed({ schoolId: SchoolId, categoryId: Id })
const PostParams = closed({ schoolId: SchoolId, staffPostId: Id })

/** Somebody's post, as the administrators of a school see it. */
export const Colleague = closed({
  staffPostId: Id,
  personId: Id,
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  role: Type.Enum(staffRoles),
  /** At every school of the operator, also those that come later. */
  isEverywhere: Type.Boolean(),
  startsAt: Instant,
  endsAt: nullable(Instant),
  hasProfile: Type.Boolean(),
})

export const officeCorrectionRoutes = {
  'POST /api/office/schools/:schoolId/tills/:tillId/close': {
    access: canteenStaff,
    summary: 'Closes a till for good: no device is it any more, and none can become it. Its registers’ journals stay',
    params: closed({ schoolId: SchoolId, tillId: Id }),
    reply: Till,
  },
  'PATCH /api/office/schools/:schoolId/categories/:categoryId': {
    access: canteenStaff,
    summary: 'Changes what a category is called, its colour on the till and its place among the others',
    params: CategoryParams,
    body: Type.Partial(closed({ name: Title, colour: Type.Enum(categoryColours), position: Type.Integer({ minimum: 0, maximum: 10_000 }) }), {
      additionalProperties: false,
    }),
    reply: Category,
  },
  'DELETE /api/office/schools/:schoolId/categories/:categoryId': {
    access: canteenStaff,
    summary: 'Takes away a category that no product is in',
    params: CategoryParams,
    reply: Done,
  },
  'PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection': {
    access: officeStaff,
    summary: 'Says whether a pupil’s address is protected: then there is no pay link to the pupil, and one that there is ends at once',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    body: closed({ isProtected: Type.Boolean() }),
    reply: PupilRow,
  },
  'PATCH /api/office/schools/:schoolId/pupils/:pupilId': {
    access: officeStaff,
    summary:
      'Corrects what is known of a pupil, and from when until when the pupil belongs to the school. A new address is a new key: whoever had the old one sees the card no more',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    body: Type.Partial(
      closed({
        firstName: Name,
        lastName: Name,
        className: Type.String({ maxLength: 20 }),
        email: nullable(Email),
        pupilNumber: nullable(Type.String({ minLength: 1, maxLength: 30 })),
        enrolledFrom: Day,
        enrolledUntil: nullable(Day),
      }),
      { additionalProperties: false },
    ),
    reply: PupilRow,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end': {
    access: officeStaff,
    summary: 'Ends a guardian’s access to a pupil’s wallet at once',
    params: closed({ schoolId: SchoolId, pupilId: Id, personId: Id }),
    reply: Done,
  },
  'GET /api/office/schools/:schoolId/colleagues': {
    access: administrators,
    summary: 'Who works at a school, and as what; those who have left lately stand last',
    params: SchoolParams,
    reply: closed({ colleagues: Type.Array(Colleague) }),
  },
  'POST /api/office/schools/:schoolId/colleagues': {
    access: administrators,
    summary: 'Gives somebody a post at a school; somebody new gets a link by e-mail to choose a password',
    params: SchoolParams,
    body: closed({ firstName: Name, lastName: Name, email: Email, role: Type.Enum(staffRoles) }),
    reply: Colleague,
  },
  'PATCH /api/office/schools/:schoolId/colleagues/:staffPostId': {
    access: administrators,
    summary: 'Gives a post another role from now on; what was before stays on record',
    params: PostParams,
    body: closed({ role: Type.Enum(staffRoles) }),
    reply: Colleague,
  },
  'POST /api/office/schools/:schoolId/colleagues/:staffPostId/end': {
    access: administrators,
    summary: 'Ends a post at once',
    params: PostParams,
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
