import { expect, test } from 'vitest'
import { printedCode } from '../../rules/card-codes.ts'
import { faultOfNumber } from './check-number.ts'

const good = printedCode('7H3KWZ09QRST5VXY')

test('a number that is right has no fault, however it is written', () => {
  for (const typed of [good, good.toLowerCase(), good.replaceAll(/(.{4})/g, '$1 '), good.replace('S1', 'sl')]) expect(faultOfNumber(typed)).toBeNull()
})

test('a number with a fault is told which', () => {
  const wrong = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0')
  expect(faultOfNumber(wrong)).toEqual({ is: 'wrong' })
  expect(faultOfNumber(good.slice(0, -1))).toEqual({ is: 'too_short', missing: 1 })
  expect(faultOfNumber('')).toEqual({ is: 'too_short', missing: 20 })
  expect(faultOfNumber(`${good}0`)).toEqual({ is: 'too_long' })
  expect(faultOfNumber('7045 1234')).toEqual({ is: 'start' })
})
