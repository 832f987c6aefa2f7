export { makePurchases, type PurchaseAnswer, type PurchaseWish } from './make-purchases.ts'
export { makePurchaseQueue, type PurchaseQueue, type QueueLimits, usualLimits } from './purchase-queue.ts'
export { purchaseRoutes } from './routes.ts'
