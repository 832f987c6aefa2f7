import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { repeat, workThroughAll } from './repeat.ts'

const EVERY_MS = 1
const until = async (isSo: () => boolean) => {
  while (!isSo()) await wait(1)
}

test('work is done again and again, never twice at once, and goes on after trouble', async () => {
  let [turns, atOnce, most] = [0, 0, 0]
  const troubles: unknown[] = []
  const repeating = repeat(
    async () => {
      turns += 1
      atOnce += 1
      most = Math.max(most, atOnce)
      await wait(3)
      atOnce -= 1
      if (turns === 1) throw new Error('once')
    },
    { everyMs: EVERY_MS, onTrouble: (error) => troubles.push(error) },
  )
  repeating.start()
  repeating.start()
  await until(() => turns >= 3)
  await repeating.stop()
  expect({ most, atOnce, troubles: troubles.length }).toEqual({ most: 1, atOnce: 0, troubles: 1 })
})

test('stopping waits for what is under way, and nothing begins after it', async () => {
  let [begun, ended] = [0, 0]
  const repeating = repeat(
    async () => {
      begun += 1
      await wait(10)
      ended += 1
    },
    { everyMs: EVERY_MS, onTrouble: () => undefined, isFirstAtOnce: true },
  )
  repeating.start()
  await until(() => begun === 1)
  await repeating.stop()
  expect(ended).toBe(1)
  await wait(20)
  expect(begun).toBe(1)
})

test('a list is worked through once each, so many at once', async () => {
  let [atOnce, most] = [0, 0]
  const seen: number[] = []
  await workThroughAll([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    await wait(2)
    seen.push(item)
    atOnce -= 1
  })
  expect(most).toBe(3)
  expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
})
