// When there is school, and how long a balance lasts over it.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Id, nullable, SchoolId, SumOre, Title } from './shapes.ts'

const anyStaff = { staff: ['administrator', 'office', 'canteen'] } as const
const officeStaff = { staff: ['administrator', 'office'] } as const

const SchoolParams = closed({ schoolId: SchoolId })

/** term: between its days there is school; free: a holiday or a day off; planning: teachers only. */
const PeriodKind = Type.Enum(['term', 'free', 'planning'])
/** 1 is Monday, 7 is Sunday. */
const Weekdays = Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true })
const WarnsAt = Type.String({ pattern: '^(1[5-9]:[0-5]\\d|20:00)$', maxLength: 5 })

const PeriodWish = { kind: PeriodKind, title: Title, firstDay: Day, lastDay: Day }

export const Calendar = closed({
  openWeekdays: Weekdays,
  /** When families are warned of the next day’s lunch, on the clock in Oslo. */
  warnsAt: WarnsAt,
  /** Whether families may choose SMS, which cost the school money. */
  offersSms: Type.Boolean(),
  /** By their first day, and what is over after what is not. */
  periods: Type.Array(closed({ periodId: Id, ...PeriodWish })),
  /** The public holidays of the year to come that fall on an open weekday. */
  publicHolidays: Type.Array(closed({ day: Day, holiday: Type.String() })),
  /** The last day of the last term; null where no term is told. */
  endsOn: nullable(Day),
  /** That is within four weeks, or over: the next must be told. */
  endsSoon: Type.Boolean(),
  nextSchoolDay: nullable(Day),
})

export const calendarRoutes = {
  'GET /api/office/schools/:schoolId/calendar': {
    access: anyStaff,
    summary: 'When there is school: weekdays, terms, days off and public holidays',
    params: SchoolParams,
    reply: Calendar,
  },
  'PATCH /api/office/schools/:schoolId/calendar': {
    access: officeStaff,
    summary: 'Changes the weekdays, when families are warned, and whether they may choose SMS',
    params: SchoolParams,
    body: Type.Partial(closed({ openWeekdays: Weekdays, warnsAt: WarnsAt, offersSms: Type.Boolean() }), { additionalProperties: false }),
    reply: Calendar,
  },
  'POST /api/office/schools/:schoolId/calendar/periods': {
    access: officeStaff,
    summary: 'Adds a term, a holiday, a day off or a planning day; the same id again changes nothing',
    params: SchoolParams,
    body: closed({ id: Id, ...PeriodWish }),
    reply: Calendar,
  },
  'POST /api/office/schools/:schoolId/calendar/changes': {
    access: officeStaff,
    summary: 'Takes in what a calendar file changes: all of it or nothing; the same again changes nothing',
    params: SchoolParams,
    body: closed({
      added: Type.Array(closed({ id: Id, ...PeriodWish }), { maxItems: 200 }),
      removedIds: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
    }),
    reply: Calendar,
  },
  'DELETE /api/office/schools/:schoolId/calendar/periods/:periodId': {
    access: officeStaff,
    summary: 'Takes a term or days off out of the calendar',
    params: closed({ schoolId: SchoolId, periodId: Id }),
    reply: Calendar,
  },
  'GET /api/wallets/:schoolId/:walletId/forecast': {
    access: { wallet: 'see' },
    summary: 'How long the balance lasts, by what was usual on each weekday and the school’s calendar',
    params: closed({ schoolId: SchoolId, walletId: Id }),
    reply: closed({
      /** unknown: too little is known, or there is no school ahead. lasts_long: at least to the last day that is looked at. */
      kind: Type.Enum(['unknown', 'next_fails', 'lasts_until', 'lasts_long']),
      /** The last school day that the balance covers. */
      lastDay: nullable(Day),
      /** The first school day whose lunch would fail, and what is missing for it. */
      failsOn: nullable(Day),
      shortOre: nullable(SumOre),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
