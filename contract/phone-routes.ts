// The code on the phone: which phone holds it, how it gets there, and what tills need to check it by themselves.
// Tokens and links travel in bodies and headers only, never in a path or a query.

import { Type } from 'typebox'
import { phoneDevices } from './phone-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Id, Instant, nullable, SchoolId, SumOre, TimeOfDay, Token } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const
const WalletParams = closed({ schoolId: SchoolId, walletId: Id })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })

/** When phone codes do not pay at a school, Mondays to Fridays: from the first minute until just before the last. */
export const PhoneHoursOff = closed({ from: TimeOfDay, until: TimeOfDay })

const Mobile = Type.String({ minLength: 8, maxLength: 20 })

/** Which phone holds a wallet's code, and how a new one gets it. */
export const PhoneStatus = closed({
  phone: nullable(closed({ cardId: Id, device: Type.Enum(phoneDevices), boundAt: Instant, seenAt: Instant, isBlocked: Type.Boolean() })),
  /** The last three digits of the number that the link goes to; null when none is known. */
  mobileEnding: nullable(Type.String()),
  /** A confirmed number is changed by the office only: it is what keeps others from taking the code. */
  isMobileConfirmed: Type.Boolean(),
  sms: Type.Enum(['ready', 'not_set_up', 'day_is_full']),
  /** The newest link that is not used and still works. */
  link: nullable(closed({ madeAt: Instant, expiresAt: Instant, state: Type.Enum(['on_its_way', 'sent', 'delivered', 'failed']) })),
  hoursOff: nullable(PhoneHoursOff),
})

const WhoseCode = { firstName: Type.String(), schoolName: Type.String() }

export const phoneRoutes = {
  'GET /api/wallets/:schoolId/:walletId/phone': {
    access: { wallet: 'see' },
    summary: 'Which phone holds the wallet’s code',
    params: WalletParams,
    reply: PhoneStatus,
  },
  'POST /api/wallets/:schoolId/:walletId/phone/links': {
    access: { wallet: 'pay' },
    summary: 'Sends an SMS with a link that binds the code to the phone it is opened on; a number may be given until one is confirmed',
    params: WalletParams,
    body: closed({ mobile: Type.Optional(Mobile) }),
    reply: PhoneStatus,
  },
  'DELETE /api/wallets/:schoolId/:walletId/phone': {
    access: { wallet: 'see' },
    summary: 'Ends the code on the phone that holds it, at once and for good',
    params: WalletParams,
    reply: PhoneStatus,
  },
  'POST /api/phone-links/look': {
    access: 'anyone',
    summary: 'Whose code a link is for. It uses nothing up: what opens links by itself may open it as often as it likes',
    body: closed({ token: Token }),
    reply: closed({ ...WhoseCode, mobileEnding: Type.String(), expiresAt: Instant }),
  },
  'POST /api/phone-links/bind': {
    access: 'anyone',
    summary: 'Binds the code to the phone that asks. The same phone with the same link again gets the same answer',
    body: closed({
      token: Token,
      device: Type.Enum(phoneDevices),
      /** Made by the phone; only its hash is kept. */
      phoneSecret: Type.String({ pattern: '^[\\w-]{43}$', maxLength: 43 }),
      /** A P-256 public key, uncompressed, as base64url: from then on the phone signs what it asks. */
      publicKey: nullable(Type.String({ pattern: '^[\\w-]{87}$', maxLength: 87 })),
    }),
    reply: closed({ ...WhoseCode, schoolId: SchoolId, walletId: Id, cardId: Id }),
  },
  'POST /api/phone-stops': {
    access: 'anyone',
    summary: 'Ends the code on a phone, with the token from the e-mail that told of the phone',
    body: closed({ token: Token }),
    reply: closed(WhoseCode),
  },
  'GET /api/phone': {
    access: 'phone',
    summary: 'What the phone needs to show its code today and tomorrow, and what it tells beside it',
    reply: closed({
      schoolId: SchoolId,
      walletId: Id,
      cardId: Id,
      ...WhoseCode,
      credentialId: Type.String(),
      /** base64 of 16 bytes for each UTC day, today first. */
      dayKeys: Type.Array(closed({ day: Day, key: Type.String() })),
      balanceOre: SumOre,
      /** The newest movement, so that the phone can say "paid". */
      latest: nullable(closed({ version: Type.Integer(), kind: Type.String(), amountOre: SumOre, balanceAfterOre: SumOre })),
      isBlocked: Type.Boolean(),
      hoursOff: nullable(PhoneHoursOff),
      serverTime: Instant,
    }),
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/phone': {
    access: officeStaff,
    summary: 'Which phone holds a pupil’s code',
    params: PupilParams,
    reply: PhoneStatus,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links': {
    access: officeStaff,
    summary: 'Sends the SMS on behalf of a pupil; a number that is given takes the place of the one before',
    params: PupilParams,
    body: closed({ mobile: Type.Optional(Mobile) }),
    reply: PhoneStatus,
  },
  'DELETE /api/office/schools/:schoolId/pupils/:pupilId/phone': {
    access: officeStaff,
    summary: 'Ends the code on a pupil’s phone, at once and for good',
    params: PupilParams,
    reply: PhoneStatus,
  },
  'GET /api/office/schools/:schoolId/phone-codes': {
    access: officeStaff,
    summary: 'Whether SMS can be sent, how they have fared today, and when phone codes do not pay',
    params: closed({ schoolId: SchoolId }),
    reply: closed({
      sms: closed({
        state: Type.Enum(['ready', 'not_set_up', 'day_is_full']),
        partsToday: Type.Integer(),
        partsADay: nullable(Type.Integer()),
        failedToday: Type.Integer(),
      }),
      hoursOff: nullable(PhoneHoursOff),
    }),
  },
  'PATCH /api/office/schools/:schoolId/phone-codes': {
    access: officeStaff,
    summary: 'Switches phone codes off in given hours on school days, or on again all day',
    params: closed({ schoolId: SchoolId }),
    body: closed({ hoursOff: nullable(PhoneHoursOff) }),
    reply: closed({ hoursOff: nullable(PhoneHoursOff) }),
  },
  'GET /api/till/phone-keys': {
    access: 'till',
    summary: 'What a till needs to check the codes of its school’s phones without a network; nothing but the version when it has that already',
    query: closed({ version: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: closed({
      /** Changes with the day, with every phone that comes, goes, is blocked or opened again, and with the hours. */
      version: Type.String(),
      /** The UTC days that each text of `keys` holds a key for: today, and from 22 UTC tomorrow too. */
      days: Type.Array(Day),
      /** One text for each phone code, as rules/phone-codes reads it; null when the till has this version. */
      keys: nullable(Type.Array(Type.String())),
      hoursOff: nullable(PhoneHoursOff),
      serverTime: Instant,
    }),
  },
} as const satisfies Record<string, RouteDefinition>
