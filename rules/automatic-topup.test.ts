import { describe, expect, test } from 'vitest'
import {
  afterRefusal,
  type ArrangementFacts,
  decideArrangement,
  expiresSoon,
  hasExpired,
  latestDueDay,
  mayResume,
  nextDueDay,
  norwegianMonthOf,
  refuseTerms,
  usualCapOre,
  waitAfterTrouble,
} from './automatic-topup.ts'

const at = (instant: string) => new Date(instant)
const school = { maximumBalanceOre: 120_000, freeAmount: { leastOre: 2_000, mostOre: 100_000 } }
const terms = { thresholdOre: 5_000, dayOfMonth: null, amountOre: 20_000, monthlyCapOre: 100_000 } as const
const onDay = { ...terms, thresholdOre: null, dayOfMonth: 15 } as const

const facts: ArrangementFacts = {
  ...terms,
  now: at('2026-11-03T10:30:00Z'),
  state: 'active',
  hasCard: true,
  cardValidUntil: '2028-12',
  mayPay: true,
  isEnrolled: true,
  isInFlight: false,
  balanceOre: 4_999,
  inFlightOre: 0,
  usedThisMonthOre: 0,
  maximumBalanceOre: 120_000,
  notBefore: null,
  dayHandled: '2026-10-20',
}
const decide = (changed: Partial<ArrangementFacts> = {}) => decideArrangement({ ...facts, ...changed })

describe('a threshold', () => {
  test('charges one øre below it, and not at it', () => {
    expect(decide()).toEqual({ do: 'charge', amountOre: 20_000 })
    expect(decide({ balanceOre: 5_000 })).toEqual({ do: 'nothing' })
  })

  test('counts what anybody is paying in just now', () => {
    expect(decide({ balanceOre: 1_000, inFlightOre: 4_000 })).toEqual({ do: 'nothing' })
    expect(decide({ balanceOre: 1_000, inFlightOre: 3_999 })).toMatchObject({ do: 'charge' })
  })

  test('never has two on their way', () => {
    expect(decide({ isInFlight: true })).toEqual({ do: 'nothing' })
  })

  test('waits out its rest to the millisecond', () => {
    expect(decide({ notBefore: at('2026-11-03T10:30:00.001Z') })).toEqual({ do: 'nothing' })
    expect(decide({ notBefore: at('2026-11-03T10:30:00.000Z') })).toMatchObject({ do: 'charge' })
  })

  test('charges nothing by itself where a debt must be settled: that is for people', () => {
    expect(decide({ balanceOre: 0 })).toMatchObject({ do: 'charge' })
    expect(decide({ balanceOre: -1 })).toEqual({ do: 'pause', why: 'debt' })
  })
})

describe('what was agreed', () => {
  test('is charged whole when it fits the cap exactly, and only what is left when it does not', () => {
    expect(decide({ usedThisMonthOre: 80_000 })).toEqual({ do: 'charge', amountOre: 20_000 })
    expect(decide({ usedThisMonthOre: 80_001 })).toEqual({ do: 'charge', amountOre: 19_900 })
    expect(decide({ usedThisMonthOre: 98_000 })).toEqual({ do: 'charge', amountOre: 2_000 })
  })

  test('waits for the next month in Oslo when less than 20 kroner is left of the cap', () => {
    expect(decide({ usedThisMonthOre: 98_001 })).toEqual({ do: 'wait', why: 'cap', until: at('2026-11-30T23:00:00Z'), day: null })
    // Summer ends in October: the month begins at 22:00 UTC and ends at 23:00.
    expect(decide({ now: at('2026-10-31T22:59:59Z'), usedThisMonthOre: 100_000 })).toMatchObject({ until: at('2026-10-31T23:00:00Z') })
  })

  test('is cut to what the wallet has room for, and a wallet without room is looked at the next day', () => {
    expect(decide({ maximumBalanceOre: 24_999 })).toEqual({ do: 'charge', amountOre: 20_000 })
    expect(decide({ maximumBalanceOre: 24_998 })).toEqual({ do: 'charge', amountOre: 19_900 })
    expect(decide({ maximumBalanceOre: 6_998 })).toMatchObject({ do: 'wait', why: 'room', until: at('2026-11-04T10:30:00Z') })
  })

  test('of less than 20 kroner is charged whole or not at all', () => {
    expect(decide({ amountOre: 1_500, balanceOre: 100, thresholdOre: 1_000, usedThisMonthOre: 98_500 })).toEqual({ do: 'charge', amountOre: 1_500 })
    expect(decide({ amountOre: 1_500, balanceOre: 100, thresholdOre: 1_000, usedThisMonthOre: 98_501 })).toMatchObject({ do: 'wait', why: 'cap' })
  })
})

describe('a fixed day', () => {
  const decideDay = (now: string, changed: Partial<ArrangementFacts> = {}) => decide({ ...onDay, balanceOre: 50_000, now: at(now), ...changed })

  test('has its turn at six in the morning in Oslo, in winter and in summer', () => {
    expect(decideDay('2026-11-15T04:59:59Z')).toEqual({ do: 'nothing' })
    expect(decideDay('2026-11-15T05:00:00Z')).toEqual({ do: 'charge', amountOre: 20_000 })
    expect(decideDay('2026-07-15T03:59:59Z', { dayHandled: '2026-06-20' })).toEqual({ do: 'nothing' })
    expect(decideDay('2026-07-15T04:00:00Z', { dayHandled: '2026-06-20' })).toMatchObject({ do: 'charge' })
  })

  test('on the nights when the clock changes comes once, at six', () => {
    expect(decideDay('2026-10-25T05:00:00Z', { dayOfMonth: 25, dayHandled: '2026-09-25' })).toMatchObject({ do: 'charge' })
    expect(decideDay('2026-10-25T04:59:59Z', { dayOfMonth: 25, dayHandled: '2026-09-25' })).toEqual({ do: 'nothing' })
    expect(decideDay('2027-03-28T04:00:00Z', { dayOfMonth: 28, dayHandled: '2027-02-28' })).toMatchObject({ do: 'charge' })
  })

  test('that has had its turn waits for the next month', () => {
    expect(decideDay('2026-11-15T12:00:00Z', { dayHandled: '2026-11-15' })).toEqual({ do: 'nothing' })
    expect(decideDay('2026-12-14T12:00:00Z', { dayHandled: '2026-11-15' })).toEqual({ do: 'nothing' })
    expect(decideDay('2026-12-15T12:00:00Z', { dayHandled: '2026-11-15' })).toMatchObject({ do: 'charge' })
  })

  test('that was missed, however often, is made up for once', () => {
    expect(decideDay('2027-02-03T12:00:00Z', { dayHandled: '2026-10-20' })).toMatchObject({ do: 'charge' })
    expect(decideDay('2027-02-03T12:00:00Z', { dayHandled: '2027-02-03' })).toEqual({ do: 'nothing' })
  })

  test('with a full wallet is over for this month', () => {
    expect(decideDay('2026-11-15T12:00:00Z', { balanceOre: 119_000 })).toMatchObject({ do: 'wait', why: 'room', day: '2026-11-15' })
  })

  test('that a month does not have is its last', () => {
    expect(latestDueDay('2027-02-28', 31)).toBe('2027-02-28')
    expect(latestDueDay('2027-02-27', 31)).toBe('2027-01-31')
    expect(latestDueDay('2028-02-28', 30)).toBe('2028-01-30')
    expect(latestDueDay('2028-02-29', 30)).toBe('2028-02-29')
    expect(latestDueDay('2026-04-30', 31)).toBe('2026-04-30')
    expect(latestDueDay('2027-01-14', 15)).toBe('2026-12-15')
    expect(nextDueDay('2027-01-31', 31)).toBe('2027-02-28')
    expect(nextDueDay('2027-02-28', 31)).toBe('2027-03-31')
    expect(nextDueDay('2026-12-15', 15)).toBe('2027-01-15')
    expect(nextDueDay('2026-12-14', 15)).toBe('2026-12-15')
  })
})

describe('it ends, stops or rests', () => {
  test('at once when the owner may no longer pay in here, or the pupil has left, whatever state it is in', () => {
    expect(decide({ mayPay: false })).toEqual({ do: 'end', why: 'no_right' })
    for (const state of ['awaiting_card', 'active', 'paused', 'stopped'] as const)
      expect(decide({ state, isEnrolled: false })).toEqual({ do: 'end', why: 'left' })
    expect(decide({ state: 'ended', mayPay: false })).toEqual({ do: 'nothing' })
  })

  test('and then charges nothing', () => {
    for (const state of ['awaiting_card', 'paused', 'stopped', 'ended'] as const) expect(decide({ state })).toEqual({ do: 'nothing' })
  })

  test('when the card’s last month is over in Oslo', () => {
    expect(decide({ cardValidUntil: '2026-11', now: at('2026-11-30T22:59:59Z') })).toMatchObject({ do: 'charge' })
    expect(decide({ cardValidUntil: '2026-11', now: at('2026-11-30T23:00:00Z') })).toEqual({ do: 'stop', why: 'card_expired' })
    expect(hasExpired(null, at('2099-01-01T00:00:00Z'))).toBe(false)
  })

  test('and its owner is told thirty days before a card’s last day', () => {
    expect(expiresSoon('2026-12', at('2026-11-30T22:59:59Z'))).toBe(false)
    expect(expiresSoon('2026-12', at('2026-11-30T23:00:00Z'))).toBe(true)
    expect(expiresSoon(null, at('2026-12-01T12:00:00Z'))).toBe(false)
  })
})

describe('a refusal', () => {
  const soft = { reason: 'no_money', advice: 'later' } as const

  test('is tried again the next day, twice; the third in a row stops it', () => {
    expect(afterRefusal(soft, 0)).toEqual({ refusals: 1, do: 'wait', waitMs: 86_400_000 })
    expect(afterRefusal(soft, 1)).toEqual({ refusals: 2, do: 'wait', waitMs: 86_400_000 })
    expect(afterRefusal(soft, 2)).toEqual({ refusals: 3, do: 'stop', why: 'refused', isCardOver: false })
  })

  test('of a card that is over stops it at once, and the card is forgotten', () => {
    expect(afterRefusal({ reason: 'card_expired', advice: 'stop' }, 0)).toEqual({ refusals: 1, do: 'stop', why: 'card_expired', isCardOver: true })
    expect(afterRefusal({ reason: 'anything', advice: 'stop' }, 0)).toMatchObject({ why: 'card_stopped' })
    expect(afterRefusal({ reason: 'payer_must_confirm', advice: 'ask_payer' }, 0)).toMatchObject({ why: 'payer_must_confirm', isCardOver: false })
  })

  test('leaves a way on: as it is after three refusals or a pause, with a card paid in person otherwise', () => {
    expect(mayResume({ state: 'paused', why: 'charged_back' })).toBe(true)
    expect(mayResume({ state: 'stopped', why: 'refused' })).toBe(true)
    expect(mayResume({ state: 'stopped', why: 'card_expired' })).toBe(false)
    expect(mayResume({ state: 'active', why: null })).toBe(false)
  })

  test('is no answer’s: that is tried again ever more seldom, and the next day where the bank may have heard', () => {
    expect([1, 2, 3, 30].map((times) => waitAfterTrouble(times, { isHeard: false }))).toEqual([900_000, 1_800_000, 3_600_000, 86_400_000])
    expect(waitAfterTrouble(1, { isHeard: true })).toBe(86_400_000)
  })
})

describe('terms', () => {
  const fault = (changed: object) => {
    const refusal = refuseTerms({ ...terms, ...changed }, school)
    return refusal && (refusal.facts?.fault ?? refusal.code)
  }

  test('name either a threshold or a day', () => {
    expect(fault({})).toBeNull()
    expect(fault({ thresholdOre: null, dayOfMonth: 31 })).toBeNull()
    expect(fault({ thresholdOre: null })).toBe('when')
    expect(fault({ dayOfMonth: 1 })).toBe('when')
    expect(fault({ thresholdOre: null, dayOfMonth: 32 })).toBe('day')
    expect(fault({ thresholdOre: null, dayOfMonth: 0 })).toBe('day')
  })

  test('have a threshold of 10 to 500 whole kroner', () => {
    expect(fault({ thresholdOre: 1_000 })).toBeNull()
    expect(fault({ thresholdOre: 900 })).toBe('threshold')
    expect(fault({ thresholdOre: 50_000, amountOre: 50_000 })).toBeNull()
    expect(fault({ thresholdOre: 50_100, amountOre: 50_100 })).toBe('threshold')
    expect(fault({ thresholdOre: 1_050 })).toBe('threshold')
  })

  test('have an amount that lifts the balance above the threshold, and that fits', () => {
    expect(fault({ amountOre: 5_000 })).toBeNull()
    expect(fault({ amountOre: 4_900 })).toBe('amount')
    expect(fault({ amountOre: 1_900 })).toBe('amount_not_offered')
    expect(refuseTerms(terms, { ...school, maximumBalanceOre: 25_000 })).toBeNull()
    expect(refuseTerms(terms, { ...school, maximumBalanceOre: 24_999 })).toMatchObject({ facts: { fault: 'room' } })
  })

  test('have a cap that holds one amount, and is at most 5000 kroner', () => {
    expect(fault({ monthlyCapOre: 20_000 })).toBeNull()
    expect(fault({ monthlyCapOre: 19_900 })).toBe('cap')
    expect(fault({ monthlyCapOre: 500_000 })).toBeNull()
    expect(fault({ monthlyCapOre: 500_100 })).toBe('cap')
    expect(fault({ monthlyCapOre: 100_050 })).toBe('cap')
    expect([usualCapOre(20_000), usualCapOre(60_000)]).toEqual([100_000, 120_000])
  })
})

test('a month in Oslo begins and ends at midnight there', () => {
  expect(norwegianMonthOf(at('2026-10-15T12:00:00Z'))).toEqual({ month: '2026-10', from: at('2026-09-30T22:00:00Z'), until: at('2026-10-31T23:00:00Z') })
  expect(norwegianMonthOf(at('2026-12-31T23:00:00Z'))).toMatchObject({ month: '2027-01', until: at('2027-01-31T23:00:00Z') })
})
