import { describe, expect, test } from 'vitest'
import { areCashiersOver, cashierOfSale, isGoodPin, nobodySignedIn } from './cashiers.ts'

describe('a PIN', () => {
  test('has four to six digits, and nothing else', () => {
    expect(['573', '5739', '573914', '5739146'].map(isGoodPin)).toEqual([false, true, true, false])
    expect(['57a9', ' 5739', '5739\n', '５７３９', ''].map(isGoodPin)).toEqual([false, false, false, false, false])
  })

  test.each(['0000', '777777', '1234', '123456', '4321', '7890', '8901', '0987', '2109', '1212', '9090', '123123', '121212', '2580', '0852'])(
    'such as %s is what somebody would try first',
    (pin) => expect(isGoodPin(pin)).toBe(false),
  )

  test.each(['1235', '1224', '1221', '8902', '12312', '123124', '2581', '0001'])('such as %s is one too many or one too few of a row', (pin) =>
    expect(isGoodPin(pin)).toBe(true),
  )
})

describe('whose a sale is', () => {
  const today = '2026-11-03'
  const of = (claimedId: string | null, facts: object = {}) =>
    cashierOfSale({ claimedId, today }, { ...nobodySignedIn, cashierId: 'kari', cashiersDay: today, mustSignIn: true, ...facts })

  test('is the one who is signed in, whether the till says so or not', () => {
    expect(of('kari')).toEqual({ cashierId: 'kari' })
    expect(of(null)).toEqual({ cashierId: 'kari' })
  })

  test('is nobody’s who has signed out or signed in yesterday, and then it is refused', () => {
    expect(of('kari', { cashierId: null })).toEqual({ refusal: { code: 'cashier_not_signed_in' } })
    expect(of('kari', { cashiersDay: '2026-11-02' })).toEqual({ refusal: { code: 'cashier_not_signed_in' } })
  })

  test('is refused when another has signed in between the tap and the answer', () => {
    expect(of('ola')).toEqual({ refusal: { code: 'another_cashier' } })
  })

  test('is nobody’s where nobody has to sign in', () => {
    expect(of('ola', { mustSignIn: false })).toEqual({ cashierId: null })
    expect(of(null, { mustSignIn: false, cashierId: null })).toEqual({ cashierId: null })
  })
})

test('whoever is signed in is signed out when another day has come, or late on a day that is closed', () => {
  const at = (instant: string, facts: object = {}) => areCashiersOver({ cashiersDay: '2026-11-03', openDay: null, ...facts }, new Date(instant))
  // 22:50 UTC is 23:50 in Oslo.
  expect(at('2026-11-03T22:49:59Z')).toBe(false)
  expect(at('2026-11-03T22:50:00Z')).toBe(true)
  expect(at('2026-11-03T22:55:00Z', { openDay: '2026-11-03' })).toBe(false)
  expect(at('2026-11-03T23:00:00Z', { openDay: '2026-11-03' })).toBe(true)
  expect(at('2026-11-05T10:00:00Z', { cashiersDay: null })).toBe(false)
})
