import { Type } from 'typebox'
import { TillSpeed } from './counter-routes.ts'
import { holderKinds } from './card-words.ts'
import { providerNames } from './payment-providers.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Email, Id, Instant, Name, nullable, Operator, SchoolId, SumOre, Title } from './shapes.ts'
import { Category, Product, categoryColours } from './till-routes.ts'
import { vatCodes } from './vat-codes.ts'
import { WalletEntry } from './wallet-routes.ts'

const anyStaff = { staff: ['administrator', 'office', 'canteen'] } as const
const officeStaff = { staff: ['administrator', 'office'] } as const
const canteenStaff = { staff: ['administrator', 'canteen'] } as const
const administrators = { staff: ['administrator'] } as const

const SchoolParams = closed({ schoolId: SchoolId })

/** Whole kroner between these may be paid in besides the amounts on the buttons; null: only those. */
const FreeAmount = nullable(
  closed({ leastOre: Type.Integer({ minimum: 100, maximum: 1_000_000 }), mostOre: Type.Integer({ minimum: 100, maximum: 1_000_000 }) }),
)

export const School = closed({
  schoolId: SchoolId,
  name: Type.String(),
  organisationNumber: Type.String(),
  address: Type.String(),
  postalCode: Type.String(),
  city: Type.String(),
  pupilEmailDomain: nullable(Type.String()),
  maximumBalanceOre: SumOre,
  freeAmount: FreeAmount,
  operator: Operator,
})

const SchoolWish = {
  name: Name,
  organisationNumber: Type.String({ minLength: 9, maxLength: 14 }),
  address: Type.String({ maxLength: 120 }),
  postalCode: Type.String({ pattern: '^\\d{4}$' }),
  city: Type.String({ maxLength: 60 }),
  pupilEmailDomain: nullable(Type.String({ minLength: 3, maxLength: 120 })),
}

export const Till = closed({
  tillId: Id,
  name: Type.String(),
  registerId: Type.String(),
  state: Type.Union([Type.Literal('not_enrolled'), Type.Literal('enrolled'), Type.Literal('closed')]),
  enrolledAt: nullable(Instant),
  lastSaleAt: nullable(Instant),
  salesToday: Type.Integer(),
  soldTodayOre: SumOre,
  /** As the till last told it; null until it has. */
  speed: nullable(closed({ ...TillSpeed.properties, toldAt: Instant })),
})

export const OfficeProduct = closed({
  ...Product.properties,
  /** SAF-T article group: 04003 goods, 04006 food, 04011 soft drinks, 04012 other drinks, 04014 other goods. */
  articleGroup: Type.String(),
  isActive: Type.Boolean(),
})

const ProductWish = {
  categoryId: Id,
  name: Title,
  priceOre: AmountOre,
  vatCode: Type.Enum(vatCodes),
  articleGroup: Type.Enum(['04003', '04006', '04011', '04012', '04014', '04999']),
  picture: nullable(Type.String({ maxLength: 30 })),
  /** Between these the cashier says the price; `priceOre` is the lowest then. */
  openPrice: Type.Optional(nullable(closed({ leastOre: AmountOre, mostOre: AmountOre }))),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
}

export const PupilRow = closed({
  pupilId: Id,
  walletId: Id,
  /** A guest and somebody who works there have a wallet and cards too, and no class. */
  kind: Type.Enum(holderKinds),
  firstName: Type.String(),
  lastName: Type.String(),
  className: Type.String(),
  /** What the school itself calls the pupil; null: nobody has said. */
  pupilNumber: nullable(Type.String()),
  email: nullable(Type.String()),
  /** True once somebody has confirmed the address and chosen a password. */
  hasProfile: Type.Boolean(),
  balanceOre: SumOre,
  enrolledFrom: Day,
  enrolledUntil: nullable(Day),
  /** Nothing may lead a stranger to this pupil: no pay link, nothing shown in public. */
  hasProtectedAddress: Type.Boolean(),
  /** The name has been cut: what is left are sums and times. */
  isErased: Type.Boolean(),
})

const Guardian = closed({
  personId: Id,
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  hasProfile: Type.Boolean(),
  startsAt: Instant,
  endsAt: nullable(Instant),
})

const TimeSlot = closed({ startsAt: Instant, localTime: Type.String(), count: Type.Integer(), amountOre: SumOre })

export const officeRoutes = {
  'GET /api/office/schools': {
    access: { ...anyStaff, anywhere: true },
    summary: 'The schools where the one who asks works',
    reply: closed({ schools: Type.Array(School) }),
  },
  'POST /api/office/operators/:operatorId/schools': {
    access: { ...administrators, anywhere: true },
    summary: 'Adds a school to an operator that the one who asks administers',
    params: closed({ operatorId: Id }),
    body: closed(SchoolWish),
    reply: School,
  },
  'PATCH /api/office/schools/:schoolId': {
    access: officeStaff,
    summary: 'Changes what is known of a school',
    params: SchoolParams,
    body: Type.Partial(closed({ ...SchoolWish, maximumBalanceOre: Type.Integer({ minimum: 10_000, maximum: 1_000_000 }), freeAmount: FreeAmount }), {
      additionalProperties: false,
    }),
    reply: School,
  },
  'GET /api/office/schools/:schoolId/today': {
    access: anyStaff,
    summary: 'Is everything all right today: sales now and against the same weekday last week, tills, speed, the latest purchases',
    params: SchoolParams,
    reply: closed({
      localDate: Day,
      soldOre: SumOre,
      purchaseCount: Type.Integer(),
      pupilCount: Type.Integer(),
      soldSameTimeLastWeekOre: SumOre,
      purchaseCountSameTimeLastWeek: Type.Integer(),
      /** Half hours from the first to the last sale of the day. */
      slots: Type.Array(TimeSlot),
      slotsLastWeek: Type.Array(TimeSlot),
      products: Type.Array(closed({ productId: Id, name: Type.String(), quantity: Type.Integer(), amountOre: SumOre })),
      tills: Type.Array(Till),
      /** Purchases a minute over the last five minutes. */
      purchasesPerMinute: Type.Number(),
      latest: Type.Array(
        closed({ purchaseId: Id, soldAt: Instant, tillName: Type.String(), receiptNumber: Type.Integer(), amountOre: SumOre, items: Type.String() }),
      ),
      /** The sum of all wallets: what the operator owes the pupils. */
      prepaidOre: SumOre,
      topupsTodayOre: SumOre,
      /** Payment providers that do not answer, and since when: nobody can pay in through them. */
      providersDown: Type.Array(closed({ name: Type.Enum(providerNames), since: Instant })),
      /** Wallets below zero: money was taken back that had been spent, or a till sold without a network. */
      debts: closed({ count: Type.Integer(), sumOre: SumOre }),
    }),
  },
  'GET /api/office/schools/:schoolId/tills': {
    access: anyStaff,
    summary: 'The tills of a school',
    params: SchoolParams,
    reply: closed({ tills: Type.Array(Till) }),
  },
  'POST /api/office/schools/:schoolId/tills': {
    access: canteenStaff,
    summary: 'Adds a till; it sells once a device is enrolled',
    params: SchoolParams,
    body: closed({ name: Title }),
    reply: Till,
  },
  'POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes': {
    access: canteenStaff,
    summary: 'Makes a one-time code that turns a device into this till; a code made before stops working',
    params: closed({ schoolId: SchoolId, tillId: Id }),
    reply: closed({ code: Type.String(), expiresAt: Instant }),
  },
  'POST /api/office/schools/:schoolId/tills/:tillId/sign-out': {
    access: canteenStaff,
    summary: 'Takes the right to sell from the device that is this till, at once',
    params: closed({ schoolId: SchoolId, tillId: Id }),
    reply: Till,
  },
  'GET /api/office/schools/:schoolId/menu': {
    access: anyStaff,
    summary: 'The whole menu, also what is not sold now',
    params: SchoolParams,
    reply: closed({ categories: Type.Array(Category), products: Type.Array(OfficeProduct) }),
  },
  'POST /api/office/schools/:schoolId/categories': {
    access: canteenStaff,
    summary: 'Adds a category',
    params: SchoolParams,
    body: closed({ name: Title, colour: Type.Enum(categoryColours), position: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
    reply: Category,
  },
  'POST /api/office/schools/:schoolId/products': {
    access: canteenStaff,
    summary: 'Adds a product',
    params: SchoolParams,
    body: closed(ProductWish),
    reply: OfficeProduct,
  },
  'PATCH /api/office/schools/:schoolId/products/:productId': {
    access: canteenStaff,
    summary: 'Changes a product or its price, or takes it off the menu',
    params: closed({ schoolId: SchoolId, productId: Id }),
    body: Type.Partial(closed({ ...ProductWish, isActive: Type.Boolean() }), { additionalProperties: false }),
    reply: OfficeProduct,
  },
  'GET /api/office/schools/:schoolId/pupils': {
    access: officeStaff,
    summary: 'Finds pupils by name, class or e-mail, a page at a time',
    params: SchoolParams,
    query: closed({
      search: Type.Optional(Type.String({ maxLength: 80 })),
      sort: Type.Optional(Type.Enum(['name', 'class', 'balance'])),
      descending: Type.Optional(Type.Boolean()),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: closed({ pupils: Type.Array(PupilRow), total: Type.Integer() }),
  },
  'POST /api/office/schools/:schoolId/pupils': {
    access: officeStaff,
    summary: 'Enrols a pupil: the wallet is there at once, the profile when the pupil registers with the address. The same id again gets the first answer',
    params: SchoolParams,
    body: closed({
      /** Made by the office before it is sent; the pupil's from then on. */
      id: Id,
      firstName: Name,
      lastName: Name,
      className: Type.String({ maxLength: 20 }),
      email: nullable(Email),
      pupilNumber: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 30 }))),
      bornOn: Type.Optional(nullable(Day)),
      enrolledFrom: Day,
      enrolledUntil: nullable(Day),
    }),
    reply: PupilRow,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId': {
    access: officeStaff,
    tellsPupil: true,
    summary: 'One pupil: balance, guardians, latest movements',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    reply: closed({
      pupil: PupilRow,
      guardians: Type.Array(Guardian),
      /** Whose access has ended, the latest first. */
      formerGuardians: Type.Array(Guardian),
      latest: Type.Array(WalletEntry),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
