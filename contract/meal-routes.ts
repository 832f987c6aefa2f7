// What a school covers of meals: its meal fund, its policy for advances, and programmes that give pupils a sum to eat for.
// The office sees and decides it, the family sees its own, and the till knows nothing of it.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Id, Instant, Name, nullable, SchoolId, SumOre, Title } from './shapes.ts'

const office = { staff: ['administrator', 'office'] } as const
const SchoolParams = closed({ schoolId: SchoolId })
const ProgrammeParams = closed({ schoolId: SchoolId, programmeId: Id })
const Reason = Type.String({ minLength: 3, maxLength: 300 })

export const mealAccounts = ['fund', 'programmes'] as const
export const mealPeriods = ['day', 'week', 'month'] as const

const Policy = {
  isOn: Type.Boolean(),
  mostOutstandingOre: Type.Integer({ minimum: 100, maximum: 100_000 }),
  mostADayOre: Type.Integer({ minimum: 100, maximum: 100_000 }),
  mostMeals: Type.Integer({ minimum: 1, maximum: 20 }),
}

export const MealPolicy = closed({ ...Policy, decidedAt: Instant, decidedBy: Type.String() })

export const MealPayment = closed({
  paymentId: Id,
  account: Type.Enum(mealAccounts),
  direction: Type.Enum(['in', 'out'] as const),
  amountOre: SumOre,
  reason: Type.String(),
  state: Type.Enum(['waiting', 'booked', 'declined'] as const),
  askedBy: Type.String(),
  /** Asked for by whoever looks: somebody else must say yes. */
  isOwn: Type.Boolean(),
  askedAt: Instant,
  decidedBy: nullable(Type.String()),
})

export const MealsOfSchool = closed({
  fundOre: SumOre,
  programmesOre: SumOre,
  outstandingOre: SumOre,
  outstandingCount: Type.Integer(),
  policy: nullable(MealPolicy),
  /** Above this a second person must say yes; null: never. */
  fourEyesAboveOre: nullable(SumOre),
  products: Type.Array(closed({ productId: Id, name: Type.String(), categoryName: Type.String(), priceOre: SumOre, isMeal: Type.Boolean() })),
  waiting: Type.Array(MealPayment),
})

export const MealMovement = closed({
  eventId: Id,
  kind: Type.Enum(['contribution', 'withdrawal', 'advance', 'subsidy', 'repaid', 'given_back', 'gift', 'gift_taken_back'] as const),
  /** As it changes the account. */
  amountOre: SumOre,
  at: Instant,
  /** The pupil's name; null for the school's own. */
  pupil: nullable(Type.String()),
  /** The school's own: why, and who asked. */
  reason: nullable(Type.String()),
  by: nullable(Type.String()),
})

export const Outstanding = closed({
  walletId: Id,
  pupilId: Id,
  name: Type.String(),
  className: Type.String(),
  outstandingOre: SumOre,
  meals: Type.Integer(),
  since: Instant,
  /** The pupil has left, so that nothing more may come in. */
  hasLeft: Type.Boolean(),
})

const Terms = {
  name: Title,
  amountOre: Type.Integer({ minimum: 100, maximum: 500_000 }),
  period: Type.Enum(mealPeriods),
  carryMostOre: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  isForMealsOnly: Type.Boolean(),
  startsOn: Day,
  endsOn: Day,
}

export const MealProgramme = closed({ programmeId: Id, ...Terms, name: Type.String(), pupilCount: Type.Integer(), usedOre: SumOre, isOver: Type.Boolean() })

export const ProgrammePupil = closed({
  pupilId: Id,
  name: Type.String(),
  className: Type.String(),
  joinedOn: Day,
  /** To eat for today; null when the programme does not run today. */
  leftOre: nullable(SumOre),
})

export const MealsOfWallet = closed({
  /** What the school has paid in advance and not got back. */
  outstandingOre: SumOre,
  programme: nullable(closed({ name: Type.String(), leftOre: SumOre, period: Type.Enum(mealPeriods), isForMealsOnly: Type.Boolean(), endsOn: Day })),
  /** What the school has covered, newest first. */
  covered: Type.Array(
    closed({
      kind: Type.Enum(['advance', 'subsidy', 'repaid', 'given_back', 'written_off'] as const),
      amountOre: SumOre,
      at: Instant,
    }),
  ),
})

export const mealRoutes = {
  'GET /api/office/schools/:schoolId/meals': {
    access: office,
    summary: 'A school’s meal fund and programme money, its policy for advances, what counts as a meal, and payments that wait for a second person',
    params: SchoolParams,
    reply: MealsOfSchool,
  },
  'PATCH /api/office/schools/:schoolId/meals/policy': {
    access: office,
    summary: 'Decides whether meals are advanced and how far. Advances that were given keep the policy they were given by',
    params: SchoolParams,
    body: closed(Policy),
    reply: MealsOfSchool,
  },
  'PATCH /api/office/schools/:schoolId/meals/products': {
    access: office,
    summary: 'Says which products are meals; all others are not, and are never advanced',
    params: SchoolParams,
    body: closed({ productIds: Type.Array(Id, { maxItems: 1_000, uniqueItems: true }) }),
    reply: MealsOfSchool,
  },
  'GET /api/office/schools/:schoolId/meals/movements': {
    access: office,
    summary: 'Every movement of the meal fund or of the programmes’ money, newest first, a page at a time',
    params: SchoolParams,
    query: closed({ account: Type.Enum(mealAccounts), before: Type.Optional(Id) }),
    reply: closed({ movements: Type.Array(MealMovement), hasMore: Type.Boolean() }),
  },
  'POST /api/office/schools/:schoolId/meals/payments': {
    access: office,
    summary: 'Puts the school’s money into the meal fund or the programmes, or takes it out again. A large sum waits for a second person',
    params: SchoolParams,
    body: closed({ paymentId: Id, account: Type.Enum(mealAccounts), direction: Type.Enum(['in', 'out'] as const), amountOre: AmountOre, reason: Reason }),
    reply: MealPayment,
  },
  'POST /api/office/schools/:schoolId/meals/payments/:paymentId/decision': {
    access: office,
    summary: 'A second person’s yes or no to a large sum',
    params: closed({ schoolId: SchoolId, paymentId: Id }),
    body: closed({ says: Type.Enum(['yes', 'no'] as const) }),
    reply: MealPayment,
  },
  'GET /api/office/schools/:schoolId/meals/outstanding': {
    access: office,
    summary: 'The pupils for whom the school has paid in advance, and how much is outstanding, the largest first',
    params: SchoolParams,
    reply: closed({ pupils: Type.Array(Outstanding) }),
  },
  'POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off': {
    access: office,
    summary: 'Lets go of what is outstanding for a pupil, with a reason. The meal fund has borne it already',
    params: closed({ schoolId: SchoolId, walletId: Id }),
    body: closed({ amountOre: AmountOre, reason: Reason }),
    reply: closed({ pupils: Type.Array(Outstanding) }),
  },
  'GET /api/office/schools/:schoolId/meal-programmes': {
    access: office,
    summary: 'The school’s programmes, those that run first',
    params: SchoolParams,
    reply: closed({ programmes: Type.Array(MealProgramme) }),
  },
  'POST /api/office/schools/:schoolId/meal-programmes': {
    access: office,
    summary: 'Makes a programme: a sum a day, week or month that is used before the pupil’s own money. Its terms stay as they are',
    params: SchoolParams,
    body: closed({ programmeId: Id, ...Terms }),
    reply: MealProgramme,
  },
  'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/end': {
    access: office,
    summary: 'Lets a programme end earlier',
    params: ProgrammeParams,
    body: closed({ endsOn: Day }),
    reply: MealProgramme,
  },
  'GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils': {
    access: office,
    summary: 'Who is in a programme, and what each has left to eat for',
    params: ProgrammeParams,
    reply: closed({ pupils: Type.Array(ProgrammePupil) }),
  },
  'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils': {
    access: office,
    summary: 'Takes pupils into a programme: named ones, or all of a class. Who is in one already stays in it, and is counted',
    params: ProgrammeParams,
    body: closed({ pupilIds: Type.Array(Id, { maxItems: 500, uniqueItems: true }), className: nullable(Name) }),
    reply: closed({ addedCount: Type.Integer(), elsewhereCount: Type.Integer() }),
  },
  'DELETE /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils/:pupilId': {
    access: office,
    alsoErased: true,
    summary: 'Takes a pupil out of a programme. What was eaten stays eaten',
    params: closed({ schoolId: SchoolId, programmeId: Id, pupilId: Id }),
    reply: closed({ pupils: Type.Array(ProgrammePupil) }),
  },
  'GET /api/wallets/:schoolId/:walletId/meals': {
    access: { wallet: 'see' },
    summary: 'What the school covers for a wallet: what is outstanding, what there is to eat for, and what was covered',
    params: closed({ schoolId: SchoolId, walletId: Id }),
    reply: MealsOfWallet,
  },
} as const satisfies Record<string, RouteDefinition>
