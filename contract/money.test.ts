import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kronerTextToOre, LARGEST_AMOUNT_ORE, oreToDecimalText, oreToKronerText } from './money.ts'

test.each([
  ['45', 4500],
  ['45 kr', 4500],
  ['10,50', 1050],
  ['10.5', 1050],
  [' 0,05 ', 5],
  ['1000000', LARGEST_AMOUNT_ORE],
])('«%s» is understood', (text, ore) => expect(kronerTextToOre(text)).toBe(ore))

test.each(['', ' ', '1.000', '1,000', '1 000', '10,505', '-5', '+5', '1e3', '0x10', 'ti', '10,5,0', '1000001', '٣'])('«%s» is refused, not guessed', (text) => {
  expect(kronerTextToOre(text)).toBeNull()
})

test('øre become text and the same øre again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LARGEST_AMOUNT_ORE }), (ore) => {
      expect(kronerTextToOre(oreToKronerText(ore))).toBe(ore)
    }),
  )
})

test('amounts for tax files have a point and two decimals, and keep their sign', () => {
  expect(oreToDecimalText(8640)).toBe('86.40')
  expect(oreToDecimalText(5)).toBe('0.05')
  expect(oreToDecimalText(-1640)).toBe('-16.40')
  expect(oreToDecimalText(-5)).toBe('-0.05')
})
