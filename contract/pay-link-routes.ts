// A link that anybody can pay in by: what the family does with it, and what a giver sees. A giver is shown the
// child's first name and the school, and nothing that depends on what is in the wallet. A school has one to its meal fund.

import { Type } from 'typebox'
import { providerNames } from './payment-providers.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Email, Id, Instant, Language, nullable, SchoolId, Token } from './shapes.ts'

const offices = { staff: ['administrator', 'office'] } as const
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const Note = Type.String({ minLength: 3, maxLength: 300 })
const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

const PayLink = closed({
  /** Null where there is none, or where there can be none. */
  link: nullable(closed({ url: Type.String(), madeAt: Instant })),
  /** False for a pupil whose address is protected. */
  isPossible: Type.Boolean(),
})

/** How far a gift has come, as far as its giver may know: paid means taken, wherever it lies. */
export const giftStates = ['waiting', 'paid', 'declined', 'abandoned', 'expired', 'given_back'] as const

const Gift = closed({
  topupId: Id,
  schoolId: SchoolId,
  /** Null for a gift to the school’s meal fund. */
  childFirstName: nullable(Type.String()),
  schoolName: Type.String(),
  amountOre: AmountOre,
  state: Type.Enum(giftStates),
  /** Where the giver goes to pay; null when nothing is left to pay. */
  payAt: nullable(Type.String()),
  hasReceiptAddress: Type.Boolean(),
})

const FundLink = nullable(closed({ url: Type.String(), madeAt: Instant, madeBy: Type.String() }))

/** How it is with a gift that was paid. */
export const fundGiftStates = ['paid', 'taken_back_in_part', 'taken_back'] as const

const FundGifts = closed({
  link: FundLink,
  sums: closed({
    paidInBySchoolOre: Type.Integer(),
    /** Less what was taken back. */
    giftsOre: Type.Integer(),
    /** On meals, less what has been paid back or given back. */
    usedOre: Type.Integer(),
    /** Of gifts that were taken back when the fund did not hold them: the school owes it to the operator. */
    owedOre: Type.Integer({ minimum: 0 }),
  }),
  gifts: Type.Array(
    closed({
      topupId: Id,
      at: Instant,
      amountOre: AmountOre,
      takenBackOre: Type.Integer({ minimum: 0 }),
      state: Type.Enum(fundGiftStates),
      from: nullable(Type.String()),
      greeting: nullable(Type.String()),
    }),
  ),
  hasMore: Type.Boolean(),
})

export const payLinkRoutes = {
  'GET /api/wallets/:schoolId/:walletId/pay-link': {
    access: { wallet: 'pay' },
    summary: 'The link that others can pay in by, if there is one',
    params: WalletParams,
    reply: PayLink,
  },
  'POST /api/wallets/:schoolId/:walletId/pay-link': {
    access: { wallet: 'pay' },
    summary: 'Makes the link, or answers the one there is',
    params: WalletParams,
    reply: PayLink,
  },
  'DELETE /api/wallets/:schoolId/:walletId/pay-link': {
    access: { wallet: 'pay' },
    summary: 'Ends the link: whoever has it can give nothing more by it',
    params: WalletParams,
    reply: PayLink,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/pay-link': {
    access: offices,
    summary: 'The link that others can pay in by to a pupil, if there is one',
    params: PupilParams,
    reply: PayLink,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link': {
    access: offices,
    summary: 'Makes the link on behalf of the family, with the reason, or answers the one there is',
    params: PupilParams,
    body: closed({ note: Note }),
    reply: PayLink,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link/end': {
    access: offices,
    summary: 'Ends the link on behalf of the family, with the reason',
    params: PupilParams,
    body: closed({ note: Note }),
    reply: PayLink,
  },
  'POST /api/pay-links/open': {
    access: 'anyone',
    summary: 'What stands behind a pay link: for whom, and what can be given',
    body: closed({ token: Token }),
    reply: closed({
      /** Null for a link to the school’s meal fund. */
      childFirstName: nullable(Type.String()),
      schoolName: Type.String(),
      operator: closed({ name: Type.String(), organisationNumber: Type.String() }),
      amountsOre: Type.Array(AmountOre),
      freeAmount: nullable(closed({ leastOre: AmountOre, mostOre: AmountOre })),
      providers: Type.Array(closed({ name: Type.Enum(providerNames), isDown: Type.Boolean() })),
    }),
  },
  'POST /api/pay-links/gifts': {
    access: 'anyone',
    summary: 'Stores the wish to give, and answers where to pay; the same id again gets the first answer',
    body: closed({
      token: Token,
      id: Id,
      amountOre: AmountOre,
      provider: Type.Enum(providerNames),
      /** Who it is from, told to the family or the school’s office; and where a receipt goes. */
      name: nullable(Type.String({ minLength: 1, maxLength: 40 })),
      /** To the school, of a gift to its fund: seen by the office alone. */
      greeting: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
      email: nullable(Email),
      language: Language,
    }),
    reply: Gift,
  },
  'GET /api/gifts/:schoolId/:topupId': {
    access: 'anyone',
    summary: 'How far a gift has come: for whoever has its unguessable id',
    params: closed({ schoolId: SchoolId, topupId: Id }),
    reply: Gift,
  },
  'GET /api/wallets/:schoolId/:walletId/fund-link': {
    access: { wallet: 'see' },
    summary: 'The link by which anybody may give to the meal fund of the wallet’s school; null where the school has none',
    params: WalletParams,
    reply: closed({ url: nullable(Type.String()) }),
  },
  'GET /api/office/schools/:schoolId/meals/gifts': {
    access: offices,
    summary: 'The link to the school’s meal fund, what the fund came from and went to, and the gifts, newest first, a page at a time',
    params: closed({ schoolId: SchoolId }),
    query: closed({ before: Type.Optional(Id) }),
    reply: FundGifts,
  },
  'POST /api/office/schools/:schoolId/meals/gift-link': {
    access: offices,
    summary: 'Opens a link by which anybody may give to the meal fund, or answers the one there is',
    params: closed({ schoolId: SchoolId }),
    reply: closed({ link: FundLink }),
  },
  'DELETE /api/office/schools/:schoolId/meals/gift-link': {
    access: offices,
    summary: 'Closes the link: nothing more can be given by it. The next one has another address',
    params: closed({ schoolId: SchoolId }),
    reply: closed({ link: FundLink }),
  },
} as const satisfies Record<string, RouteDefinition>
