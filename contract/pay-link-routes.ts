// A link that anybody can pay in by: what the family does with it, and what a giver sees. A giver is shown the
// child's first name and the school, and nothing that depends on what is in the wallet.

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
  childFirstName: Type.String(),
  schoolName: Type.String(),
  amountOre: AmountOre,
  state: Type.Enum(giftStates),
  /** Where the giver goes to pay; null when nothing is left to pay. */
  payAt: nullable(Type.String()),
  hasReceiptAddress: Type.Boolean(),
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
      childFirstName: Type.String(),
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
      /** Who it is from, told to the family; and where a receipt goes. */
      name: nullable(Type.String({ minLength: 1, maxLength: 40 })),
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
} as const satisfies Record<string, RouteDefinition>
