import { describe, expect, test } from 'vitest'
import { topupStates } from '../contract/wallet-routes.ts'
import { hasWaitedTooLong, isInFlight, stateAfter, topupEvents, waitBeforeAsking } from './topup-states.ts'

describe('a top-up', () => {
  test('is wished for, paid, and credited', () => {
    expect(stateAfter('created', 'started')).toBe('pending')
    expect(stateAfter('pending', 'approved')).toBe('credited')
  })

  test('that is credited stays credited whatever is heard later', () => {
    for (const event of topupEvents) expect(stateAfter('credited', event)).toBe('credited')
  })

  test('is credited whenever the provider has taken the money, whatever was believed before', () => {
    for (const state of topupStates) expect(stateAfter(state, 'approved')).toBe('credited')
  })

  test('comes to an end once: after it only the provider’s approval changes anything', () => {
    for (const state of topupStates.filter((each) => !isInFlight(each))) {
      for (const event of topupEvents.filter((each) => each !== 'approved')) expect(stateAfter(state, event)).toBe(state)
    }
  })

  test('never goes back to where it can be paid', () => {
    for (const state of topupStates) {
      for (const event of topupEvents) expect(stateAfter(state, event)).not.toBe('created')
    }
    expect(stateAfter('declined', 'started')).toBe('declined')
  })
})

describe('asking the provider', () => {
  const asked = (untilMs: number) => {
    const times: number[] = []
    for (let at = waitBeforeAsking(0, 0); at <= untilMs; at += waitBeforeAsking(0, at)) times.push(at)
    return times
  }

  test('happens after 5, 10, 20, 40 seconds and then ever more seldom', () => {
    expect(asked(80_000)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000])
  })

  test('happens at least every other hour, and about twenty-five times in all', () => {
    const times = asked(24 * 3_600_000)
    expect(times.length).toBeLessThan(26)
    for (const [index, at] of times.entries()) expect(at - (times[index - 1] ?? 0)).toBeLessThanOrEqual(2 * 3_600_000)
  })

  test('ends a day after the wish, not a millisecond before', () => {
    expect(hasWaitedTooLong(0, 24 * 3_600_000 - 1)).toBe(false)
    expect(hasWaitedTooLong(0, 24 * 3_600_000)).toBe(true)
  })
})
