import { describe, expect, test } from 'vitest'
import { type BookedPayment, kidOn, placePayment, type WalletBehindKid } from './bank-payment.ts'
import { makeKid } from './kid.ts'

const kid = makeKid({ schoolId: 1, number: 42 })
const payment = (facts: Partial<BookedPayment> = {}): BookedPayment => ({
  direction: 'in',
  isReversal: false,
  amountOre: 20_000,
  kid,
  message: null,
  ...facts,
})
const wallet = (facts: Partial<WalletBehindKid> = {}): WalletBehindKid => ({
  isOfThisOperator: true,
  isEnrolled: true,
  balanceOre: 0,
  maximumBalanceOre: 120_000,
  ...facts,
})

describe('a bank payment', () => {
  test('with a KID goes to its wallet', () => {
    expect(placePayment(payment(), wallet())).toEqual({ credit: true })
  })

  test('may fill the wallet to the school’s limit, and waits for a person one øre above it', () => {
    expect(placePayment(payment(), wallet({ balanceOre: 100_000 }))).toEqual({ credit: true })
    expect(placePayment(payment(), wallet({ balanceOre: 100_001 }))).toEqual({ wait: 'balance_would_be_too_high' })
  })

  test('without a KID, or with one that names nobody, waits', () => {
    expect(placePayment(payment({ kid: null, message: 'Til Nora' }), null)).toEqual({ wait: 'no_kid' })
    expect(placePayment(payment({ kid: '12344' }), null)).toEqual({ wait: 'unknown_kid' })
    expect(placePayment(payment(), null)).toEqual({ wait: 'unknown_kid' })
  })

  test('for a pupil who has left, or a wallet of another operator, waits', () => {
    expect(placePayment(payment(), wallet({ isEnrolled: false }))).toEqual({ wait: 'not_enrolled' })
    expect(placePayment(payment(), wallet({ isOfThisOperator: false }))).toEqual({ wait: 'kid_of_other_operator' })
  })

  test('that the bank took back waits whatever its KID, and money out is only noted', () => {
    expect(placePayment(payment({ isReversal: true }), wallet())).toEqual({ wait: 'taken_back' })
    expect(placePayment(payment({ isReversal: true, direction: 'out' }), wallet())).toEqual({ wait: 'taken_back' })
    expect(placePayment(payment({ direction: 'out' }), wallet())).toEqual({ note: true })
  })
})

test('a KID that the payer wrote in the message counts, but not a number among words', () => {
  expect(kidOn({ kid: null, message: `${kid.slice(0, 4)} ${kid.slice(4)}` })).toEqual({ schoolId: 1, number: 42 })
  expect(kidOn({ kid: null, message: `kid ${kid}` })).toBeNull()
  expect(kidOn({ kid: null, message: null })).toBeNull()
  expect(kidOn({ kid: '123', message: kid })).toEqual({ schoolId: 1, number: 42 })
})
