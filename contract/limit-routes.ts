// What guardians decide about a pupil's spending, and what the school says for it: its named hours, and what is sweet.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, Id, Instant, nullable, SchoolId, SumOre, TimeOfDay, Title, Token } from './shapes.ts'

const anyStaff = { staff: ['administrator', 'office', 'canteen'] } as const
const canteenStaff = { staff: ['administrator', 'canteen'] } as const
const officeStaff = { staff: ['administrator', 'office'] } as const

const ProductParams = closed({ schoolId: SchoolId, productId: Id })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

const Hours = closed({ from: TimeOfDay, until: TimeOfDay })

export const MOST_MEAL_PERIODS = 8
export const MealPeriod = closed({ periodId: Id, name: Title, ...Hours.properties })

/** Whether a product is an energy drink, and has sugar or sweetener added. Null: nobody has said. */
const Sweetness = closed({ isEnergyDrink: nullable(Type.Boolean()), hasAddedSugar: nullable(Type.Boolean()) })

/** What may be bought: everything, everything but these, or these alone. */
export const productRules = ['all', 'but', 'only'] as const

export const MOST_CHOSEN = 200

/** One guardian's limits for one pupil. */
export const SpendingTerms = closed({
  mostPerDayOre: nullable(AmountOre),
  /** Monday to Sunday. */
  mostPerWeekOre: nullable(AmountOre),
  /** In the school's own hours. Hours that the school has taken away limit nothing. */
  mostPerMeal: Type.Array(closed({ periodId: Id, mostOre: AmountOre }), { maxItems: MOST_MEAL_PERIODS }),
  /** When the card pays; null: whenever the canteen is open. */
  hours: nullable(Hours),
  products: closed({
    rule: Type.Enum(productRules),
    categoryIds: Type.Array(Id, { maxItems: MOST_CHOSEN, uniqueItems: true }),
    productIds: Type.Array(Id, { maxItems: MOST_CHOSEN, uniqueItems: true }),
  }),
  /** No energy drinks, and nothing with sugar or sweetener added. What nobody has said of a product stops nothing. */
  noSugarOrEnergy: Type.Boolean(),
})

/** Whose: by first name, where it may be told. */
const Whose = { personId: Id, firstName: nullable(Type.String()), isYours: Type.Boolean() }
const Limit = closed({ ...Whose, terms: SpendingTerms, setAt: Instant })

export const limitChanges = ['set', 'ended_by_guardian', 'ended_by_school', 'ended_with_guardianship'] as const
const LimitEvent = closed({
  eventId: Id,
  ...Whose,
  what: Type.Enum(limitChanges),
  terms: nullable(SpendingTerms),
  madeAt: Instant,
})

export const limitStops = ['limit_hours', 'limit_products', 'limit_amount'] as const
const StoppedPurchase = closed({
  purchaseId: Id,
  why: Type.Enum(limitStops),
  products: Type.Array(closed({ productId: Id, name: Type.String() })),
  totalOre: SumOre,
  stoppedAt: Instant,
})

const Ask = closed({
  askId: Id,
  amountOre: SumOre,
  products: Type.Array(Type.String()),
  forDay: Day,
  askedAt: Instant,
  /** Those whose limits it is about. A missing answer is none yet. */
  answers: Type.Array(closed({ ...Whose, isYes: nullable(Type.Boolean()) })),
  isUsed: Type.Boolean(),
  /** The day is over. */
  isOver: Type.Boolean(),
})

/** What has been spent against what is decided, now. */
const Spent = closed({
  dayOre: SumOre,
  weekOre: SumOre,
  meals: Type.Array(closed({ periodId: Id, spentOre: SumOre })),
})

export const SpendingLimits = closed({
  firstName: Type.String(),
  /** A guardian may set limits for a pupil under 18. */
  maySet: Type.Boolean(),
  /** The pupil may ask to be let once. */
  mayAsk: Type.Boolean(),
  /** From 18 nobody's limits hold. */
  isOfAge: Type.Boolean(),
  asksLeft: Type.Integer(),
  limits: Type.Array(Limit),
  spent: Spent,
  periods: Type.Array(MealPeriod),
  menu: closed({
    categories: Type.Array(closed({ categoryId: Id, name: Type.String() })),
    products: Type.Array(closed({ productId: Id, categoryId: Id, name: Type.String(), priceOre: SumOre, ...Sweetness.properties })),
  }),
  stopped: Type.Array(StoppedPurchase),
  asks: Type.Array(Ask),
  history: Type.Array(LimitEvent),
})

/** What a link leads to: who asks for what. */
const LinkedAsk = closed({
  firstName: Type.String(),
  schoolName: Type.String(),
  amountOre: SumOre,
  products: Type.Array(Type.String()),
  forDay: Day,
  isYes: nullable(Type.Boolean()),
  isUsed: Type.Boolean(),
})

export const limitRoutes = {
  'GET /api/office/schools/:schoolId/meal-periods': {
    access: anyStaff,
    summary: 'The school’s named hours of the day, in the order of the day',
    params: closed({ schoolId: SchoolId }),
    reply: closed({ periods: Type.Array(MealPeriod) }),
  },
  'PUT /api/office/schools/:schoolId/meal-periods': {
    access: canteenStaff,
    summary: 'Sets the school’s named hours; those that are left out are no more, and nobody’s limit holds in them',
    params: closed({ schoolId: SchoolId }),
    body: closed({
      periods: Type.Array(closed({ periodId: nullable(Id), name: Title, ...Hours.properties }), { maxItems: MOST_MEAL_PERIODS }),
    }),
    reply: closed({ periods: Type.Array(MealPeriod) }),
  },
  'GET /api/office/schools/:schoolId/products/:productId/sweetness': {
    access: anyStaff,
    summary: 'Whether a product is an energy drink and has sugar added, as somebody has said',
    params: ProductParams,
    reply: Sweetness,
  },
  'PUT /api/office/schools/:schoolId/products/:productId/sweetness': {
    access: canteenStaff,
    summary: 'Says whether a product is an energy drink and has sugar or sweetener added',
    params: ProductParams,
    body: Sweetness,
    reply: Sweetness,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/limits': {
    access: officeStaff,
    summary: 'The limits that guardians have set for a pupil, and how they were changed',
    params: PupilParams,
    reply: closed({ limits: Type.Array(Limit), history: Type.Array(LimitEvent) }),
  },
  'DELETE /api/office/schools/:schoolId/pupils/:pupilId/limits/:personId': {
    access: officeStaff,
    summary: 'Ends one guardian’s limits for a pupil, by the school',
    params: closed({ schoolId: SchoolId, pupilId: Id, personId: Id }),
    reply: Done,
  },
  'GET /api/wallets/:schoolId/:walletId/limits': {
    access: { wallet: 'see' },
    summary: 'The limits that hold for a wallet’s holder and whose they are, what is spent against them, what was stopped and asked for',
    params: WalletParams,
    reply: SpendingLimits,
  },
  'PUT /api/wallets/:schoolId/:walletId/limits': {
    access: { wallet: 'see' },
    summary: 'Sets the limits of the guardian who asks, from now on',
    params: WalletParams,
    body: SpendingTerms,
    reply: SpendingLimits,
  },
  'DELETE /api/wallets/:schoolId/:walletId/limits': {
    access: { wallet: 'see' },
    summary: 'Ends the limits of the guardian who asks',
    params: WalletParams,
    reply: SpendingLimits,
  },
  'POST /api/wallets/:schoolId/:walletId/limit-asks': {
    access: { wallet: 'see' },
    summary: 'The pupil asks to be let once today; the guardians whose limits it is about get a message. The same id again changes nothing',
    params: WalletParams,
    body: closed({ askId: Id, amountOre: AmountOre, productIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) }),
    reply: SpendingLimits,
  },
  'POST /api/wallets/:schoolId/:walletId/limit-asks/:askId/answer': {
    access: { wallet: 'see' },
    summary: 'A guardian lets the pupil once, or does not',
    params: closed({ schoolId: SchoolId, walletId: Id, askId: Id }),
    body: closed({ isYes: Type.Boolean() }),
    reply: SpendingLimits,
  },
  'POST /api/limit-asks/look': {
    access: 'anyone',
    summary: 'What a link in a message asks for',
    body: closed({ token: Token }),
    reply: LinkedAsk,
  },
  'POST /api/limit-asks/answer': {
    access: 'anyone',
    summary: 'Answers by the link in a message: once, and on that day alone',
    body: closed({ token: Token, isYes: Type.Boolean() }),
    reply: LinkedAsk,
  },
} as const satisfies Record<string, RouteDefinition>
