import { expect, test } from 'vitest'
import { providerNames } from '../../contract/payment-providers.ts'
import { serverUrl } from '../../test/house-for-test.ts'
import { paymentChaos } from '../../test/payment-chaos.ts'

/** A storm that harmed nobody proves nothing, and chance makes one now and then: so many in a row it does not. */
const MOST_STORMS = 6

test.skipIf(!serverUrl()).each(providerNames)(
  'by %s, whatever is lost, late, repeated or dies, every top-up is credited once or not at all',
  async (provider) => {
    const seed = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
    const sum = { credited: 0, deaths: 0, lost: 0 }
    const hasHarmed = () => sum.credited > 5 && sum.deaths > 2 && sum.lost > 2
    for (let storm = 0; storm < MOST_STORMS && !hasHarmed(); storm += 1) {
      const { faults, credited, deaths, callbacks } = await paymentChaos({ provider, topups: 24, pupils: 6, seed: seed + storm })
      expect(faults, `seed ${seed + storm}`).toEqual([])
      sum.credited += credited
      sum.deaths += deaths
      sum.lost += callbacks.lost
    }
    expect(hasHarmed(), `seed ${seed}: ${JSON.stringify(sum)}`).toBe(true)
  },
)
