// Whom the portal offers a child to follow. A pupil has their own card and no children; one who follows somebody too, such as
// a sister of eighteen, may follow more. A code from the school works for whoever has it, offered or not.
import type { RouteReply } from '../../contract/route-types.ts'

type Wallets = readonly Pick<RouteReply<'GET /api/session'>['wallets'][number], 'relation'>[]

export const isOfferedChildren = (wallets: Wallets): boolean =>
  wallets.every(({ relation }) => relation !== 'own') || wallets.some(({ relation }) => relation === 'guardian')
