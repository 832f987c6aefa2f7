import { expect, test } from 'vitest'
import { providerNames } from '../../contract/payment-providers.ts'
import { serverUrl } from '../../test/house-for-test.ts'
import { paymentChaos } from '../../test/payment-chaos.ts'

test.skipIf(!serverUrl()).each(providerNames)(
  'by %s, whatever is lost, late, repeated or dies, every top-up is credited once or not at all',
  async (provider) => {
    const seed = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
    const { faults, credited, deaths, callbacks } = await paymentChaos({ provider, topups: 24, pupils: 6, seed })
    expect(faults, `seed ${seed}`).toEqual([])
    // A storm that harmed nobody would prove nothing.
    expect(credited, `seed ${seed}`).toBeGreaterThan(5)
    expect(deaths, `seed ${seed}`).toBeGreaterThan(2)
    expect(callbacks.lost, `seed ${seed}`).toBeGreaterThan(2)
  },
)
