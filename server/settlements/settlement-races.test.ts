// Whatever comes twice or at once is booked once: files, fetches, the bank's word, and the division among schools.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { bankFile } from '../../cli/demo/bank-file.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { openSettlementWorld, OUR_ACCOUNT, type SettlementWorld } from '../../test/settlement-world.ts'
import { readBankFile } from '../bank-payments/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { readSettlementFile, workThrough } from './index.ts'

let world: SettlementWorld

beforeAll(async () => {
  world = await openSettlementWorld()
})
afterAll(() => world.close())

test('a file that many read at once, while others work through, is taken once and each line is matched once', async () => {
  for (const amountOre of [10_000, 20_000, 30_000]) await world.payInBy('swedbank-pay', await world.canteen.makePupil({ balanceOre: 0 }), amountOre)
  const next = await fetch(`${world.simulators['swedbank-pay'].address}/simulator/settlements/next`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { xml, accountingNo } = (await next.json()) as { xml: string; accountingNo: string }
  const account = { operatorId: world.operatorId, provider: 'swedbank-pay' } as const
  const read = () => readSettlementFile(world.house, world.payments, { operatorId: world.operatorId, text: xml, feeOre: 900, personId: null })
  const work = () => workThrough(world.house, world.payments, account)
  await Promise.all([read(), work(), read(), work(), read(), read(), work()])
  await work()
  const counts = await firstRow(
    world.house.database,
    sql`
      select (select count(*)::int from settlement_report) as reports, (select count(*)::int from settlement_line) as lines,
        (select count(*)::int from settlement_match) as matches, (select count(*)::int from settlement_share) as shares,
        (select count(*)::int from settlement_difference) as differences`,
  )
  expect(counts).toEqual({ reports: 1, lines: 5, matches: 3, shares: 2, differences: 0 })
  expect([await world.held('1571'), await world.held('1579'), await world.held('7770')]).toEqual([0, 59_100, 900])

  const file = (reference: string) =>
    bankFile({
      messageId: reference,
      account: OUR_ACCOUNT,
      bookedOn: '2026-11-04',
      payments: [{ reference, kroner: '591.00', message: `Oppgjør ${accountingNo}`, payer: 'Swedbank Pay AB' }],
    })
  const tell = (reference: string) => readBankFile(world.house, { operatorId: world.operatorId, name: 'bank.xml', text: file(reference), personId: null })
  await Promise.all([tell('one'), tell('one'), tell('other'), work(), tell('one')])
  expect([await world.held('1579'), await world.held('1920')]).toEqual([0, 59_100])
  const states = await rows<{ state: string }>(world.house.database, sql`select state from bank_payment order by state`)
  expect(states).toEqual([{ state: 'settlement' }, { state: 'waiting' }])
  expect((await verifyDatabase(world.house.database, world.house.keys)).discrepancies).toEqual([])
})
