// Paying in by bank transfer: what a family needs to do it, and what the office does with what the bank has booked.

import { Type } from 'typebox'
import { LARGEST_BANK_FILE_BYTES } from './bank-limits.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, Id, Instant, nullable, SchoolId } from './shapes.ts'

const administrators = { staff: ['administrator'], anywhere: true } as const

const OperatorParams = closed({ operatorId: Id })
const PaymentParams = closed({ operatorId: Id, paymentId: Id })

/**
 * Why a person must look at a payment: no KID on it, no wallet behind the KID, a wallet of another operator, a pupil
 * who has left, more than the school lets a wallet hold, or a booking that the bank took back. Of a payout of ours:
 * another amount than in our file, or one that somebody has marked as failed already.
 */
export const reasonsToWait = [
  'no_kid',
  'unknown_kid',
  'kid_of_other_operator',
  'not_enrolled',
  'balance_would_be_too_high',
  'taken_back',
  'payout_amount_other',
  'payout_decided',
] as const
export type ReasonToWait = (typeof reasonsToWait)[number]

/** settlement: a provider's payout. payout, payout_returned: our own, paid and sent back. */
export const bankPaymentStates = ['new', 'credited', 'waiting', 'settled', 'noted', 'settlement', 'payout', 'payout_returned'] as const
export type BankPaymentState = (typeof bankPaymentStates)[number]

export const BankFile = closed({
  fileId: Id,
  name: Type.String(),
  readAt: Instant,
  paymentCount: Type.Integer(),
  /** Those that no file before it told of. */
  newPaymentCount: Type.Integer(),
})

export const BankPayment = closed({
  paymentId: Id,
  accountNumber: Type.String(),
  bookedOn: Day,
  direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  amountOre: AmountOre,
  reference: Type.String(),
  kid: nullable(Type.String()),
  message: nullable(Type.String()),
  payerName: nullable(Type.String()),
  state: Type.Enum(bankPaymentStates),
  why: nullable(Type.Enum(reasonsToWait)),
  /** Whose wallet the KID names, where it names one: first and last name, school. */
  meant: nullable(closed({ schoolId: SchoolId, schoolName: Type.String(), pupilId: Id, name: Type.String() })),
  decidedAt: nullable(Instant),
  note: nullable(Type.String()),
})

const BankTransfer = closed({ transfer: nullable(closed({ accountNumber: Type.String(), kid: Type.String(), payeeName: Type.String() })) })

export const bankRoutes = {
  'GET /api/wallets/:schoolId/:walletId/bank-transfer': {
    access: { wallet: 'pay' },
    summary: 'What to write on a bank transfer so that it reaches this wallet; null where the operator takes none',
    params: closed({ schoolId: SchoolId, walletId: Id }),
    reply: BankTransfer,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/bank-transfer': {
    access: { staff: ['administrator', 'office'] },
    summary: 'The same for the office, which tells a family without a profile',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    reply: BankTransfer,
  },
  'GET /api/office/operators/:operatorId/bank': {
    access: administrators,
    summary: 'The operator’s bank: accounts, the newest files, payments that a person must look at, and the newest that were placed',
    params: OperatorParams,
    reply: closed({
      accounts: Type.Array(closed({ accountNumber: Type.String(), madeAt: Instant, endedAt: nullable(Instant) })),
      files: Type.Array(BankFile),
      waiting: Type.Array(BankPayment),
      waitingCount: Type.Integer(),
      waitingOre: Type.Integer(),
      placed: Type.Array(BankPayment),
    }),
  },
  'POST /api/office/operators/:operatorId/bank-accounts': {
    access: administrators,
    summary: 'Adds an account that families pay in to; the newest is the one they are shown',
    params: OperatorParams,
    body: closed({ accountNumber: Type.String({ minLength: 11, maxLength: 24 }) }),
    reply: Done,
  },
  'POST /api/office/operators/:operatorId/bank-accounts/:accountNumber/end': {
    access: administrators,
    summary: 'Stops showing an account to families; what still comes to it is taken in as before',
    params: closed({ operatorId: Id, accountNumber: Type.String({ pattern: '^\\d{11}$' }) }),
    reply: Done,
  },
  'POST /api/office/operators/:operatorId/bank-files': {
    access: administrators,
    summary: 'Reads a file from the bank (camt.054): each payment is taken in once, however often it is told',
    params: OperatorParams,
    body: closed({ name: Type.String({ minLength: 1, maxLength: 120 }), text: Type.String({ maxLength: LARGEST_BANK_FILE_BYTES }) }),
    bodyBytes: 2 * LARGEST_BANK_FILE_BYTES,
    reply: closed({ file: BankFile, creditedCount: Type.Integer(), waitingCount: Type.Integer(), wasReadBefore: Type.Boolean() }),
  },
  'POST /api/office/operators/:operatorId/bank-payments/:paymentId/credit': {
    access: administrators,
    summary: 'Puts a waiting payment into a pupil’s wallet at one of the operator’s schools, once',
    params: PaymentParams,
    body: closed({ schoolId: SchoolId, pupilId: Id }),
    reply: BankPayment,
  },
  'POST /api/office/operators/:operatorId/bank-payments/:paymentId/settle': {
    access: administrators,
    summary: 'Closes a waiting payment that belongs in no wallet: paid back in the bank, or another matter',
    params: PaymentParams,
    body: closed({ note: Type.String({ minLength: 3, maxLength: 300 }) }),
    reply: BankPayment,
  },
} as const satisfies Record<string, RouteDefinition>
