import { describe, expect, test } from 'vitest'
import { walletRights } from '../contract/relation-words.ts'
import { approverOf, atMost, mayUse, ownStanding, type Relation, standingOfGuardian, usualPolicy, usualTerms } from './relation-rights.ts'

const all: Relation = { ...usualTerms, pupilLets: null }
const on = (today: string, relation: Relation = all, policy = usualPolicy) => standingOfGuardian(relation, { bornOn: '2010-03-01', today, policy })

describe('a guardian sees', () => {
  test('what was eaten until the day before the age the school has set, and what kind of food from the birthday on', () => {
    expect(on('2026-02-28').sees).toBe('items')
    expect(on('2026-03-01').sees).toBe('categories')
  })

  test('no more than the school has set for this guardian, whatever the pupil’s age', () => {
    expect(on('2026-02-28', { ...all, sees: 'sums' }).sees).toBe('sums')
    expect(on('2026-03-01', { ...all, sees: 'sums' }).sees).toBe('sums')
    expect(on('2026-03-01', { ...all, sees: 'balance' }).sees).toBe('balance')
  })

  test('the balance alone from the day the pupil is 18, until the pupil lets them see more', () => {
    const policy = { ...usualPolicy, seesLessFrom: null }
    expect(on('2028-02-29', all, policy).sees).toBe('items')
    expect(on('2028-03-01', all, policy).sees).toBe('balance')
    expect(on('2028-03-01', { ...all, pupilLets: 'items' }, policy).sees).toBe('items')
    expect(on('2028-03-01', { ...all, sees: 'sums', pupilLets: 'items' }, policy).sees).toBe('sums')
  })

  test('as the relation says while nobody knows the pupil’s age', () => {
    expect(standingOfGuardian(all, { bornOn: null, today: '2026-11-03', policy: usualPolicy }).sees).toBe('items')
  })

  test('of somebody born on 29 February less from 1 March, and not a day before', () => {
    const bornOn = '2012-02-29'
    const at = (today: string) => standingOfGuardian(all, { bornOn, today, policy: { ...usualPolicy, seesLessFrom: 17 } }).sees
    expect(at('2029-02-28')).toBe('items')
    expect(at('2029-03-01')).toBe('categories')
  })
})

describe('what a guardian may', () => {
  test('limit ends on the day the pupil is 18; paying, and having one’s own back, go on', () => {
    expect(on('2028-02-29')).toMatchObject({ mayLimit: true, mayPay: true, mayRefund: true })
    expect(on('2028-03-01')).toMatchObject({ mayLimit: false, mayPay: true, mayRefund: true })
  })

  test('open is exactly what the standing says, and the balance is always seen', () => {
    const none = on('2026-02-28', { sees: 'balance', mayPay: false, mayLimit: false, mayRefund: false, pupilLets: null })
    expect(walletRights.filter((right) => mayUse(none, right))).toEqual(['see'])
    for (const right of walletRights) expect(mayUse(on('2026-02-28'), right)).toBe(true)
    expect(mayUse({ ...none, sees: 'sums' }, 'history')).toBe(true)
    expect(ownStanding.mayLimit).toBe(false)
  })

  test('pass on is never more than they have themselves', () => {
    expect(atMost(usualTerms, { sees: 'sums', mayPay: true, mayLimit: false, mayRefund: true })).toEqual({
      sees: 'sums',
      mayPay: true,
      mayLimit: false,
      mayRefund: true,
    })
    expect(atMost({ sees: 'balance', mayPay: false, mayLimit: false, mayRefund: false }, usualTerms).sees).toBe('balance')
  })
})

describe('somebody new', () => {
  const ask = (today: string, more: Partial<Parameters<typeof approverOf>[1]> = {}, asksPupilFrom: number | null = 16) =>
    approverOf({ asksPupilFrom }, { bornOn: '2010-03-01', today, hasProfile: true, way: 'code', ...more })

  test('starts at once the day before the age, and waits for the pupil from the birthday on', () => {
    expect(ask('2026-02-28')).toBe('nobody')
    for (const way of ['code', 'invitation', 'office'] as const) expect(ask('2026-03-01', { way })).toBe('pupil')
  })

  test('waits for the school where the pupil has no profile to say it in, unless the office itself has added them', () => {
    expect(ask('2026-03-01', { hasProfile: false })).toBe('school')
    expect(ask('2026-03-01', { hasProfile: false, way: 'invitation' })).toBe('school')
    expect(ask('2026-03-01', { hasProfile: false, way: 'office' })).toBe('nobody')
  })

  test('invited by a guardian waits for the school where nobody knows the pupil’s age', () => {
    expect(ask('2026-11-03', { bornOn: null, way: 'invitation' })).toBe('school')
    expect(ask('2026-11-03', { bornOn: null, way: 'code' })).toBe('nobody')
  })

  test('starts at once at a school that asks nobody', () => {
    expect(ask('2028-03-01', { way: 'invitation' }, null)).toBe('nobody')
  })
})
