// Where a person wants their money: a Norwegian account, entered by its owner and confirmed by a code.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, Id, Instant, nullable, SumOre } from './shapes.ts'

export const PayoutAccount = closed({
  /** "•••• •• •7947" */
  masked: Type.String(),
  /** From when it is paid to: one that took another's place waits a day. */
  usableAt: Instant,
  isUsable: Type.Boolean(),
})

export const payoutAccountRoutes = {
  'GET /api/payout-account': {
    access: 'person',
    summary: 'The account that one’s refunds go to where a payment cannot take them back, and what waits for it',
    reply: closed({ account: nullable(PayoutAccount), waitingOre: SumOre }),
  },
  'POST /api/payout-account/entries': {
    access: 'person',
    summary: 'Enters an account: nothing is changed before the code that is sent to the owner’s e-mail address is given',
    body: closed({ accountNumber: Type.String({ minLength: 11, maxLength: 24 }) }),
    reply: closed({ entryId: Id, sentTo: Type.String(), masked: Type.String() }),
  },
  'POST /api/payout-account/entries/:entryId/confirm': {
    access: 'person',
    summary: 'Confirms an account by its code, a few guesses at the most; an account that is changed can be used a day later',
    params: closed({ entryId: Id }),
    body: closed({ code: Type.String({ minLength: 6, maxLength: 12 }) }),
    reply: closed({ account: PayoutAccount }),
  },
} as const satisfies Record<string, RouteDefinition>
