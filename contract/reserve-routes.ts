// Selling without a network: the list a till sells by, what its device hands in when it is back, and what the school
// decides and sees of it.

import { Type } from 'typebox'
import { reserveDecisions, reserveOutcomes, reserveStops } from './reserve-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const everybodyThere = { staff: ['administrator', 'office', 'canteen'] } as const
const officeStaff = { staff: ['administrator', 'office'] } as const
const Signature = Type.String({ minLength: 80, maxLength: 100 })
const Count = (most: number) => Type.Integer({ minimum: 1, maximum: most })

/** How much a school dares while its tills are alone. */
export const ReserveBounds = closed({
  isOn: Type.Boolean(),
  mostPurchaseOre: AmountOre,
  mostCardOre: AmountOre,
  mostCardCount: Count(20),
  mostTillOre: AmountOre,
  mostTillCount: Count(1000),
  listHours: Count(72),
  waitHours: Count(72),
})

export const reserveRoutes = {
  'POST /api/till/reserve-devices': {
    access: 'till',
    summary: 'Registers the key by which this device signs what it sells without a network; the same id and key again is the same device',
    body: closed({ deviceId: Id, publicKey: Type.String({ minLength: 80, maxLength: 100 }) }),
    reply: closed({
      /** The reserve register’s number, as it stands on receipts. */
      registerId: Type.String(),
      /** By which the list of cards is known to be the server’s. */
      serverKey: Type.String(),
    }),
  },
  'GET /api/till/reserve-list': {
    access: 'till',
    summary: 'The signed list by which this till may sell without a network; the cards are left out when the till has them',
    query: closed({ version: Type.Optional(Type.String({ maxLength: 64 })) }),
    reply: closed({ stamp: closed({ text: Type.String(), signature: Type.String() }), cards: nullable(Type.Array(Type.String())) }),
  },
  'POST /api/reserve-records': {
    // A till that was closed meanwhile has sales to hand in all the same: each is signed by a key that a till registered.
    access: 'anyone',
    summary: 'Hands in what a device has sold without a network, in its order; what was taken before is answered as it was',
    bodyBytes: 200_000,
    body: closed({
      schoolId: SchoolId,
      deviceId: Id,
      records: Type.Array(closed({ text: Type.String({ minLength: 10, maxLength: 8_000 }), signature: Signature }), { minItems: 1, maxItems: 20 }),
      /** The receipts of these that came out while the till was alone. */
      prints: Type.Optional(Type.Array(closed({ recordId: Id, printId: Id, printedAt: Instant, signature: Signature }), { maxItems: 40 })),
    }),
    reply: closed({
      taken: Type.Array(
        closed({
          sequence: Type.Integer(),
          outcome: Type.Enum(reserveOutcomes),
          /** Why it was refused. */
          reason: nullable(Type.String()),
          /** What was told to the office of it. */
          notes: Type.Array(Type.String()),
          receiptNumber: nullable(Type.Integer()),
        }),
      ),
      /** Set when the rest was not taken. */
      stopped: nullable(closed({ sequence: nullable(Type.Integer()), code: Type.Enum(reserveStops) })),
      /** What the server expects next. */
      nextSequence: Type.Integer(),
    }),
  },
  'GET /api/office/schools/:schoolId/reserve-settings': {
    access: everybodyThere,
    summary: 'How much the school’s tills may sell without a network',
    params: closed({ schoolId: SchoolId }),
    reply: ReserveBounds,
  },
  'PATCH /api/office/schools/:schoolId/reserve-settings': {
    access: officeStaff,
    summary: 'Changes how much the school’s tills may sell without a network',
    params: closed({ schoolId: SchoolId }),
    body: closed({
      isOn: Type.Optional(Type.Boolean()),
      mostPurchaseOre: Type.Optional(Type.Integer({ minimum: 100, maximum: 50_000 })),
      mostCardOre: Type.Optional(Type.Integer({ minimum: 100, maximum: 100_000 })),
      mostCardCount: Type.Optional(Count(20)),
      mostTillOre: Type.Optional(Type.Integer({ minimum: 100, maximum: 5_000_000 })),
      mostTillCount: Type.Optional(Count(1000)),
      listHours: Type.Optional(Count(72)),
      waitHours: Type.Optional(Count(72)),
    }),
    reply: ReserveBounds,
  },
  'GET /api/office/schools/:schoolId/reserve-stops': {
    access: everybodyThere,
    summary: 'The records that stopped a device’s queue: what each says, why it was not taken, and what was decided',
    params: closed({ schoolId: SchoolId }),
    reply: closed({
      stops: Type.Array(
        closed({
          reportId: Id,
          tillName: Type.String(),
          what: Type.Enum(reserveStops),
          madeAt: Instant,
          sequence: Type.Integer(),
          /** What the server waits for from the device. */
          nextSequence: Type.Integer(),
          /** Null for what cannot be read, or is another device’s. */
          record: nullable(
            closed({
              happenedAt: Instant,
              totalOre: SumOre,
              lines: Type.Array(closed({ name: nullable(Type.String()), quantity: Type.Integer(), unitPriceOre: SumOre })),
            }),
          ),
          decision: nullable(
            closed({
              decision: Type.Enum(reserveDecisions),
              reason: Type.String(),
              decidedBy: Type.String(),
              madeAt: Instant,
              outcome: Type.Enum(reserveOutcomes),
            }),
          ),
        }),
      ),
    }),
  },
  'POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision': {
    access: { staff: ['administrator'] },
    summary: 'Books a record that stopped a device as the device says, or sets it aside; what stands behind it is taken then',
    params: closed({ schoolId: SchoolId, reportId: Id }),
    body: closed({ decision: Type.Enum(reserveDecisions), reason: Type.String({ minLength: 3, maxLength: 300 }) }),
    reply: closed({ outcome: Type.Enum(reserveOutcomes), reason: nullable(Type.String()), notes: Type.Array(Type.String()) }),
  },
  'GET /api/office/schools/:schoolId/reserve-reports': {
    access: everybodyThere,
    summary: 'What the office should know of sales without a network, newest first',
    params: closed({ schoolId: SchoolId }),
    reply: closed({
      reports: Type.Array(
        closed({
          reportId: Id,
          tillName: Type.String(),
          what: Type.String(),
          madeAt: Instant,
          /** The wallet it is about, where there is one, and whose it is. */
          walletId: nullable(Id),
          pupilName: nullable(Type.String()),
          amountOre: nullable(SumOre),
          /** Whether the sale was booked. */
          isBooked: Type.Boolean(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
