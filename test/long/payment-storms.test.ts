import { expect, test } from 'vitest'
import { providerNames } from '../../contract/payment-providers.ts'
import { serverUrl } from '../house-for-test.ts'
import { paymentChaos } from '../payment-chaos.ts'

test.runIf(serverUrl() || process.env.CI).each(providerNames)(
  'ten storms of a hundred and twenty top-ups by %s lose no øre and invent none',
  async (provider) => {
    const first = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
    for (let seed = first; seed < first + 10; seed += 1) {
      const { faults, credited } = await paymentChaos({ provider, topups: 120, pupils: 15, seed })
      expect(faults, `seed ${seed}`).toEqual([])
      expect(credited, `seed ${seed}`).toBeGreaterThan(20)
    }
  },
)
