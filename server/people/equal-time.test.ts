import { expect, test } from 'vitest'
import { asInUse } from '../../test/quick-sign-in.ts'
import { inEqualTime } from './equal-time.ts'

const timeOf = async (work: () => Promise<unknown>, leastMs = 80) => {
  const started = performance.now()
  const outcome = await inEqualTime(leastMs, work).catch((error: Error) => error.message)
  return { outcome, ms: performance.now() - started }
}

test('a quick answer, a slow one and a refusal come after the same time', async () => {
  asInUse()
  const quick = await timeOf(async () => 'yes')
  const slow = await timeOf(() => new Promise((resolve) => setTimeout(() => resolve('yes'), 40)))
  const refused = await timeOf(() => Promise.reject(new Error('no')))
  expect([quick.outcome, slow.outcome, refused.outcome]).toEqual(['yes', 'yes', 'no'])
  // Timers may be a few milliseconds early.
  for (const { ms } of [quick, slow, refused]) expect(ms).toBeGreaterThan(75)
})
