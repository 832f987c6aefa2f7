import { describe, expect, test } from 'vitest'
import { topupStates } from '../contract/wallet-routes.ts'
import {
  hasWaitedTooLong,
  isInFlight,
  mayRelease,
  mayTake,
  stateAfter,
  topupEvents,
  waitBeforeAsking,
  waitBeforeLookingBack,
  waitForRoom,
  wasCredited,
  wasTaken,
} from './topup-states.ts'

describe('a top-up', () => {
  test('is wished for, reserved, taken and credited', () => {
    expect(stateAfter('created', 'started')).toBe('pending')
    expect(stateAfter('pending', 'authorised')).toBe('authorised')
    expect(stateAfter('authorised', 'captured')).toBe('credited')
  })

  test('is credited whenever the provider has taken the money, whatever was believed before', () => {
    for (const state of topupStates.filter((each) => !wasCredited(each))) expect(stateAfter(state, 'captured')).toBe('credited')
  })

  test('that is credited only changes when the money is taken back', () => {
    const changing = topupEvents.filter((event) => stateAfter('credited', event) !== 'credited')
    expect(changing).toEqual(['reversed', 'charged_back'])
    for (const state of ['reversed', 'charged_back'] as const) for (const event of topupEvents) expect(stateAfter(state, event)).toBe(state)
  })

  test('without an outcome comes to an end once: after it only the provider’s money changes anything', () => {
    for (const state of ['declined', 'abandoned', 'expired'] as const) {
      for (const event of topupEvents.filter((each) => each !== 'captured' && each !== 'held' && each !== 'authorised'))
        expect(stateAfter(state, event)).toBe(state)
      expect(stateAfter(state, 'authorised')).toBe('authorised')
    }
  })

  test('whose reserved money was let go is never said to be waiting again', () => {
    for (const event of topupEvents.filter((each) => each !== 'captured' && each !== 'held')) expect(stateAfter('given_back', event)).toBe('given_back')
  })

  test('never goes back to where it can be paid', () => {
    for (const state of topupStates) {
      for (const event of topupEvents) {
        expect(stateAfter(state, event) === 'created').toBe(state === 'created' && stateAfter(state, event) === state)
        expect(stateAfter(state, event) === 'pending' && state !== 'created' && state !== 'pending').toBe(false)
      }
    }
  })

  test('is either in flight, or over with money, or over without', () => {
    expect(topupStates.filter(isInFlight)).toEqual(['created', 'pending', 'authorised'])
    expect(topupStates.filter(wasCredited)).toEqual(['credited', 'reversed', 'charged_back'])
    expect(topupStates.filter(wasTaken)).toEqual(['held', 'credited', 'reversed', 'charged_back'])
  })
})

describe('a gift that is paid', () => {
  const facts = { amountOre: 20_000, balanceOre: 90_000, inFlightOre: 10_000, maximumBalanceOre: 120_000, isEnrolled: true }

  test('goes into the wallet when it fits to the øre, and waits when not', () => {
    expect(mayRelease(facts)).toBe(true)
    expect(mayRelease({ ...facts, balanceOre: 90_001 })).toBe(false)
    expect(mayRelease({ ...facts, inFlightOre: 10_001 })).toBe(false)
  })

  test('waits no longer for one who has left: there it is given back with the rest', () => {
    expect(mayRelease({ ...facts, balanceOre: 120_000, isEnrolled: false })).toBe(true)
  })

  test('that waits only ever goes into the wallet', () => {
    for (const event of topupEvents) expect(stateAfter('held', event)).toBe(event === 'captured' ? 'credited' : 'held')
  })

  test('is looked at after a minute, ever more seldom, and at least once an hour', () => {
    const minute = 60_000
    expect(waitForRoom(0, 0)).toBe(minute)
    expect(waitForRoom(0, 8 * minute)).toBe(2 * minute)
    expect(waitForRoom(0, 100 * 60 * minute)).toBe(60 * minute)
  })
})

describe('money that is reserved', () => {
  const facts = { state: 'expired', amountOre: 20_000, balanceOre: 90_000, inFlightOre: 10_000, maximumBalanceOre: 120_000, isEnrolled: true } as const

  test('for a top-up in flight is taken: its place was kept', () => {
    expect(mayTake({ ...facts, state: 'pending', balanceOre: 120_000, isEnrolled: false })).toBe(true)
  })

  test('for one that had been given up is taken when it still fits to the øre, and let go when not', () => {
    expect(mayTake(facts)).toBe(true)
    expect(mayTake({ ...facts, balanceOre: 90_001 })).toBe(false)
    expect(mayTake({ ...facts, inFlightOre: 10_001 })).toBe(false)
  })

  test('for a pupil who has left meanwhile is let go', () => {
    expect(mayTake({ ...facts, isEnrolled: false })).toBe(false)
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

  test('about a credited one goes on for a year, in some fifteen questions', () => {
    const times: number[] = []
    for (let at = 0, wait = waitBeforeLookingBack(0, 0); wait !== null; wait = waitBeforeLookingBack(0, at)) times.push((at += wait))
    expect(times[0]).toBe(3_600_000)
    expect(times.length).toBeLessThanOrEqual(16)
    expect(times.at(-1)).toBeGreaterThan(365 * 24 * 3_600_000)
  })
})
