// The code on the phone: which phone holds it, how it gets there, and what tills need to check it by themselves.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Instant, nullable } from './shapes.ts'

/** A time of the day as the clock in Oslo shows it: "08:15". */
export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 })
/** When phone codes do not pay at a school, Mondays to Fridays: from the first minute until just before the last. */
export const PhoneHoursOff = closed({ from: TimeOfDay, until: TimeOfDay })

export const phoneRoutes = {
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
