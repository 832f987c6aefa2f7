import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { noteDeliveryPrint, showDeliveries, showDelivery } from './deliveries.ts'

import { openReceiptLink, sendReceiptLink, showReceiptLink } from './links.ts'

export function receiptRoutes(house: House): Handlers {
  return {
    'GET /api/till/purchases/:purchaseId/delivery-receipt': ({ caller, params }) => showDelivery(house, { ...caller.till, ...params }),
    'POST /api/till/purchases/:purchaseId/delivery-prints': ({ caller, params, body }) => noteDeliveryPrint(house, { ...caller.till, ...params, ...body }),
    'GET /api/till/purchases/:purchaseId/receipt-link': ({ caller, params }) => showReceiptLink(house, { ...caller.till, ...params }),
    'POST /api/till/purchases/:purchaseId/receipt-links': ({ caller, params, body }) => sendReceiptLink(house, { ...caller.till, ...params, ...body }),
    'POST /api/receipt-links/open': ({ caller, body }) => openReceiptLink(house, { ...body, address: caller.address }),
    'GET /api/office/schools/:schoolId/deliveries': ({ params }) => showDeliveries(house, params.schoolId),
    'GET /api/office/schools/:schoolId/deliveries/:purchaseId': ({ params }) => showDelivery(house, params),
    'POST /api/office/schools/:schoolId/deliveries/:purchaseId/prints': ({ params, body }) => noteDeliveryPrint(house, { ...params, ...body }),
  }
}
