import type { FastifyInstance } from 'fastify'
import type { House } from '../../house.ts'
import { registerPaymentApi } from './payment-api.ts'
import { registerPayPages } from './pay-pages.ts'
import { makeMerchantCalls } from './tell-merchant.ts'

/** Puts the demo provider's API and pages under /demo-provider. @throws in a real installation */
export function registerDemoProvider(app: FastifyInstance, house: House): void {
  if (house.installation !== 'demo') throw new Error('the demo provider is for a demo installation only')
  const merchantCalls = makeMerchantCalls(house)
  app.register(
    async (scope) => {
      registerPaymentApi(scope, house)
      registerPayPages(scope, house, merchantCalls)
    },
    { prefix: '/demo-provider' },
  )
  app.addHook('onReady', () => merchantCalls.resume())
  app.addHook('onClose', () => merchantCalls.stop())
}
