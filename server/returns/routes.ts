import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { returnPurchase } from './return-purchase.ts'
import { changeReturnSettings, showReturnSettings } from './return-settings.ts'
import { noteReturnPrint, showReturnReceipt, showReturnsOf } from './show-returns.ts'

export function returnRoutes(house: House): Handlers {
  return {
    'POST /api/till/returns': ({ caller, body }) => returnPurchase(house, { till: caller.till, ...body }),
    'GET /api/till/purchases/:purchaseId/returns': ({ caller, params }) => showReturnsOf(house, { ...caller.till, ...params }),
    'GET /api/office/schools/:schoolId/return-settings': ({ params }) => showReturnSettings(house, params.schoolId),
    'PATCH /api/office/schools/:schoolId/return-settings': ({ params, body }) => changeReturnSettings(house, { ...params, ...body }),
    'GET /api/till/returns/:returnId/receipt': ({ caller, params }) => showReturnReceipt(house, { ...caller.till, ...params }),
    'POST /api/till/returns/:returnId/prints': ({ caller, params, body }) => noteReturnPrint(house, { ...caller.till, ...params, ...body }),
  }
}
