import { Type } from 'typebox'
import { arrangementStates } from './automatic-topup-words.ts'
import { providerNames } from './payment-providers.ts'
import { WalletSummary } from './people-routes.ts'
import { sights } from './relation-words.ts'
import { byNameReasons } from './by-name-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

export const topupStates = [
  'created',
  'pending',
  'authorised',
  'held',
  'credited',
  'declined',
  'abandoned',
  'expired',
  'given_back',
  'reversed',
  'charged_back',
] as const
/** held: a gift that is paid, and waits for room in the wallet. */
export type TopupState = (typeof topupStates)[number]

export const Topup = closed({
  topupId: Id,
  amountOre: AmountOre,
  state: Type.Enum(topupStates),
  provider: Type.Enum(providerNames),
  createdAt: Instant,
  creditedAt: nullable(Instant),
  /** What has been taken back of it. */
  reversedOre: SumOre,
  /** Set when it came by a pay link: who it is from, where the giver said so. */
  gift: nullable(closed({ from: nullable(Type.String()) })),
  /** Where the payer goes to pay; null when nothing is left to pay. */
  payAt: nullable(Type.String()),
})

export const PurchaseLineShown = closed({ name: Type.String(), quantity: Type.Integer(), unitPriceOre: SumOre, amountOre: SumOre })

/** One movement on a wallet. `version` counts the wallet's movements from 1 without a gap. */
export const WalletEntry = closed({
  version: Type.Integer(),
  kind: Type.String(),
  /** Positive into the wallet, negative out of it. */
  amountOre: SumOre,
  balanceAfterOre: SumOre,
  happenedAt: Instant,
  place: nullable(Type.String()),
  receiptNumber: nullable(Type.Integer()),
  /** Of a purchase alone. */
  purchaseId: nullable(Id),
  /** The number of the case in which the family says that the purchase was not theirs. */
  disputeNumber: nullable(Type.Integer()),
  /** Set where the money came by a pay link: who it is from, where the giver said so. */
  gift: nullable(closed({ from: nullable(Type.String()) })),
  /** Of what was paid in: who did. A guardian is told of no other than themselves, and of nobody where the address is protected. */
  paidBy: nullable(closed({ isYou: Type.Boolean(), name: nullable(Type.String()) })),
  /** It came by itself, as somebody has agreed. */
  isAutomatic: Type.Boolean(),
  /** Of a purchase without a card: why the pupil was found by name. */
  foundByName: nullable(Type.Enum(byNameReasons)),
  /** What was eaten, or what kinds of food, or nothing: as much as whoever asks may see. */
  lines: Type.Array(PurchaseLineShown),
})

export const walletRoutes = {
  'GET /api/wallets/:schoolId/:walletId': {
    access: { wallet: 'see' },
    summary: 'One wallet: balance, what can be paid in, and top-ups in flight',
    params: WalletParams,
    reply: closed({
      wallet: WalletSummary,
      topupAmountsOre: Type.Array(AmountOre),
      /** Whole kroner between these may be paid in, too; null: only the amounts above. */
      freeAmount: nullable(closed({ leastOre: AmountOre, mostOre: AmountOre })),
      /** Who one can pay through, and who of them does not answer just now. */
      providers: Type.Array(closed({ name: Type.Enum(providerNames), isDown: Type.Boolean() })),
      maximumBalanceOre: SumOre,
      feeOre: Type.Literal(0),
      topupsInFlight: Type.Array(Topup),
      /** Gifts that are paid, and wait until there is room for them. */
      giftsHeld: Type.Array(Topup),
      /** Of the asker’s own: what others have agreed to is theirs to see. */
      automatic: nullable(closed({ state: Type.Enum(arrangementStates) })),
    }),
  },
  'GET /api/wallets/:schoolId/:walletId/history': {
    access: { wallet: 'history' },
    tellsPupil: true,
    summary: 'Every movement on the wallet, newest first, a page at a time',
    params: WalletParams,
    query: closed({
      /** Only entries with a lower version: the last version of the page before. */
      before: Type.Optional(Type.Integer({ minimum: 1 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: closed({ entries: Type.Array(WalletEntry), hasMore: Type.Boolean(), sees: Type.Enum(sights) }),
  },
  'POST /api/wallets/:schoolId/:walletId/topups': {
    access: { wallet: 'pay' },
    summary: 'Stores the wish to pay in, and answers where to pay; the same id again gets the first answer',
    params: WalletParams,
    body: closed({ id: Id, amountOre: AmountOre, provider: Type.Enum(providerNames) }),
    reply: Topup,
  },
  'GET /api/wallets/:schoolId/:walletId/topups/:topupId': {
    access: { wallet: 'see' },
    summary: 'How far a top-up has come',
    params: closed({ schoolId: SchoolId, walletId: Id, topupId: Id }),
    reply: Topup,
  },
} as const satisfies Record<string, RouteDefinition>
