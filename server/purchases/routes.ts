import { adultsAt } from '../cashiers/index.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { overrideStop } from './override-stop.ts'
import type { PurchaseQueue } from './purchase-queue.ts'

export function purchaseRoutes(house: House, queue: PurchaseQueue): Handlers {
  return {
    'POST /api/purchases': ({ caller, body }) => queue.submit({ till: caller.till, ...body }),
    'GET /api/till/adults': async ({ caller }) => ({ adults: await adultsAt(house, caller.till) }),
    'POST /api/till/stop-overrides': ({ caller, body }) => overrideStop(house, { till: caller.till, ...body }),
  }
}
