import { describe, expect, test } from 'vitest'
import { printedCode, readCode } from '../../rules/card-codes.ts'
import { seeded } from '../demo/random.ts'
import { planRush, type RushPupil } from './plan-rush.ts'
import { explainRush, percentile } from './report.ts'
import type { RushTill } from './tills.ts'

const product = (name: string, priceOre: number): RushTill['products'][number] => ({
  productId: name,
  categoryId: 'food',
  name,
  priceOre,
  vatCode: '6',
  picture: null,
  openPrice: null,
  stops: { contains: [], traces: [], isDeclared: false, ageLimit: null, ageReason: null },
  position: 1,
})
const tills: RushTill[] = [1, 2].map((schoolId) => ({
  token: `till ${schoolId}`,
  schoolId,
  products: [product('baguette', 4200), product('apple', 800), product('milk', 1000)],
}))
const pupils: RushPupil[] = Array.from({ length: 400 }, (_, number) => ({
  schoolId: 1 + (number % 2),
  code: printedCode(`0123456789AB${String(number).padStart(4, '0')}`),
  balanceOre: 30_000,
}))
const plan = (seed: number, rate = 40) => planRush({ rate, seconds: 30, tills, pupils, random: seeded(seed) })

describe('a planned lunch rush', () => {
  test('comes at about the chosen rate, irregularly, and not longer than it should', () => {
    const purchases = plan(1)
    expect(purchases.length / 30).toBeGreaterThan(34)
    expect(purchases.length / 30).toBeLessThan(46)
    expect(purchases.every(({ afterMs }, index) => afterMs < 30_000 && afterMs >= (purchases[index - 1]?.afterMs ?? 0))).toBe(true)
    const gaps = purchases.slice(1).map(({ afterMs }, index) => afterMs - (purchases[index]?.afterMs ?? 0))
    expect(Math.max(...gaps)).toBeGreaterThan(3 * (1_000 / 40))
  })

  test('sells each pupil at their own school, what is on the menu, for what it costs', () => {
    const schoolOf = new Map(pupils.map(({ code, schoolId }) => [code, schoolId]))
    for (const { token, body } of plan(2)) {
      if (readCode(body.code) === null) continue
      expect(token).toBe(`till ${schoolOf.get(body.code)}`)
      expect(body.lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0)).toBe(body.totalOre)
    }
  })

  test('has a few cards that are misread and few pupils without enough money', () => {
    const purchases = plan(3, 200)
    const misread = purchases.filter(({ body }) => readCode(body.code) === null).length
    expect(misread).toBeGreaterThan(0)
    expect(misread / purchases.length).toBeLessThan(0.02)
  })
})

describe('the report of a lunch rush', () => {
  test('says how long half, 95 and 99 of 100 waited at most', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
    expect([percentile([7], 0.5), percentile([], 0.5)]).toEqual([7, null])
  })

  test('names the reasons, the most frequent first, and keeps refusals apart from failures', () => {
    const text = explainRush(
      { waitsMs: [5, 6, 300], refused: { card_unreadable: 1, balance_too_low: 4 }, failed: { 'no connection': 2 }, tookMs: 1_000 },
      { rate: 10 },
    )
    expect(text).toMatch(/Sold {7}3 of 10 in 1\.0 s: 8\.0 answered a second, 10 a second were wanted/)
    expect(text).toMatch(/Refused {4}5\n +balance too low +4\n +card unreadable +1\nFailed {5}2\n +no connection +2/)
  })
})
