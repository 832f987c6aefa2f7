import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { showStoppedCards } from './stopped-cards.ts'

export function stoppedCardRoutes(house: House): Handlers {
  return {
    'GET /api/till/stopped-cards': ({ caller, query }) => showStoppedCards(house, { schoolId: caller.till.schoolId, known: query.version ?? null }),
  }
}
