// What has happened on a wallet between two days, as a file to keep.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, FileReply, Id, Language, SchoolId } from './shapes.ts'

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })
const Stretch = closed({
  firstDay: Day,
  /** The last day is with it. */
  lastDay: Day,
  language: Type.Optional(Language),
})

export const statementRoutes = {
  'GET /api/wallets/:schoolId/:walletId/statement/pdf': {
    access: { wallet: 'history' },
    tellsPupil: true,
    summary: 'Every movement between two days with the balance before and after, on paper; at most a year and a day',
    params: WalletParams,
    query: Stretch,
    reply: FileReply,
    file: 'application/pdf',
  },
  'GET /api/wallets/:schoolId/:walletId/statement/csv': {
    access: { wallet: 'history' },
    tellsPupil: true,
    summary: 'The same for a spreadsheet',
    params: WalletParams,
    query: Stretch,
    reply: FileReply,
    file: 'text/csv',
  },
} as const satisfies Record<string, RouteDefinition>
