// Breaks what was booked of settlements in every way there is, on a copy, and sees each of them found.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { copyOfDatabase } from '../../test/house-for-test.ts'
import { openSettlementWorld, type SettlementWorld } from '../../test/settlement-world.ts'
import { sumDays } from '../day-sums/index.ts'
import { verifyDatabase } from './index.ts'

let world: SettlementWorld
let breakable: Database

beforeAll(async () => {
  world = await openSettlementWorld()
  for (const amountOre of [20_000, 30_000]) await world.payInBy('swedbank-pay', await world.canteen.makePupil({ balanceOre: 0 }), amountOre)
  const { accountingNo } = await world.readNextFile({ feeOre: 500 })
  await world.bankTells([{ reference: 'bank', kroner: '495.00', message: `Oppgjør ${accountingNo}`, payer: 'Swedbank Pay AB' }])
  // One that stays open, and one that is not settled.
  const { order } = await world.payInBy('vipps', await world.canteen.makePupil({ balanceOre: 0 }), 10_000)
  await world.differ({ kind: 'missing', reference: order })
  await world.payInBy('vipps', await world.canteen.makePupil({ balanceOre: 0 }), 5_000)
  world.made.clock.set('2026-11-05T09:00:00Z')
  await world.fetch()
  await sumDays(world.house)
  breakable = await copyOfDatabase(world.house.database)
})
afterAll(async () => {
  await breakable.close()
  await world.close()
})

const TABLES = [
  'transfer',
  'settlement_report',
  'settlement_line',
  'settlement_part',
  'settlement_match',
  'settlement_share',
  'settlement_receipt',
  'paid_day',
  'clearing_day',
]

async function verifyBroken(statement: string) {
  const client = await breakable.connect()
  try {
    await client.query('begin')
    for (const table of TABLES) await client.query({ text: `alter table ${table} disable trigger all` })
    await client.query({ text: statement })
    const { discrepancies } = await verifyDatabase(client, world.house.keys)
    return discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('untouched, nothing is broken, and what is open is a figure', async () => {
  const { discrepancies, figures } = await verifyDatabase(world.house.database, world.house.keys)
  expect(discrepancies).toEqual([])
  expect(figures).toMatchObject({ openDifferences: 1, openDifferencesOre: 10_000 })
})

describe('verify finds', () => {
  const ways: [string, string, string][] = [
    ['a line whose amount was changed', "update settlement_line set amount_ore = amount_ore + 1 where kind = 'capture'", 'a provider’s report does not add up'],
    [
      'a report that does not follow',
      'update settlement_report set opening_ore = opening_ore + 1, closing_ore = closing_ore + 1 where position = 2',
      'a provider’s report does not follow from the one before',
    ],
    ['a match with another amount', 'update settlement_match set amount_ore = amount_ore + 1', 'a line of a provider is not the operation it was matched with'],
    [
      'a match with what was refused',
      "update payment_operation set state = 'refused' where kind = 'capture'",
      'a line of a provider is not the operation it was matched with',
    ],
    ['a match with a fee', "update settlement_line set kind = 'fee' where kind = 'capture'", 'a line of a provider is not the operation it was matched with'],
    ['a fee that was booked as more', 'update settlement_share set amount_ore = amount_ore - 1', 'a settlement is not booked as it was divided'],
    ['a settlement that nobody divided', "delete from settlement_share where kind = 'fee'", 'a settlement is not booked as it was divided'],
    [
      'a settlement that went to another account',
      "update transfer set debit_account_id = (select id from account where kind = 'corrections') where kind = 'settlement'",
      'a settlement is not booked as it was divided',
    ],
    [
      'a payout divided into less',
      "update settlement_part set amount_ore = amount_ore + 1 where line_id in (select id from settlement_line where kind = 'payout')",
      'a fee or a payout is not divided to the last øre',
    ],
    ['a payout received as more', 'update settlement_receipt set amount_ore = amount_ore + 1', 'a payout is not in the bank as it was received'],
    ['a payout in the bank that nobody received', 'delete from settlement_receipt', 'a payout is not in the bank as it was received'],
    [
      'a payout received from another',
      "update bank_payment set settlement_line_id = (select id from settlement_line where kind = 'fee' limit 1) where state = 'settlement'",
      'a payout is not in the bank as it was received',
    ],
    [
      'money of a provider that went elsewhere',
      "update transfer set credit_account_id = (select id from account where kind = 'corrections') where kind = 'settlement'",
      'what a provider owes is not what it has not settled',
    ],
    [
      'money on its way that nobody paid out',
      "update transfer set amount_ore = amount_ore + 1 where kind = 'settlement_received'",
      'what is on its way to the bank is not what was paid out',
    ],
    ['a day that was paid more on', 'update paid_day set paid_ore = paid_ore + 1', 'the sum of a day is not what was paid on it'],
    ['a day that ended with something else', 'update clearing_day set closing_ore = closing_ore + 1', 'a day does not end with what a provider owed'],
  ]
  test.each(ways)('%s', async (_name, statement, what) => {
    expect(await verifyBroken(statement)).toContain(what)
  })
})
