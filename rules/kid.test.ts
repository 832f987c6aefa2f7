import { expect, test } from 'vitest'
import { formatKid, makeKid, mod10CheckDigit, readKid } from './kid.ts'

test('the check digit is the published one', () => {
  expect(mod10CheckDigit('1234')).toBe('4')
  expect(mod10CheckDigit('9876543210')).toBe('3')
})

test('a KID says which school and which wallet there', () => {
  const kid = makeKid({ schoolId: 1, number: 42 })
  expect(kid).toMatch(/^000000100000042\d$/)
  expect(readKid(kid)).toEqual({ schoolId: 1, number: 42 })
  expect(readKid(formatKid(kid))).toEqual({ schoolId: 1, number: 42 })
  expect(formatKid(kid)).toMatch(/^0000 0010 0000 042\d$/)
})

test('the largest school and wallet have a KID, and the next have none', () => {
  expect(readKid(makeKid({ schoolId: 9_999_999, number: 99_999_999 }))).toEqual({ schoolId: 9_999_999, number: 99_999_999 })
  expect(() => makeKid({ schoolId: 10_000_000, number: 1 })).toThrow('out of range')
  expect(() => makeKid({ schoolId: 1, number: 100_000_000 })).toThrow('out of range')
  expect(() => makeKid({ schoolId: 0, number: 1 })).toThrow('out of range')
  expect(() => makeKid({ schoolId: 1, number: 1.5 })).toThrow('out of range')
})

test('a bank that drops the zeroes in front, or adds some, still finds the wallet', () => {
  const kid = makeKid({ schoolId: 12, number: 345 })
  expect(readKid(kid.replace(/^0+/, ''))).toEqual({ schoolId: 12, number: 345 })
  expect(readKid(`000${kid}`)).toEqual({ schoolId: 12, number: 345 })
})

test('one wrong digit, or two that changed places, is never another wallet’s KID', () => {
  const kid = makeKid({ schoolId: 1234567, number: 12_345_678 })
  for (let place = 0; place < kid.length; place += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      if (String(digit) === kid[place]) continue
      expect(readKid(`${kid.slice(0, place)}${digit}${kid.slice(place + 1)}`)).toBeNull()
    }
  }
  for (let place = 0; place + 1 < kid.length; place += 1) {
    const [left, right] = [kid[place] as string, kid[place + 1] as string]
    // MOD10 cannot tell 09 from 90; it is the one swap it misses.
    if (left === right || left + right === '09' || left + right === '90') continue
    expect(readKid(`${kid.slice(0, place)}${right}${left}${kid.slice(place + 2)}`)).toBeNull()
  }
})

test('what is no KID of ours is nothing', () => {
  for (const text of ['', '0', '00000000000000000', 'RF18539007547034', '12-34', '1'.repeat(26), '12344x']) expect(readKid(text)).toBeNull()
})
