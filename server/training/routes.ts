import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { practiseSale } from './practise-sale.ts'
import { noteTrainingPrint, showTrainingReceipt, showTrainingSales } from './show-training.ts'
import { switchTraining } from './switch-training.ts'

export function trainingRoutes(house: House): Handlers {
  return {
    'POST /api/till/training': ({ caller, body }) => switchTraining(house, { till: caller.till, ...body }),
    'POST /api/till/training-sales': ({ caller, body }) => practiseSale(house, { till: caller.till, ...body }),
    'GET /api/till/training-sales': ({ caller, query }) => showTrainingSales(house, { ...caller.till, limit: query.limit }),
    'GET /api/till/training-sales/:trainingSaleId/receipt': ({ caller, params }) => showTrainingReceipt(house, { ...caller.till, ...params }),
    'POST /api/till/training-sales/:trainingSaleId/prints': ({ caller, params, body }) => noteTrainingPrint(house, { ...caller.till, ...params, ...body }),
  }
}
