import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { printBatch, printOwnCard } from './print-for-office.ts'

export function cardPrintRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/card-batches/:batchId/print': ({ params, query }) => printBatch(house, { ...params, look: query }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/print': ({ params, query: { name = false, ...look } }) =>
      printOwnCard(house, { ...params, hasName: name, look }),
  }
}
