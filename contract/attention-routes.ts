// What somebody who runs an operator should look at, beside the day's sales: refunds that wait for a yes, settlements that
// nobody has explained, how a provider reaches us, and what the law wants counted.

import { Type } from 'typebox'
import { providerNames } from './payment-providers.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Id, nullable, SumOre } from './shapes.ts'

export const attentionRoutes = {
  'GET /api/office/operators/:operatorId/attention': {
    access: { staff: ['administrator'], anywhere: true },
    summary: 'What waits for those who run the operator, and how near its payments are to what must be notified',
    params: closed({ operatorId: Id }),
    reply: closed({
      refundsWaiting: Type.Integer(),
      openDifferences: Type.Integer(),
      /** Those from more than a week ago. */
      oldDifferences: Type.Integer(),
      /** What was not as it should be in a week's sales without a network. */
      reserveReports: Type.Integer(),
      webhooks: Type.Array(
        closed({
          provider: Type.Enum(providerNames),
          salesUnit: Type.String(),
          what: Type.Union([Type.Literal('missing'), Type.Literal('events'), Type.Literal('no_secret')]),
        }),
      ),
      meter: closed({
        /** Paid with wallets in the twelve months that end yesterday. */
        paidOre: SumOre,
        until: Day,
        /** Null where no rate of the euro is set up. */
        limit: nullable(
          closed({
            limitOre: SumOre,
            level: Type.Union([Type.Literal('far'), Type.Literal('near'), Type.Literal('close'), Type.Literal('over')]),
            perCent: Type.Integer(),
            /** "11,6543" */
            rate: Type.String(),
            rateDay: Day,
            rateSource: Type.String(),
          }),
        ),
      }),
    }),
  },
} as const satisfies Record<string, RouteDefinition>
