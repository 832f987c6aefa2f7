// The life of a card: made in a batch, handed out or registered, blocked and opened, replaced, over.
// A code travels in bodies only, never in a path or a query.

import { Type } from 'typebox'
import { blockReasons, cardEventKinds, cardKinds, cardSides, cardStates, endReasons, replacementCauses, unblockReasons } from './card-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Email, Id, Instant, Name, nullable, ScannedCode, SchoolId, SumOre, Title } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const

/** The family's own words for a card: "Den blå", "I sekken". */
export const CardName = Type.String({ minLength: 1, maxLength: 40 })
/** Why the office did something for somebody: "Mor ringte". The family sees it. */
export const Note = Type.String({ minLength: 3, maxLength: 200 })

export const Card = closed({
  cardId: Id,
  kind: Type.Enum(cardKinds),
  state: Type.Enum(cardStates),
  /** The last characters of what is printed; null for a phone, and for cards made before they were kept. */
  hint: nullable(Type.String()),
  name: nullable(Type.String()),
  issuedAt: nullable(Instant),
  /** The last day a temporary card works. */
  validUntil: nullable(Day),
  blockedAt: nullable(Instant),
  blockReason: nullable(Type.String()),
  endedAt: nullable(Instant),
  endReason: nullable(Type.Enum(endReasons)),
  endCause: nullable(Type.Enum(replacementCauses)),
})

/** `who` is a name for the office; for the family it is null unless one of the family did it. */
export const CardEvent = closed({
  eventId: Id,
  cardId: Id,
  kind: Type.Enum(cardEventKinds),
  side: Type.Enum(cardSides),
  who: nullable(Type.String()),
  /** True when the one who reads this did it. */
  isMe: Type.Boolean(),
  reason: nullable(Type.String()),
  note: nullable(Type.String()),
  happenedAt: Instant,
})

export const CardFee = closed({
  feeId: Id,
  cardId: Id,
  cause: Type.Enum(replacementCauses),
  lossNumber: nullable(Type.Integer()),
  dueOre: AmountOre,
  chargedOre: SumOre,
  waivedOre: SumOre,
  /** What is still to be taken. */
  openOre: SumOre,
  waiveReason: nullable(Type.String()),
  madeAt: Instant,
})

/** What replacing a card would cost now, for each cause, and how such a fee is taken. */
export const FeeTerms = closed({
  causes: Type.Array(closed({ cause: Type.Enum(replacementCauses), feeOre: SumOre, lossNumber: nullable(Type.Integer()) })),
  /** A fee leaves at least this much in the wallet. */
  keepOre: SumOre,
  ladderOre: Type.Array(SumOre),
})

/** All that concerns a wallet's cards. */
const CardsOfWallet = { cards: Type.Array(Card), history: Type.Array(CardEvent), fees: Type.Array(CardFee), terms: FeeTerms }

export const CardBatch = closed({
  batchId: Id,
  label: Type.String(),
  cardCount: Type.Integer(),
  unassignedCount: Type.Integer(),
  handedOutCount: Type.Integer(),
  discardedCount: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Instant,
})

export const CardSettings = closed({
  ladderOre: Type.Array(Type.Integer({ minimum: 0, maximum: 100_000 }), { minItems: 1, maxItems: 5 }),
  stolenOre: Type.Integer({ minimum: 0, maximum: 100_000 }),
  defectOre: Type.Integer({ minimum: 0, maximum: 100_000 }),
  keepOre: Type.Integer({ minimum: 0, maximum: 100_000 }),
  /** Whether a till may find pupils by name, hand out cards and replace them. */
  tillsHandOutCards: Type.Boolean(),
})

/** Whose card it is, as the office and the till may know. */
const Holder = closed({ pupilId: Id, walletId: Id, firstName: Type.String(), lastName: Type.String(), className: Type.String() })

/** A guest or somebody who works at the school: a name, a wallet and cards, without a class. */
const Guest = closed({
  pupilId: Id,
  walletId: Id,
  kind: Type.Union([Type.Literal('guest'), Type.Literal('staff')]),
  firstName: Type.String(),
  lastName: Type.String(),
  enrolledUntil: nullable(Day),
})

const ReplacementPreview = closed({
  cause: Type.Enum(replacementCauses),
  feeOre: SumOre,
  /** Which loss this would be, from 1; null when the card was not lost. */
  lossNumber: nullable(Type.Integer()),
  keepOre: SumOre,
})

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })
const WalletCardParams = closed({ schoolId: SchoolId, walletId: Id, cardId: Id })
const SchoolParams = closed({ schoolId: SchoolId })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const PupilCardParams = closed({ schoolId: SchoolId, pupilId: Id, cardId: Id })
const CardAtTill = closed({ pupilId: Id, cardId: Id })

const familyRoutes = {
  'GET /api/wallets/:schoolId/:walletId/cards': {
    access: { wallet: 'see' },
    summary: 'A wallet’s cards, what has happened to them, what a new one would cost and what is still owed for one',
    params: WalletParams,
    reply: closed(CardsOfWallet),
  },
  'POST /api/wallets/:schoolId/:walletId/cards': {
    access: { wallet: 'pay' },
    summary: 'Registers a card from one of the school’s batches as this wallet’s, by the number on it; the same again gets the first answer',
    params: WalletParams,
    body: closed({ code: ScannedCode, name: nullable(CardName) }),
    reply: Card,
  },
  'PATCH /api/wallets/:schoolId/:walletId/cards/:cardId': {
    access: { wallet: 'pay' },
    summary: 'Gives a card a name of the family’s own',
    params: WalletCardParams,
    body: closed({ name: nullable(CardName) }),
    reply: Card,
  },
  'POST /api/wallets/:schoolId/:walletId/cards/:cardId/block': {
    access: { wallet: 'see' },
    summary: 'Blocks a card at once; one that is blocked already stays so',
    params: WalletCardParams,
    body: closed({ reason: Type.Enum(blockReasons) }),
    reply: Card,
  },
  'POST /api/wallets/:schoolId/:walletId/cards/:cardId/unblock': {
    access: { wallet: 'pay' },
    summary: 'Opens a blocked card again',
    params: WalletCardParams,
    body: closed({ reason: Type.Enum(unblockReasons) }),
    reply: Card,
  },
} as const satisfies Record<string, RouteDefinition>

const officeCardRoutes = {
  'GET /api/office/schools/:schoolId/card-batches': {
    access: officeStaff,
    summary: 'The batches of cards made for a school, newest first',
    params: SchoolParams,
    reply: closed({ batches: Type.Array(CardBatch) }),
  },
  'POST /api/office/schools/:schoolId/card-batches': {
    access: officeStaff,
    summary: 'Makes a batch of cards that are nobody’s yet; the same id again gets the first answer',
    params: SchoolParams,
    body: closed({ id: Id, label: Title, cardCount: Type.Integer({ minimum: 1, maximum: 500 }) }),
    reply: CardBatch,
  },
  'POST /api/office/schools/:schoolId/card-batches/:batchId/discard': {
    access: officeStaff,
    summary: 'Makes those cards of a batch useless for ever that nobody has got: when they are thrown away, or gone',
    params: closed({ schoolId: SchoolId, batchId: Id }),
    reply: CardBatch,
  },
  'POST /api/office/schools/:schoolId/card-look-ups': {
    access: officeStaff,
    summary: 'Which card a code is, and whose',
    params: SchoolParams,
    body: closed({ code: ScannedCode }),
    reply: closed({ card: Card, holder: nullable(Holder), batchLabel: nullable(Type.String()) }),
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/cards': {
    access: officeStaff,
    summary: 'A pupil’s cards with their history, and the fees that are open or have been',
    params: PupilParams,
    reply: closed(CardsOfWallet),
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/cards': {
    access: officeStaff,
    summary: 'Hands out a card of a batch, or pairs one that the pupil already has; with a last day it is a temporary one',
    params: PupilParams,
    body: closed({ code: ScannedCode, name: nullable(CardName), validUntil: nullable(Day), note: nullable(Note) }),
    reply: Card,
  },
  'PATCH /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId': {
    access: officeStaff,
    summary: 'Names a card, or changes the last day of a temporary one',
    params: PupilCardParams,
    body: Type.Partial(closed({ name: nullable(CardName), validUntil: nullable(Day), note: nullable(Note) }), { additionalProperties: false }),
    reply: Card,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block': {
    access: officeStaff,
    alsoErased: true,
    summary: 'Blocks a card on behalf of its holder, at once',
    params: PupilCardParams,
    body: closed({ reason: Type.Enum(blockReasons), note: Note }),
    reply: Card,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/unblock': {
    access: officeStaff,
    summary: 'Opens a blocked card on behalf of its holder',
    params: PupilCardParams,
    body: closed({ reason: Type.Enum(unblockReasons), note: Note }),
    reply: Card,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/return': {
    access: officeStaff,
    alsoErased: true,
    summary: 'Takes a card back: it is over for good, and the balance stays',
    params: PupilCardParams,
    body: closed({ note: nullable(Note) }),
    reply: Card,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement': {
    access: officeStaff,
    summary: 'What replacing a card would cost, and why, before anything is done',
    params: PupilCardParams,
    query: closed({ cause: Type.Enum(replacementCauses) }),
    reply: ReplacementPreview,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement': {
    access: officeStaff,
    summary: 'Replaces a card: the old one is over for good, the new one belongs to the same wallet, the fee is owed',
    params: PupilCardParams,
    body: closed({
      code: ScannedCode,
      cause: Type.Enum(replacementCauses),
      /** The fee that was shown; refused when it is another now. */
      seenFeeOre: SumOre,
      /** Why nothing is to be paid; null when the fee stands. */
      waiveReason: nullable(Note),
      note: nullable(Note),
    }),
    reply: closed({ card: Card, fee: nullable(CardFee) }),
  },
  'POST /api/office/schools/:schoolId/card-fees/:feeId/waive': {
    access: officeStaff,
    summary: 'Lets go of what is left of a fee',
    params: closed({ schoolId: SchoolId, feeId: Id }),
    body: closed({ reason: Note }),
    reply: CardFee,
  },
  'GET /api/office/schools/:schoolId/card-settings': {
    access: officeStaff,
    summary: 'What a school decides about cards',
    params: SchoolParams,
    reply: CardSettings,
  },
  'PATCH /api/office/schools/:schoolId/card-settings': {
    access: officeStaff,
    summary: 'Changes what a school decides about cards',
    params: SchoolParams,
    body: Type.Partial(CardSettings, { additionalProperties: false }),
    reply: CardSettings,
  },
  'POST /api/office/schools/:schoolId/guests': {
    access: officeStaff,
    summary: 'Takes in a guest until a day, or somebody who works at the school: with a wallet, ready for a card. The same id again gets the first answer',
    params: SchoolParams,
    body: closed({
      id: Id,
      kind: Type.Union([Type.Literal('guest'), Type.Literal('staff')]),
      firstName: Name,
      lastName: Name,
      email: nullable(Email),
      enrolledUntil: nullable(Day),
    }),
    reply: Guest,
  },
} as const satisfies Record<string, RouteDefinition>

const tillCardRoutes = {
  'POST /api/till/card-look-ups': {
    access: 'till',
    summary: 'What a card that was found or does not work is, and the first name and class of whose it is',
    body: closed({ code: ScannedCode }),
    reply: closed({ card: Card, firstName: nullable(Type.String()), className: nullable(Type.String()) }),
  },
  'POST /api/till/card-blocks': {
    access: 'till',
    summary: 'Blocks a card that was handed in or looks stolen, by scanning it',
    body: closed({ code: ScannedCode, reason: Type.Enum(blockReasons) }),
    reply: closed({ card: Card, firstName: Type.String() }),
  },
  'GET /api/till/card-permissions': {
    access: 'till',
    summary: 'What this till may do with cards besides selling',
    reply: closed({ handsOutCards: Type.Boolean() }),
  },
  'GET /api/till/pupils': {
    access: 'till',
    summary: 'Finds a pupil by name or class, where the school lets its tills hand out cards or sell to who has none with them',
    query: closed({ search: Type.String({ minLength: 2, maxLength: 80 }) }),
    reply: closed({ pupils: Type.Array(Holder) }),
  },
  'GET /api/till/pupils/:pupilId/cards': {
    access: 'till',
    summary: 'A pupil’s cards, and what a new one would cost',
    params: closed({ pupilId: Id }),
    reply: closed({ cards: Type.Array(Card), terms: FeeTerms }),
  },
  'POST /api/till/pupils/:pupilId/cards': {
    access: 'till',
    summary: 'Hands out or pairs a card at the till',
    params: closed({ pupilId: Id }),
    body: closed({ code: ScannedCode }),
    reply: Card,
  },
  'POST /api/till/pupils/:pupilId/cards/:cardId/block': {
    access: 'till',
    summary: 'Blocks a pupil’s card at the till',
    params: CardAtTill,
    body: closed({ reason: Type.Enum(blockReasons) }),
    reply: Card,
  },
  'POST /api/till/pupils/:pupilId/cards/:cardId/unblock': {
    access: 'till',
    summary: 'Opens a card that a till blocked; what others blocked, they or the office open',
    params: CardAtTill,
    body: closed({ reason: Type.Enum(unblockReasons) }),
    reply: Card,
  },
  'POST /api/till/pupils/:pupilId/cards/:cardId/replacement': {
    access: 'till',
    summary: 'Replaces a card at the till',
    params: CardAtTill,
    body: closed({ code: ScannedCode, cause: Type.Enum(replacementCauses), seenFeeOre: SumOre }),
    reply: closed({ card: Card, fee: nullable(CardFee) }),
  },
} as const satisfies Record<string, RouteDefinition>

export const cardRoutes = { ...familyRoutes, ...officeCardRoutes, ...tillCardRoutes } as const
