import { expect, test } from 'vitest'
import { type DaySum, type DayVat, makeVouchers, nameAccount } from './vouchers.ts'

const sales = new Map([
  ['3000', '3'],
  ['3010', '31'],
  ['3200', '6'],
] as const) as Map<string, DayVat['vatCode']>

const sum = (facts: Partial<DaySum>): DaySum => ({
  schoolId: 1,
  localDate: '2026-11-03',
  kind: 'purchase',
  debit: '2901',
  credit: '3200',
  amountOre: 1000,
  count: 1,
  ...facts,
})
const vat = (facts: Partial<DayVat>): DayVat => ({
  schoolId: 1,
  localDate: '2026-11-03',
  kind: 'purchase',
  vatCode: '6',
  vatRate: 0,
  amountOre: 1000,
  vatOre: 0,
  ...facts,
})
const line = (account: string, debitOre: number, creditOre: number) => expect.objectContaining({ account, debitOre, creditOre })

test('a day’s sales are one voucher: the debt to the pupils down, sales without VAT and the VAT up', () => {
  const sums = [sum({ credit: '3000', amountOre: 12_500, count: 3 }), sum({ credit: '3200', amountOre: 4500, count: 2 })]
  const [voucher, ...others] = makeVouchers(sums, [vat({ vatCode: '3', vatRate: 2500, amountOre: 12_500, vatOre: 2500 }), vat({ amountOre: 4500 })], sales)
  expect(others).toEqual([])
  expect(voucher).toMatchObject({ number: '2026-11-03-1-SALG', type: 'SALG', count: 5 })
  expect(voucher?.lines).toEqual([line('2901', 17_000, 0), line('3000', 0, 10_000), line('2701', 0, 2500), line('3200', 0, 4500)])
  expect(voucher?.lines[1]?.vat).toEqual({ code: '3', rate: 2500, vatOre: 2500 })
})

test('a return is the other way round, with its own VAT', () => {
  const [voucher] = makeVouchers(
    [sum({ kind: 'return', debit: '3000', credit: '2901', amountOre: 1250 })],
    [vat({ kind: 'return', vatCode: '3', vatRate: 2500, amountOre: 1250, vatOre: 250 })],
    sales,
  )
  expect(voucher?.lines).toEqual([line('3000', 1000, 0), line('2701', 250, 0), line('2901', 0, 1250)])
})

test('two rates on one day, as when the rate changes, are two lines', () => {
  const [voucher] = makeVouchers(
    [sum({ credit: '3010', amountOre: 3000 })],
    [vat({ vatCode: '31', vatRate: 1500, amountOre: 1150, vatOre: 150 }), vat({ vatCode: '31', vatRate: 1200, amountOre: 1850, vatOre: 198 })],
    sales,
  )
  expect(voucher?.lines).toEqual([line('2901', 3000, 0), line('3010', 0, 1652), line('2702', 0, 198), line('3010', 0, 1000), line('2702', 0, 150)])
})

test('schools, days and kinds have vouchers of their own, in that order', () => {
  const made = makeVouchers(
    [
      sum({ schoolId: 10, kind: 'topup', debit: '1571', credit: '2901' }),
      sum({ schoolId: 2, kind: 'topup', debit: '1571', credit: '2901' }),
      sum({ schoolId: 2, localDate: '2026-11-02', kind: 'payout', debit: '2902', credit: '1920' }),
    ],
    [],
    sales,
  )
  expect(made.map(({ number }) => number)).toEqual(['2026-11-02-2-UTBETALING', '2026-11-03-2-INNBETALING', '2026-11-03-10-INNBETALING'])
})

test('every voucher balances', () => {
  const vouchers = makeVouchers(
    [sum({ credit: '3000', amountOre: 999 }), sum({ kind: 'refund', credit: '2902', amountOre: 7 }), sum({ kind: 'something_new', credit: '9999' })],
    [vat({ vatCode: '3', vatRate: 2500, amountOre: 999, vatOre: 200 })],
    sales,
  )
  for (const { lines } of vouchers) {
    expect(lines.reduce((total, { debitOre, creditOre }) => total + debitOre - creditOre, 0)).toBe(0)
  }
})

test('sales whose lines are not what the ledger says are not handed to an accountant', () => {
  const sums = [sum({ credit: '3000', amountOre: 1000 })]
  for (const wrong of [[], [vat({ vatCode: '3', vatRate: 2500, amountOre: 999, vatOre: 200 })]]) {
    expect(() => makeVouchers(sums, wrong, sales)).toThrow('not what the ledger says')
  }
})

test('an account that nobody has named yet still has a place in the grouping', () => {
  expect(nameAccount('1572')).toMatchObject({ number: '1572', group: '1570' })
  expect(nameAccount('2999')).toMatchObject({ number: '2999', group: '2990' })
  expect(nameAccount('7795')).toMatchObject({ name: 'Rettelser' })
})

test('money on its way back is a debt of its own until it has left, through the provider or the bank, or has come back to the card', () => {
  const made = makeVouchers(
    [
      sum({ kind: 'refund', debit: '2901', credit: '2902', amountOre: 30_000, count: 3 }),
      sum({ kind: 'refund', debit: '2902', credit: '2901', amountOre: 5_000 }),
      sum({ kind: 'payout', debit: '2902', credit: '1571', amountOre: 20_000 }),
      sum({ kind: 'payout', debit: '2902', credit: '1920', amountOre: 4_000 }),
    ],
    [],
    sales,
  )
  expect(made.map(({ type, text }) => [type, text])).toEqual([
    ['UTBETALING', 'Betalt tilbake'],
    ['REFUSJON', 'Saldo krevd tilbake'],
  ])
  expect(made[0]?.lines).toEqual([line('2902', 24_000, 0), line('1571', 0, 20_000), line('1920', 0, 4_000)])
  expect(made[1]?.lines).toEqual([line('2901', 30_000, 0), line('2902', 5_000, 0), line('2901', 0, 5_000), line('2902', 0, 30_000)])
})

test('what a provider settles is a voucher of its own: paid out, its fee, and what the bank got of it', () => {
  const settled = (kind: string, debit: string, credit: string, amountOre: number) => sum({ kind, debit, credit, amountOre })
  const vouchers = makeVouchers(
    [
      settled('settlement', '1579', '1572', 49_125),
      settled('settlement_fee', '7770', '1572', 875),
      settled('settlement_received', '1920', '1579', 49_125),
      settled('payout_returned', '1920', '2902', 20_000),
    ],
    [],
    sales,
  )
  expect(vouchers.map(({ type }) => type).sort()).toEqual(['OPPGJØR', 'OPPGJØR-BANK', 'OPPGJØRSGEBYR', 'UTBETALING-RETUR'])
  // The schema takes no longer ones.
  for (const { number } of vouchers) expect(number.length).toBeLessThanOrEqual(70)
  for (const { lines } of vouchers) expect(lines.reduce((total, { debitOre, creditOre }) => total + debitOre - creditOre, 0)).toBe(0)
  expect([nameAccount('1579'), nameAccount('7770')]).toMatchObject([
    { name: 'Oppgjør på vei til banken', category: 'balanseverdiForOmloepsmiddel', group: '1570' },
    { name: 'Gebyr til betalingsleverandører', category: 'annenDriftskostnad', group: '7700' },
  ])
})
