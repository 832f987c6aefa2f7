// Money back: what can be given back to whom, the wish, and every step of it.

import { Type } from 'typebox'
import { PayoutAccount } from './payout-account-routes.ts'
import { providerNames } from './payment-providers.ts'
import { refundCauses, refundPartStates, refundStates, refundSteps, refundWhys } from './refund-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })
const offices = { staff: ['administrator', 'office'] } as const
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const Note = Type.String({ minLength: 3, maxLength: 300 })

/** A payment that can still be given back, and which way. */
export const RefundShare = closed({
  way: Type.Union([Type.Literal('payment'), Type.Literal('account')]),
  amountOre: AmountOre,
  provider: nullable(Type.Enum(providerNames)),
  paidInAt: nullable(Instant),
  /** Where it came from and goes back to, where the bank said so: masked. */
  account: nullable(Type.String()),
  isYours: Type.Boolean(),
})

export const RefundPart = closed({
  partId: Id,
  way: Type.Union([Type.Literal('payment'), Type.Literal('account')]),
  state: Type.Enum(refundPartStates),
  amountOre: AmountOre,
  provider: nullable(Type.Enum(providerNames)),
  paidInAt: nullable(Instant),
  /** Masked; only of the one who asks, or where the money came from. */
  account: nullable(Type.String()),
  to: Type.Union([Type.Literal('you'), Type.Literal('other'), Type.Literal('nobody')]),
  /** What a part to an account waits for: an account, or for a changed one to be old enough. */
  waitsFor: nullable(Type.Union([Type.Literal('account'), Type.Literal('day')])),
  changedAt: Instant,
})

export const Refund = closed({
  refundId: Id,
  amountOre: AmountOre,
  cause: Type.Enum(refundCauses),
  state: Type.Enum(refundStates),
  note: nullable(Type.String()),
  askedAt: Instant,
  mayCancel: Type.Boolean(),
  parts: Type.Array(RefundPart),
  /** Oldest first. A step without a part is of all of it. */
  steps: Type.Array(closed({ step: Type.Enum(refundSteps), why: nullable(Type.Enum(refundWhys)), partId: nullable(Id), at: Instant })),
})

/** The same for the office, with who gets each part. */
export const OfficeRefund = closed({
  refund: Refund,
  schoolId: SchoolId,
  schoolName: Type.String(),
  pupilId: Id,
  pupilName: Type.String(),
  payees: Type.Array(closed({ partId: Id, personId: nullable(Id), name: nullable(Type.String()) })),
  askedByName: nullable(Type.String()),
  /** Whether the one who looks may say yes: not to their own wish. */
  mayDecide: Type.Boolean(),
})

export const refundRoutes = {
  'GET /api/wallets/:schoolId/:walletId/refunds': {
    access: { wallet: 'refund' },
    summary: 'What can be given back and which way it would go, and the refunds there have been, newest first',
    params: WalletParams,
    reply: closed({
      balanceOre: SumOre,
      /** Kept back for a new card. */
      owedOre: SumOre,
      /** What belongs to other payers. */
      othersOre: SumOre,
      feeOre: Type.Literal(0),
      /** mine: the asker’s own share. everybody: all there is, each part to its payer; only for the wallet’s holder. */
      choices: Type.Array(closed({ whose: Type.Union([Type.Literal('mine'), Type.Literal('everybody')]), mostOre: SumOre, shares: Type.Array(RefundShare) })),
      account: nullable(PayoutAccount),
      refunds: Type.Array(Refund),
    }),
  },
  'POST /api/wallets/:schoolId/:walletId/refunds': {
    access: { wallet: 'refund' },
    summary: 'Asks for money back: it is set aside at once; the same id again gets the first answer',
    params: WalletParams,
    body: closed({ id: Id, amountOre: AmountOre, whose: Type.Union([Type.Literal('mine'), Type.Literal('everybody')]) }),
    reply: Refund,
  },
  'POST /api/wallets/:schoolId/:walletId/refunds/:refundId/cancel': {
    access: { wallet: 'refund' },
    summary: 'Changes one’s mind: what has not been sent yet goes back to the wallet',
    params: closed({ schoolId: SchoolId, walletId: Id, refundId: Id }),
    reply: Refund,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/refunds': {
    access: offices,
    summary: 'What can be given back of a pupil’s wallet and to whom, and the refunds there have been',
    params: PupilParams,
    reply: closed({
      balanceOre: SumOre,
      owedOre: SumOre,
      /** Everybody’s together. */
      mostOre: SumOre,
      payers: Type.Array(closed({ personId: Id, name: Type.String(), mostOre: SumOre })),
      refunds: Type.Array(OfficeRefund),
    }),
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/refunds': {
    access: offices,
    alsoErased: true,
    summary: 'Gives money back on behalf of one payer, or of all, with the reason on record',
    params: PupilParams,
    body: closed({ id: Id, amountOre: AmountOre, payerPersonId: nullable(Id), note: Note }),
    reply: OfficeRefund,
  },
  'POST /api/office/schools/:schoolId/refunds/:refundId/decide': {
    access: offices,
    summary: 'Says yes or no to a refund above the operator’s amount: never one’s own; a no puts the money back on the wallet',
    params: closed({ schoolId: SchoolId, refundId: Id }),
    body: closed({ says: Type.Union([Type.Literal('yes'), Type.Literal('no')]), note: nullable(Note) }),
    reply: OfficeRefund,
  },
  'POST /api/office/schools/:schoolId/refund-parts/:partId/payee': {
    access: offices,
    summary: 'Names who gets money that nobody is known to have paid: one who follows the wallet, and enters an account',
    params: closed({ schoolId: SchoolId, partId: Id }),
    body: closed({ personId: Id, note: Note }),
    reply: OfficeRefund,
  },
} as const satisfies Record<string, RouteDefinition>
