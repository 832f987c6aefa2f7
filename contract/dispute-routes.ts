// «Dette var ikke meg»: a family says of a purchase that it was not theirs.

import { MessageText, SentEnquiry } from './enquiry-routes.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Id, SchoolId } from './shapes.ts'

export const disputeRoutes = {
  'POST /api/wallets/:schoolId/:walletId/purchases/:purchaseId/dispute': {
    access: { wallet: 'history' },
    summary: 'Says that a purchase was not theirs: what it was paid with is blocked at once and the school has a case. The same id again gets the same answer',
    params: closed({ schoolId: SchoolId, walletId: Id, purchaseId: Id }),
    body: closed({ id: Id, message: MessageText }),
    reply: SentEnquiry,
  },
} as const satisfies Record<string, RouteDefinition>
