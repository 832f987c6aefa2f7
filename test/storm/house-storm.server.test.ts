import { expect, test } from 'vitest'
import { serverUrl } from '../house-for-test.ts'
import { houseStorm } from './house-storm.ts'

test.skipIf(!serverUrl())('a school whose connections are cut all day loses no øre and invents none', async () => {
  const seed = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
  const { faults, done } = await houseStorm({ seed, people: 6, days: 1, deedsADay: 120, cutEveryMs: 250 })
  expect(faults, `seed ${seed}`).toEqual([])
  expect(done['buys lunch']?.done, `seed ${seed}`).toBeGreaterThan(0)
})
