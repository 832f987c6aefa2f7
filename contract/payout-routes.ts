// Payouts: what waits to be paid to accounts, the files that tell the bank to, and how each line of them went.

import { Type } from 'typebox'
import { OfficeRefund } from './refund-routes.ts'
import { lineFailures, payoutVersions } from './refund-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, FileReply, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const administrators = { staff: ['administrator'], anywhere: true } as const
const OperatorParams = closed({ operatorId: Id })
const RunParams = closed({ operatorId: Id, runId: Id })

export const PayoutRun = closed({
  runId: Id,
  messageId: Type.String(),
  /** Masked. */
  account: Type.String(),
  version: Type.Enum(payoutVersions),
  payOn: Day,
  state: Type.Union([Type.Literal('collecting'), Type.Literal('frozen'), Type.Literal('empty')]),
  lineCount: Type.Integer(),
  amountOre: SumOre,
  madeAt: Instant,
  frozenAt: nullable(Instant),
  paidCount: Type.Integer(),
  failedCount: Type.Integer(),
})

export const PayoutLine = closed({
  lineId: Id,
  schoolId: SchoolId,
  schoolName: Type.String(),
  payeeName: Type.String(),
  account: Type.String(),
  amountOre: AmountOre,
  state: Type.Union([Type.Literal('in_run'), Type.Literal('paid'), Type.Literal('failed')]),
  why: nullable(Type.Enum(lineFailures)),
  decidedAt: nullable(Instant),
})

/** A part that waits: for somebody to be found, or to enter an account. */
export const Unclaimed = closed({
  schoolId: SchoolId,
  schoolName: Type.String(),
  partId: Id,
  refundId: Id,
  pupilId: Id,
  pupilName: Type.String(),
  amountOre: AmountOre,
  since: Instant,
  /** Who has been asked; null: nobody is known. */
  payeeName: nullable(Type.String()),
  waitsFor: Type.Union([Type.Literal('account'), Type.Literal('day'), Type.Literal('somebody')]),
  /** Who follows the wallet and could be named. */
  people: Type.Array(closed({ personId: Id, name: Type.String() })),
})

export const payoutRoutes = {
  'GET /api/office/operators/:operatorId/payouts': {
    access: administrators,
    summary: 'Refunds of all the operator’s schools: what waits for a yes, for an account, for the next file; and the files there have been',
    params: OperatorParams,
    reply: closed({
      fourEyesAboveOre: nullable(SumOre),
      accounts: Type.Array(Type.String()),
      ready: closed({ count: Type.Integer(), amountOre: SumOre }),
      waiting: Type.Array(OfficeRefund),
      unclaimed: Type.Array(Unclaimed),
      unclaimedOre: SumOre,
      atProvider: closed({ count: Type.Integer(), amountOre: SumOre }),
      runs: Type.Array(PayoutRun),
    }),
  },
  'POST /api/office/operators/:operatorId/refund-settings': {
    access: administrators,
    summary: 'Above which amount a second person must say yes to a refund; null: none',
    params: OperatorParams,
    body: closed({ fourEyesAboveOre: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })) }),
    reply: Done,
  },
  'POST /api/office/operators/:operatorId/payout-runs': {
    access: administrators,
    summary: 'Freezes all that is ready into a file to the bank; the same id again is the same run',
    params: OperatorParams,
    body: closed({ id: Id, accountNumber: Type.String({ minLength: 11, maxLength: 24 }), version: Type.Enum(payoutVersions), payOn: Day }),
    reply: PayoutRun,
  },
  'GET /api/office/operators/:operatorId/payout-runs/:runId': {
    access: administrators,
    summary: 'A run and its lines',
    params: RunParams,
    reply: closed({ run: PayoutRun, lines: Type.Array(PayoutLine) }),
  },
  'GET /api/office/operators/:operatorId/payout-runs/:runId/file': {
    access: administrators,
    summary: 'The run’s file for the bank (pain.001): the same bytes whenever it is asked for',
    params: RunParams,
    reply: FileReply,
    file: 'application/xml',
  },
  'POST /api/office/operators/:operatorId/payout-runs/:runId/paid': {
    access: administrators,
    summary: 'The bank has paid these lines',
    params: RunParams,
    body: closed({ lineIds: Type.Array(Id, { minItems: 1, maxItems: 5_000 }) }),
    bodyBytes: 512 * 1024,
    reply: closed({ run: PayoutRun, lines: Type.Array(PayoutLine) }),
  },
  'POST /api/office/operators/:operatorId/payout-runs/:runId/failed': {
    access: administrators,
    summary: 'The bank could not pay a line: the money waits, and its owner is asked for another account',
    params: RunParams,
    body: closed({ lineId: Id, why: Type.Enum(lineFailures) }),
    reply: closed({ run: PayoutRun, lines: Type.Array(PayoutLine) }),
  },
} as const satisfies Record<string, RouteDefinition>
