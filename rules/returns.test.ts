import { describe, expect, test } from 'vitest'
import type { SoldLine } from './purchase.ts'
import { allThatIsLeft, decideReturn, partOf, refuseByAge } from './returns.ts'
import { vatWithin } from './vat.ts'

const line = (facts: Partial<SoldLine> & { quantity: number; unitPriceOre: number }): SoldLine => {
  const { quantity, unitPriceOre, vatRate = 1500 } = facts
  const amountOre = quantity * unitPriceOre
  return { productId: 'p', name: 'Suppe', amountOre, vatCode: '31', vatRate, vatOre: vatWithin(amountOre, vatRate), articleGroup: '04006', ...facts }
}

const sold = [line({ quantity: 3, unitPriceOre: 3333 }), line({ name: 'Eple', quantity: 1, unitPriceOre: 800, vatRate: 0 })]
const nothing = new Map<number, number>()

describe('a return', () => {
  test('of the whole sale is the sale, to the øre', () => {
    const whole = allThatIsLeft({ sold, returned: nothing })
    expect(whole).toEqual({
      lines: [
        { place: 0, quantity: 3 },
        { place: 1, quantity: 1 },
      ],
      totalOre: 10_799,
    })
    expect(decideReturn(whole, { sold, returned: nothing })).toEqual({
      given: {
        lines: sold.map((each, place) => ({ ...each, place })),
        totalOre: 10_799,
        totalWithoutVatOre: 10_799 - sold.reduce((sum, { vatOre }) => sum + vatOre, 0),
      },
    })
  })

  test('in pieces has the VAT of the whole, whatever the pieces are', () => {
    for (const [quantity, unitPriceOre, vatRate] of [
      [3, 3333, 1500],
      [7, 1001, 2500],
      [99, 1, 2500],
      [5, 4590, 1500],
    ] as const) {
      const each = line({ quantity, unitPriceOre, vatRate })
      const pieces = Array.from({ length: quantity }, (_, before) => partOf(each, { before, after: before + 1 }))
      expect(pieces.reduce((sum, { vatOre }) => sum + vatOre, 0)).toBe(each.vatOre)
      expect(pieces.every(({ vatOre, amountOre }) => vatOre >= 0 && vatOre <= amountOre)).toBe(true)
    }
  })

  test('takes the last that is left, and not one more', () => {
    const returned = new Map([[0, 2]])
    const want = (quantity: number) => decideReturn({ lines: [{ place: 0, quantity }], totalOre: quantity * 3333 }, { sold, returned })
    expect(want(1)).toMatchObject({ given: { totalOre: 3333, lines: [{ place: 0, quantity: 1, vatOre: sold[0]!.vatOre - vatWithin(6666, 1500) }] } })
    expect(want(2)).toEqual({ refusal: { code: 'return_more_than_left', facts: { name: 'Suppe', leftQuantity: 1 } } })
  })

  test('of another sum than the cashier saw is refused with the right one', () => {
    const wish = { lines: [{ place: 1, quantity: 1 }], totalOre: 801 }
    expect(decideReturn(wish, { sold, returned: nothing })).toEqual({ refusal: { code: 'total_does_not_add_up', facts: { totalOre: 800 } } })
  })

  test.each([
    ['nothing', []],
    [
      'a line twice',
      [
        { place: 0, quantity: 1 },
        { place: 0, quantity: 1 },
      ],
    ],
    ['a line that is not there', [{ place: 2, quantity: 1 }]],
    ['none of a line', [{ place: 0, quantity: 0 }]],
    ['a half', [{ place: 0, quantity: 0.5 }]],
  ])('of %s is not understood', (_what, lines) => {
    expect(decideReturn({ lines, totalOre: 0 }, { sold, returned: nothing })).toEqual({ refusal: { code: 'not_well_formed' } })
  })

  test('has nothing left when all has come back', () => {
    expect(
      allThatIsLeft({
        sold,
        returned: new Map([
          [0, 3],
          [1, 1],
        ]),
      }),
    ).toEqual({ lines: [], totalOre: 0 })
  })
})

test('a sale is taken back on the last of the school’s days, and not on the day after', () => {
  const age = (today: string, returnDays = 30) => refuseByAge({ soldOn: '2026-02-01', today, returnDays })
  expect(age('2026-02-01')).toBeNull()
  expect(age('2026-03-03')).toBeNull()
  expect(age('2026-03-04')).toEqual({ code: 'return_too_late', facts: { days: 30 } })
  expect(age('2026-02-02', 1)).toBeNull()
  expect(age('2026-02-03', 1)).toEqual({ code: 'return_too_late', facts: { days: 1 } })
})
