// Reconciliation: what the providers say they owe and have paid, against our books and the bank, day by day, with every
// difference named; and what the law wants counted.

import { Type } from 'typebox'
import { providerNames } from './payment-providers.ts'
import type { RouteDefinition } from './route-types.ts'
import { differenceKinds, LARGEST_SETTLEMENT_FILE_BYTES } from './settlement-words.ts'
import { closed, Day, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const administrators = { staff: ['administrator'], anywhere: true } as const
const OperatorParams = closed({ operatorId: Id })
const Provider = Type.Enum(providerNames)

/** What moved on a day: ours by our books, theirs by the provider's report, both as they change what the provider owes. */
const Sums = {
  oursCapturedOre: SumOre,
  oursGivenBackOre: SumOre,
  theirsCapturedOre: SumOre,
  theirsGivenBackOre: SumOre,
  feeOre: SumOre,
  payoutOre: SumOre,
}

export const SettlementDay = closed({
  provider: Provider,
  day: Day,
  /** well: all is there and the same, or explained. open: some difference is not. waiting: the provider has not told of the day. */
  state: Type.Union([Type.Literal('well'), Type.Literal('open'), Type.Literal('waiting')]),
  openCount: Type.Integer(),
  ...Sums,
  /** What of the day's payout has come to the bank; null where it has not, or there was none. */
  bankOre: nullable(SumOre),
})

export const Difference = closed({
  differenceId: Id,
  provider: Provider,
  day: Day,
  kind: Type.Enum(differenceKinds),
  schoolName: nullable(Type.String()),
  oursOre: nullable(SumOre),
  theirsOre: nullable(SumOre),
  /** The provider's number of it, and the reference it goes by. */
  number: nullable(Type.String()),
  reference: nullable(Type.String()),
  foundAt: Instant,
  explanation: nullable(closed({ at: Instant, /** Null: it explained itself. */ by: nullable(Type.String()), reason: nullable(Type.String()) })),
})

const DayReply = closed({
  day: SettlementDay,
  schools: Type.Array(
    closed({
      schoolId: SchoolId,
      name: Type.String(),
      /** What the provider owed by our books; null while the day is not over. */
      openingOre: nullable(SumOre),
      closingOre: nullable(SumOre),
      ...Sums,
    }),
  ),
  /** What in the report is nobody's of ours. */
  nobodyOre: SumOre,
  report: nullable(closed({ name: Type.String(), openingOre: SumOre, closingOre: SumOre, lineCount: Type.Integer(), readAt: Instant })),
  payouts: Type.Array(closed({ reference: Type.String(), amountOre: SumOre, bankOre: nullable(SumOre), bankedOn: nullable(Day) })),
  differences: Type.Array(Difference),
})

export const settlementRoutes = {
  'GET /api/office/operators/:operatorId/settlements': {
    access: administrators,
    summary: 'The newest days of each provider, and whether they add up; the differences that nobody has explained',
    params: OperatorParams,
    reply: closed({
      providers: Type.Array(
        closed({
          provider: Provider,
          /** How its reports come. */
          way: Type.Union([Type.Literal('fetched'), Type.Literal('file')]),
          triedAt: nullable(Instant),
          /** Why nothing came; null when all is well. */
          problem: nullable(Type.String()),
        }),
      ),
      days: Type.Array(SettlementDay),
      open: Type.Array(Difference),
      openCount: Type.Integer(),
    }),
  },
  'GET /api/office/operators/:operatorId/settlements/:provider/:day': {
    access: administrators,
    summary: 'A day of a provider, school by school, with its payouts and differences',
    params: closed({ operatorId: Id, provider: Provider, day: Day }),
    reply: DayReply,
  },
  'POST /api/office/operators/:operatorId/settlement-files': {
    access: administrators,
    summary: 'Reads Swedbank Pay’s file of settled transactions, with the fees from the report beside it: each line once',
    params: OperatorParams,
    body: closed({ text: Type.String({ maxLength: LARGEST_SETTLEMENT_FILE_BYTES }), feeOre: Type.Integer({ minimum: 0, maximum: 100_000_000 }) }),
    bodyBytes: 2 * LARGEST_SETTLEMENT_FILE_BYTES,
    reply: closed({ day: Day, lineCount: Type.Integer(), wasReadBefore: Type.Boolean(), openCount: Type.Integer() }),
  },
  'POST /api/office/operators/:operatorId/settlements/fetch': {
    access: administrators,
    summary: 'Asks the providers for new reports now, and looks through everything again',
    params: OperatorParams,
    body: closed({}),
    reply: closed({ openCount: Type.Integer() }),
  },
  'POST /api/office/operators/:operatorId/differences/:differenceId/explain': {
    access: administrators,
    summary: 'Explains a difference, for good: the first explanation stands',
    params: closed({ operatorId: Id, differenceId: Id }),
    body: closed({ reason: Type.String({ minLength: 3, maxLength: 300 }) }),
    reply: Difference,
  },
} as const satisfies Record<string, RouteDefinition>
