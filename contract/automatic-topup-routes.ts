// Automatic top-ups: what somebody agrees to for a wallet, on a card that is stored by a first payment in person.

import { Type } from 'typebox'
import { arrangementStates, arrangementWhys } from './automatic-topup-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'
import { Topup } from './wallet-routes.ts'

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const ArrangementParams = closed({ schoolId: SchoolId, pupilId: Id, arrangementId: Id })
const offices = { staff: ['administrator', 'office'] } as const

const terms = {
  /** Either is set: below this balance, or on this day of the month (the last one where the month is shorter). */
  thresholdOre: nullable(AmountOre),
  dayOfMonth: nullable(Type.Integer({ minimum: 1, maximum: 31 })),
  amountOre: AmountOre,
  /** Never more than this in a calendar month. */
  monthlyCapOre: AmountOre,
}

export const AgreedTerms = closed(terms)

export const Arrangement = closed({
  arrangementId: Id,
  state: Type.Enum(arrangementStates),
  why: nullable(Type.Enum(arrangementWhys)),
  ...terms,
  usedThisMonthOre: SumOre,
  /** "Visa •••• 0004", and its last month, "2028-12". */
  cardLabel: nullable(Type.String()),
  cardValidUntil: nullable(Type.String()),
  cardExpiresSoon: Type.Boolean(),
  /** The next fixed day. */
  nextDay: nullable(Day),
  /** When a refused or unanswered top-up is tried again. */
  triesAgainAt: nullable(Instant),
  /** It can be set going as it is; otherwise a payment in person stores a card first. */
  mayResume: Type.Boolean(),
  /** What the office wrote when it paused or ended it. */
  note: nullable(Type.String()),
  agreedAt: Instant,
})

const OwnArrangement = closed({
  arrangement: nullable(Arrangement),
  /** How many others top this wallet up automatically. */
  others: Type.Integer(),
  /** False where no payment provider keeps cards. */
  isPossible: Type.Boolean(),
})

const OfficeArrangement = closed({ arrangement: Arrangement, ownerName: Type.String() })
const OfficeArrangements = closed({ arrangements: Type.Array(OfficeArrangement) })
const Note = Type.String({ minLength: 3, maxLength: 300 })

export const automaticTopupRoutes = {
  'GET /api/wallets/:schoolId/:walletId/automatic-topup': {
    access: { wallet: 'pay' },
    summary: 'What the asker has agreed to for this wallet, if anything',
    params: WalletParams,
    reply: OwnArrangement,
  },
  'POST /api/wallets/:schoolId/:walletId/automatic-topup': {
    access: { wallet: 'pay' },
    summary:
      'Agrees to automatic top-ups, or to a new card for them, and answers where to pay the first one, which stores the card; the same id again gets the first answer',
    params: WalletParams,
    body: closed({ id: Id, terms: AgreedTerms, agrees: Type.Literal(true) }),
    reply: Topup,
  },
  'PATCH /api/wallets/:schoolId/:walletId/automatic-topup': {
    access: { wallet: 'pay' },
    summary: 'Agrees to other terms, on the card that is stored',
    params: WalletParams,
    body: closed({ terms: AgreedTerms, agrees: Type.Literal(true) }),
    reply: OwnArrangement,
  },
  'POST /api/wallets/:schoolId/:walletId/automatic-topup/pause': {
    access: { wallet: 'pay' },
    summary: 'Pauses at once: nothing more is charged until it is set going again',
    params: WalletParams,
    reply: OwnArrangement,
  },
  'POST /api/wallets/:schoolId/:walletId/automatic-topup/resume': {
    access: { wallet: 'pay' },
    summary: 'Sets it going again; what came due in the pause is not made up for',
    params: WalletParams,
    reply: OwnArrangement,
  },
  'POST /api/wallets/:schoolId/:walletId/automatic-topup/end': {
    access: { wallet: 'pay' },
    summary: 'Ends it for good, and has the card forgotten, here and at the payment provider',
    params: WalletParams,
    reply: OwnArrangement,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups': {
    access: offices,
    summary: 'Who tops a pupil’s wallet up automatically, and how that stands',
    params: PupilParams,
    reply: OfficeArrangements,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/pause': {
    access: offices,
    summary: 'Pauses on behalf of the owner, with the reason on record; the owner is told',
    params: ArrangementParams,
    body: closed({ note: Note }),
    reply: OfficeArrangements,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/end': {
    access: offices,
    summary: 'Ends on behalf of the owner, with the reason on record; the owner is told',
    params: ArrangementParams,
    body: closed({ note: Note }),
    reply: OfficeArrangements,
  },
} as const satisfies Record<string, RouteDefinition>
