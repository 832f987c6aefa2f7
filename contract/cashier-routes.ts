// Cashiers: who they are, which the office decides, and how they sign in at a till.

import { Type } from 'typebox'
import { cashierKinds } from './cashier-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Done, Id, Instant, nullable, SchoolId } from './shapes.ts'

const canteenStaff = { staff: ['administrator', 'canteen'] } as const
const CashierName = Type.String({ minLength: 1, maxLength: 40 })
const Pin = Type.String({ pattern: '^[0-9]{4,6}$', minLength: 4, maxLength: 6 })
const Kind = Type.Enum(cashierKinds)

/** A cashier as a till knows one: nothing that a PIN could be found by. */
export const CashierAtTill = closed({
  cashierId: Id,
  /** The operator’s number in reports. */
  number: Type.Integer(),
  name: Type.String(),
  kind: Kind,
  /** Another one when the PIN is another: what the device knows of the old one is worth nothing then. */
  pinSetAt: Instant,
})

/** Who may sign in at a till, and who has. */
export const CashiersAtTill = closed({
  idleMinutes: Type.Integer(),
  cashiers: Type.Array(CashierAtTill),
  /** The Norwegian day that this is said on: on another, nobody is signed in. */
  day: Day,
  cashierId: nullable(Id),
  /** The adult under whose supervision a pupil sells. */
  supervisorId: nullable(Id),
})

/** Who rang it up, as it stands on a receipt. */
export const CashierOnReceipt = closed({ number: Type.Integer(), name: Type.String() })

export const OfficeCashier = closed({
  cashierId: Id,
  number: Type.Integer(),
  name: Type.String(),
  kind: Kind,
  pupil: nullable(closed({ pupilId: Id, name: Type.String(), className: Type.String() })),
  /** In use: not ended, and not a pupil who has left. */
  isInUse: Type.Boolean(),
  pinSetAt: Instant,
  /** The till where this cashier is signed in now. */
  signedInAt: nullable(Type.String()),
})

export const CashierSettings = closed({ mustSignIn: Type.Boolean(), idleMinutes: Type.Integer({ minimum: 1, maximum: 60 }) })

/** A PIN that was just set is told once: it is kept in no form that it can be read from. */
const WithPin = closed({ cashier: OfficeCashier, pin: Type.String() })

export const cashierRoutes = {
  'POST /api/till/cashier': {
    access: 'till',
    summary: 'Signs a cashier in at this till with a PIN; whoever was signed in before is signed out. A pupil needs an adult who supervises',
    body: closed({ cashierId: Id, pin: Pin }),
    reply: CashiersAtTill,
  },
  'DELETE /api/till/cashier': { access: 'till', summary: 'Signs the cashier out of this till', reply: CashiersAtTill },
  'POST /api/till/supervisor': {
    access: 'till',
    summary: 'An adult cashier begins to supervise pupils at this till, with their own PIN',
    body: closed({ cashierId: Id, pin: Pin }),
    reply: CashiersAtTill,
  },
  'DELETE /api/till/supervisor': { access: 'till', summary: 'Ends the supervision; a pupil who is signed in is signed out', reply: CashiersAtTill },
  'GET /api/office/schools/:schoolId/cashiers': {
    access: { staff: ['administrator', 'office', 'canteen'] },
    summary: 'The cashiers of a school, those in use first, and whether they sign in',
    params: closed({ schoolId: SchoolId }),
    reply: closed({ settings: CashierSettings, cashiers: Type.Array(OfficeCashier) }),
  },
  'PATCH /api/office/schools/:schoolId/cashier-settings': {
    access: canteenStaff,
    summary: 'Changes whether cashiers sign in at the school’s tills, and how soon a till locks itself',
    params: closed({ schoolId: SchoolId }),
    body: closed({ mustSignIn: Type.Optional(Type.Boolean()), idleMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })) }),
    reply: CashierSettings,
  },
  'POST /api/office/schools/:schoolId/cashiers': {
    access: canteenStaff,
    summary: 'Makes a cashier, with a PIN that was chosen or is made and told once',
    params: closed({ schoolId: SchoolId }),
    body: closed({ name: CashierName, kind: Kind, pupilId: Type.Optional(nullable(Id)), pin: Type.Optional(Pin) }),
    reply: WithPin,
  },
  'PATCH /api/office/schools/:schoolId/cashiers/:cashierId': {
    access: canteenStaff,
    summary: 'Changes a cashier’s name',
    params: closed({ schoolId: SchoolId, cashierId: Id }),
    body: closed({ name: CashierName }),
    reply: OfficeCashier,
  },
  'POST /api/office/schools/:schoolId/cashiers/:cashierId/pin': {
    access: canteenStaff,
    summary: 'Replaces a cashier’s PIN; the old one stops working at once, and so does a sign-in by it',
    params: closed({ schoolId: SchoolId, cashierId: Id }),
    body: closed({ pin: Type.Optional(Pin) }),
    reply: WithPin,
  },
  'POST /api/office/schools/:schoolId/cashiers/:cashierId/end': {
    access: canteenStaff,
    summary: 'Ends a cashier: signed out at once, and never to sign in again. What was sold keeps the name',
    params: closed({ schoolId: SchoolId, cashierId: Id }),
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
