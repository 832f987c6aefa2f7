// A register's days: what the till tells its journal, X and Z reports, and what the office sees of them.

import { Type } from 'typebox'
import { toldByTills } from './journal-words.ts'
import { VatSums } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, Id, Instant, nullable, SchoolId, StreamReply, SumOre } from './shapes.ts'

const canteenStaff = { staff: ['administrator', 'canteen'] } as const
const everybodyThere = { staff: ['administrator', 'office', 'canteen'] } as const

const CountAndAmount = closed({ count: Type.Integer(), amountOre: SumOre })
const madeBy = Type.Enum(['till', 'office', 'house'] as const)

/** What one operator sold and took back; the number is 0 where nobody had signed in. */
const OperatorSums = closed({
  cashierId: nullable(Id),
  number: Type.Integer(),
  name: Type.String(),
  sales: CountAndAmount,
  returns: CountAndAmount,
  articleGroups: Type.Array(closed({ articleGroup: Type.String(), quantity: Type.Integer(), amountOre: SumOre })),
  payments: Type.Array(closed({ means: Type.Literal('wallet'), count: Type.Integer(), amountOre: SumOre })),
})

/** An X or a Z report, with every item of kassasystemforskrifta § 2-8-2; kept for ever as it was made. */
export const DayReport = closed({
  kind: Type.Enum(['x', 'z'] as const),
  number: Type.Integer(),
  xNumber: Type.Integer(),
  day: Day,
  localDate: Day,
  localTime: Type.String(),
  madeBy,
  company: closed({ name: Type.String(), organisationNumber: Type.String(), isVatRegistered: Type.Boolean() }),
  schoolName: Type.String(),
  tillName: Type.String(),
  registerId: Type.String(),
  journal: nullable(closed({ first: Type.Integer(), last: Type.Integer() })),
  totalCashSalesOre: SumOre,
  articleGroups: Type.Array(closed({ articleGroup: Type.String(), quantity: Type.Integer(), amountOre: SumOre })),
  payments: Type.Array(closed({ means: Type.Literal('wallet'), count: Type.Integer(), amountOre: SumOre })),
  /** Left out where nobody signs in. */
  operators: Type.Optional(Type.Array(OperatorSums)),
  vat: VatSums,
  openingFloatOre: SumOre,
  saleCount: Type.Integer(),
  receiptsPrinted: Type.Integer(),
  drawerOpenings: Type.Integer(),
  copies: CountAndAmount,
  provisional: CountAndAmount,
  returns: CountAndAmount,
  discounts: CountAndAmount,
  aborted: CountAndAmount,
  lineCorrections: CountAndAmount,
  priceInquiries: CountAndAmount,
  otherCorrections: CountAndAmount,
  deliveries: CountAndAmount,
  training: CountAndAmount,
  priceChanges: Type.Integer(),
  grandTotalSalesOre: SumOre,
  grandTotalReturnsOre: SumOre,
  grandTotalNetOre: SumOre,
})

const ZRow = {
  number: Type.Integer(),
  day: Day,
  saleCount: Type.Integer(),
  /** Before returns are taken off. */
  salesOre: SumOre,
  returnCount: Type.Integer(),
  returnsOre: SumOre,
  madeAt: Instant,
  madeBy,
}

/** How a till stands today. */
export const TillDay = closed({
  today: Day,
  /** The day that something was sold on and that has no Z report yet. */
  openDay: nullable(Day),
  /** Today has its Z report: this till sells again tomorrow. */
  isOver: Type.Boolean(),
  /** Since the last Z report. */
  saleCount: Type.Integer(),
  returnCount: Type.Integer(),
  /** Less what came back. */
  soldOre: SumOre,
  /** The newest Z reports, newest first. */
  reports: Type.Array(closed(ZRow)),
})

export const dayReportRoutes = {
  'GET /api/till/day': { access: 'till', summary: 'Whether the till’s day is open, what it has sold in it, and its last Z reports', reply: TillDay },
  'POST /api/till/x-reports': { access: 'till', summary: 'Makes an X report: how the day stands now. It changes nothing, and is kept', reply: DayReport },
  'POST /api/till/z-reports': {
    access: 'till',
    summary: 'Closes the till’s day with its Z report; when today has one already, that one is the answer',
    reply: DayReport,
  },
  'GET /api/till/z-reports/:number': {
    access: 'till',
    summary: 'A Z report of this till, as it was made',
    params: closed({ number: Type.Integer({ minimum: 1 }) }),
    reply: DayReport,
  },
  'POST /api/till/events': {
    access: 'till',
    summary: 'Tells the register’s journal what happened on the till besides sales; what was told before is not written again',
    body: closed({
      events: Type.Array(
        closed({
          id: Id,
          kind: Type.Enum(toldByTills),
          amountOre: Type.Optional(AmountOre),
          version: Type.Optional(Type.String({ maxLength: 60 })),
          /** Of a cashier who signed in or out without a network: who, and when by the device. */
          cashierId: Type.Optional(Id),
          at: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$', maxLength: 30 })),
        }),
        { minItems: 1, maxItems: 50 },
      ),
    }),
    reply: Done,
  },
  'POST /api/till/purchases/:purchaseId/prints': {
    access: 'till',
    summary: 'Says that a receipt is about to be printed: the first time it is the receipt, the second time its one copy, then never again',
    params: closed({ purchaseId: Id }),
    body: closed({ id: Id }),
    reply: closed({ isCopy: Type.Boolean() }),
  },
  'GET /api/office/schools/:schoolId/z-reports': {
    access: everybodyThere,
    summary: 'The Z reports of a school’s tills for some days, newest first, and what is open',
    params: closed({ schoolId: SchoolId }),
    query: closed({ from: Type.Optional(Day), until: Type.Optional(Day) }),
    reply: closed({
      from: Day,
      until: Day,
      reports: Type.Array(closed({ ...ZRow, registerId: Id, legalId: Type.String(), tillName: Type.String(), isReserve: Type.Boolean() })),
      /** Tills whose day is open now. */
      open: Type.Array(
        closed({
          tillId: Id,
          registerId: Id,
          legalId: Type.String(),
          tillName: Type.String(),
          isReserve: Type.Boolean(),
          openDay: Day,
          saleCount: Type.Integer(),
          returnCount: Type.Integer(),
          soldOre: SumOre,
        }),
      ),
      /** There are more than are shown: ask for fewer days. */
      isCut: Type.Boolean(),
    }),
  },
  'GET /api/office/schools/:schoolId/z-reports/:registerId/:number': {
    access: everybodyThere,
    summary: 'A Z report as it was made',
    params: closed({ schoolId: SchoolId, registerId: Id, number: Type.Integer({ minimum: 1 }) }),
    reply: DayReport,
  },
  'GET /api/office/schools/:schoolId/saf-t-cash-register': {
    access: everybodyThere,
    summary: 'The journals of a school’s registers for some days, as SAF-T Cash Register: sales with their signatures, events, X and Z reports',
    params: closed({ schoolId: SchoolId }),
    query: closed({ from: Day, until: Day }),
    file: 'application/xml',
    reply: StreamReply,
  },
  'POST /api/office/schools/:schoolId/tills/:tillId/z-reports': {
    access: canteenStaff,
    summary: 'Closes a till’s day from the office, when the till itself cannot; when today has a Z report already, that one is the answer',
    params: closed({ schoolId: SchoolId, tillId: Id }),
    reply: DayReport,
  },
} as const satisfies Record<string, RouteDefinition>
