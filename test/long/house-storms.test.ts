import { expect, test } from 'vitest'
import { serverUrl } from '../house-for-test.ts'
import { houseStorm } from '../storm/house-storm.ts'

const STORMS = 2
/** What happens so often that a storm without it has proved nothing. */
const EVERYDAY = [
  'buys lunch',
  'brings something back',
  'pays in',
  'asks for money back',
  'moves money to a sibling',
  'pays what was served',
  'replaces a card',
]

test.runIf(serverUrl() || process.env.CI)('storms of seven hundred deeds at a school whose connections are cut lose no øre and invent none', async () => {
  const first = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
  for (let seed = first; seed < first + STORMS; seed += 1) {
    const { faults, done, cut } = await houseStorm({ seed, people: 8, days: 2, deedsADay: 350, cutEveryMs: 250 })
    expect(faults, `seed ${seed}`).toEqual([])
    expect(cut, `seed ${seed}`).toBeGreaterThan(0)
    expect(
      EVERYDAY.filter((kind) => !((done[kind]?.done ?? 0) > 0)),
      `seed ${seed}: ${JSON.stringify(done)}`,
    ).toEqual([])
  }
})
