import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { moveToSibling } from './move-to-sibling.ts'
import { showMovable } from './show-movable.ts'
import { showTransfer } from './store.ts'

export function siblingTransferRoutes(house: House, payments: Payments): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId/sibling-transfers': ({ params, caller: { personId } }) => showMovable(house, payments, { ...params, personId }),
    'POST /api/wallets/:schoolId/:walletId/sibling-transfers': async ({ params: { schoolId, walletId }, body, caller: { personId } }) => {
      const { id: transferId, ...wish } = body
      return showTransfer(await moveToSibling(house, payments, { schoolId, fromWalletId: walletId, transferId, personId, ...wish }))
    },
  }
}
