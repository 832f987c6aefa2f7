import type { Handlers } from '../http/routes.ts'
import type { PurchaseQueue } from './purchase-queue.ts'

export function purchaseRoutes(queue: PurchaseQueue): Handlers {
  return {
    'POST /api/purchases': ({ caller, body }) => queue.submit({ till: caller.till, ...body }),
  }
}
