import { expect, test } from 'vitest'
import { isSlowAfter, waitAfterAnswers } from './poll-steps.ts'

const waits = Array.from({ length: 40 }, (_nothing, index) => waitAfterAnswers(index + 1))

test('a payment is asked about again within a second at first, since most are approved at once', () => {
  expect(waits[0]).toBe(1_000)
})

test('the questions come ever more seldom and end after about two minutes', () => {
  const asked = waits.filter((wait) => wait !== undefined)
  expect(asked).toEqual(asked.toSorted((one, other) => one - other))
  const total = asked.reduce((sum, wait) => sum + wait, 0)
  expect(total).toBeGreaterThan(90_000)
  expect(total).toBeLessThan(150_000)
  expect(waitAfterAnswers(asked.length + 1)).toBeUndefined()
})

test('after eight answers one is told that it takes longer than usual', () => {
  expect(isSlowAfter(8)).toBe(false)
  expect(isSlowAfter(9)).toBe(true)
})
