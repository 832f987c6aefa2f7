import { Type } from 'typebox'
import { CashiersAtTill } from './cashier-routes.ts'
import { LONGEST_NOTE, NOTE_PATTERN } from './line-notes.ts'
import { onReceiptWithVat } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, Id, Instant, nullable, Operator, ScannedCode, SchoolId, SomeOfLines, SumOre, Title } from './shapes.ts'
import { declaredAllergens } from './allergens.ts'
import { vatCodes } from './vat-codes.ts'

export const categoryColours = ['fjord', 'apricot', 'leaf', 'berry', 'sun', 'sky', 'sand', 'stone'] as const
export type CategoryColour = (typeof categoryColours)[number]

export const Category = closed({ categoryId: Id, name: Title, colour: Type.Enum(categoryColours), position: Type.Integer() })

export const Product = closed({
  productId: Id,
  categoryId: Id,
  name: Title,
  priceOre: AmountOre,
  vatCode: Type.Enum(vatCodes),
  /** Name of a drawing in the product's own set, or null: the tile shows large letters. */
  picture: nullable(Type.String()),
  position: Type.Integer(),
  /** The cashier says the price, within these; null where it is `priceOre`. */
  openPrice: nullable(closed({ leastOre: AmountOre, mostOre: AmountOre })),
  /** What may stop its sale. */
  stops: closed({
    contains: Type.Array(Type.Enum(declaredAllergens)),
    traces: Type.Array(Type.Enum(declaredAllergens)),
    /** False: nobody has confirmed it, so what it holds is unknown. */
    isDeclared: Type.Boolean(),
    ageLimit: nullable(Type.Integer()),
    ageReason: nullable(Type.String()),
  }),
})

const Note = Type.String({ minLength: 1, maxLength: LONGEST_NOTE, pattern: NOTE_PATTERN })

/** A line as the till asks for it: what, how many, and the unit price the cashier saw. */
export const WantedLine = closed({
  productId: Id,
  quantity: Type.Integer({ minimum: 1, maximum: 99 }),
  unitPriceOre: AmountOre,
  /** What the cashier says of it: "uten løk". */
  note: Type.Optional(Note),
})

export const Receipt = closed({
  ...onReceiptWithVat,
  purchaseId: Id,
  receiptNumber: Type.Integer(),
  /** What stood on the receipt that was given without a network; null for a sale over the network. */
  aloneNumber: nullable(Type.String()),
  journalNumber: Type.Integer(),
  soldAt: Instant,
  /** What the wallet did not hold: it has a delivery receipt of its own. */
  overdrawnOre: SumOre,
})

export const tillRoutes = {
  'POST /api/till/enrolments': {
    access: 'anyone',
    summary: 'Makes this device a till, with the one-time code that the office made',
    body: closed({
      code: Type.String({ minLength: 6, maxLength: 20 }),
      /** Made by the device for this code: where the answer was lost, the same again is answered once more. */
      askedBy: Type.Optional(Id),
    }),
    reply: closed({ token: Type.String(), schoolId: SchoolId, tillId: Id, tillName: Type.String(), schoolName: Type.String() }),
  },
  'GET /api/till': {
    access: 'till',
    summary: 'All a till needs to sell: who it is, and what is sold at which price',
    reply: closed({
      schoolId: SchoolId,
      schoolName: Type.String(),
      tillId: Id,
      tillName: Type.String(),
      registerId: Type.String(),
      operator: Operator,
      categories: Type.Array(Category),
      products: Type.Array(Product),
      /** What comes first at each hour of the week; Monday is 1. */
      favourites: Type.Array(closed({ weekday: Type.Integer(), hour: Type.Integer(), productIds: Type.Array(Id) })),
      /** A pupil without a card may be found by name. */
      sellsByName: Type.Boolean(),
      /** Changes whenever anything in the catalogue does. */
      catalogueVersion: Type.Integer(),
      serverTime: Instant,
      /** The day on which the till practises; null when it sells. */
      trainingDay: nullable(Day),
      /** Who may sign in here and who has; null where nobody has to. */
      cashiers: nullable(CashiersAtTill),
      /** The day that has been closed: the till sells again the day after. Null when it sells. */
      overDay: nullable(Day),
    }),
  },
  'POST /api/purchases': {
    access: 'till',
    summary: 'Sells: the wallet behind the code pays for the lines, at once or not at all; the same id again gets the first answer',
    body: closed({
      id: Id,
      code: ScannedCode,
      lines: Type.Array(WantedLine, { minItems: 1, maxItems: 50 }),
      totalOre: AmountOre,
      /** Who the till thinks is signed in; the server knows, and refuses another. */
      cashierId: Type.Optional(Id),
      /** What was served before, and is paid now: its provisional receipt. */
      provisionalId: Type.Optional(Id),
      /** How much of each of its lines, where several pay; all that is left when it is not said. */
      provisionalPart: Type.Optional(SomeOfLines),
    }),
    reply: closed({
      purchaseId: Id,
      firstName: Type.String(),
      balanceOre: SumOre,
      totalOre: SumOre,
      receiptNumber: Type.Integer(),
      journalNumber: Type.Integer(),
      soldAt: Instant,
    }),
  },
  'GET /api/till/purchases': {
    access: 'till',
    summary: 'The last sales of this till, newest first',
    query: closed({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
    reply: closed({
      purchases: Type.Array(
        closed({
          purchaseId: Id,
          receiptNumber: Type.Integer(),
          soldAt: Instant,
          firstName: Type.String(),
          totalOre: SumOre,
          /** What has come back of it. */
          returnedOre: SumOre,
        }),
      ),
    }),
  },
  'GET /api/till/purchases/:purchaseId/receipt': {
    access: 'till',
    summary: 'The sales receipt of one of this till’s purchases',
    params: closed({ purchaseId: Id }),
    reply: Receipt,
  },
  'DELETE /api/till': { access: 'till', summary: 'Signs this till out; it must be enrolled anew to sell', reply: Done },
} as const satisfies Record<string, RouteDefinition>
