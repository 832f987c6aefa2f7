import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { showForecast } from './forecast-wallets.ts'

export function forecastRoutes(house: House): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId/forecast': ({ params, caller }) => showForecast(house, { ...params, standing: caller.standing }),
  }
}
