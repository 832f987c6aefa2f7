import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../contract/refusals.ts'
import { firstRow, rows, sql, sqlState, transaction } from '../database/transaction.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../test/canteen.ts'
import { houseForTest, type TestHouse } from '../test/house-for-test.ts'
import { balanceOf, lockWallets, movementsOf, post, type Transfer } from './ledger.ts'

let made: TestHouse
let canteen: Canteen
let salesId: string
let clearingId: string
let fundId: string

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  const chart = await made.house.chartOf(made.house.database, canteen.schoolId)
  salesId = chart.sales['6']
  clearingId = chart.clearing['swedbank-pay']
  fundId = chart.byKind.meal_fund
})
afterAll(() => made.close())

/** Posts in one transaction and answers the SQLSTATE of the refusal, or '' when it was booked. */
async function tryToPost(...transfers: Transfer[]): Promise<string> {
  try {
    await transaction(made.house.database, async (tx) => {
      const wallets = new Set(transfers.flatMap((transfer) => [transfer.debitAccountId, transfer.creditAccountId]))
      const locked = await lockWallets(
        tx,
        [...wallets].map((walletId) => ({ schoolId: canteen.schoolId, walletId })),
      )
      await post(tx, locked, transfers, made.clock.now())
    })
    return ''
  } catch (error) {
    if (error instanceof Refused || sqlState(error) === '') throw error
    return sqlState(error)
  }
}

const transfer = (facts: Partial<Transfer>): Transfer => ({
  schoolId: canteen.schoolId,
  eventId: made.house.newId(),
  part: 1,
  kind: 'correction',
  debitAccountId: clearingId,
  creditAccountId: salesId,
  amountOre: 100,
  happenedAt: made.clock.now(),
  ...facts,
})

describe('the ledger', () => {
  test('refuses a wallet below its floor, by one øre', async () => {
    const { walletId } = await canteen.makePupil({ balanceOre: 1000 })
    expect(await tryToPost(transfer({ debitAccountId: walletId, amountOre: 1001 }))).toBe('23514')
    expect(await tryToPost(transfer({ debitAccountId: walletId, amountOre: 1000 }))).toBe('')
  })

  test('moves an event’s money once', async () => {
    const { walletId } = await canteen.makePupil({ balanceOre: 0 })
    const once = transfer({ creditAccountId: walletId })
    expect(await tryToPost(once)).toBe('')
    expect(await tryToPost(once)).toBe('23505')
    expect((await balanceOf(made.house.database, { schoolId: canteen.schoolId, walletId }))?.balanceOre).toBe(100)
  })

  test.each([
    ['nothing', { amountOre: 0 }, '23514'],
    ['less than nothing', { amountOre: -5 }, '23514'],
    ['a kind nobody knows', { kind: 'gift' as never }, '23514'],
    ['from an account to itself', { debitAccountId: '019a4931-cf40-7fff-bfff-000000000001', creditAccountId: '019a4931-cf40-7fff-bfff-000000000001' }, '23514'],
  ])('refuses to move %s', async (_what, facts, state) => {
    expect(await tryToPost(transfer(facts))).toBe(state)
  })

  test('never changes or deletes a transfer, not even for its owner’s application', async () => {
    await tryToPost(transfer({}))
    for (const statement of [
      sql`update transfer set amount_ore = 1 where school_id = ${canteen.schoolId}`,
      sql`delete from transfer where school_id = ${canteen.schoolId}`,
    ]) {
      await expect(made.house.database.query(statement)).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('moves money between two wallets with both histories right', async () => {
    const [one, other] = [await canteen.makePupil({ balanceOre: 500 }), await canteen.makePupil({ balanceOre: 0 })]
    expect(await tryToPost(transfer({ debitAccountId: one.walletId, creditAccountId: other.walletId, amountOre: 200 }))).toBe('')
    expect(await movementsOf(made.house.database, { ...one, before: null, limit: 10 })).toMatchObject([
      { version: 2, amountOre: -200, balanceAfterOre: 300 },
      { version: 1, amountOre: 500, balanceAfterOre: 500 },
    ])
    expect(await movementsOf(made.house.database, { ...other, before: null, limit: 10 })).toMatchObject([{ version: 1, amountOre: 200, balanceAfterOre: 200 }])
  })

  test('tells a history a page at a time', async () => {
    const { walletId } = await canteen.makePupil({ balanceOre: 0 })
    for (let amountOre = 1; amountOre <= 5; amountOre += 1) await tryToPost(transfer({ creditAccountId: walletId, amountOre }))
    const page = (before: number | null) => movementsOf(made.house.database, { schoolId: canteen.schoolId, walletId, before, limit: 2 })
    expect((await page(null)).map(({ version }) => version)).toEqual([5, 4])
    expect((await page(4)).map(({ version }) => version)).toEqual([3, 2])
    expect((await page(2)).map(({ version }) => version)).toEqual([1])
  })
})

type Step = { from: number; to: number; amountOre: number; repeat: boolean }

const FUND = 5

/** What moves between two places is called: the meal fund has kinds of its own, and so has what goes between siblings. */
function kindOf({ from, to }: Step): Transfer['kind'] {
  if (from === FUND) return to < 3 ? 'meal_advance' : 'meal_withdrawal'
  if (to === FUND) return from < 3 ? 'meal_repaid' : 'meal_contribution'
  return from < 3 && to < 3 ? 'sibling_transfer' : 'correction'
}

test('whatever is tried, legal or not, balances are the sum of what was booked and never below zero', async () => {
  const pupils: TestPupil[] = []
  for (let count = 0; count < 3; count += 1) pupils.push(await canteen.makePupil({ balanceOre: 0 }))
  // The fund keeps a balance of its own, and is never below zero either.
  const model = [0, 0, 0, 0, 0, 0]
  const booked = pupils.map(() => 0)
  // Places 0 to 2 are wallets, 3 is where money comes from, 4 is where it goes, 5 is the school's meal fund.
  const place = (index: number) => pupils[index]?.walletId ?? [clearingId, salesId, fundId][index - 3] ?? ''
  const isKept = (index: number) => index < 3 || index === FUND
  const step: fc.Arbitrary<Step> = fc.record({ from: fc.nat(FUND), to: fc.nat(FUND), amountOre: fc.integer({ min: -50, max: 5_000 }), repeat: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const each of steps) {
        const { from, to, amountOre, repeat } = each
        const wanted = transfer({ kind: kindOf(each), debitAccountId: place(from), creditAccountId: place(to), amountOre })
        const isLegal = amountOre > 0 && from !== to && (!isKept(from) || (model[from] as number) >= amountOre)
        expect(await tryToPost(wanted)).toBe(isLegal ? '' : '23514')
        if (isLegal) {
          for (const [index, change] of [
            [from, -amountOre],
            [to, amountOre],
          ] as const) {
            if (!isKept(index)) continue
            model[index] = (model[index] as number) + change
            if (index < 3) booked[index] = (booked[index] as number) + 1
          }
          if (repeat) expect(['23505', '23514']).toContain(await tryToPost(wanted))
        }
        const found = await rows<{ id: string; balanceOre: number; version: number }>(
          made.house.database,
          sql`select id, balance_ore as "balanceOre", version from wallet where school_id = ${canteen.schoolId} and id = any (${pupils.map((p) => p.walletId)}::uuid[])`,
        )
        for (const [index, { walletId }] of pupils.entries()) {
          expect(found.find(({ id }) => id === walletId)).toMatchObject({ balanceOre: model[index], version: booked[index] })
        }
        const fund = await firstRow<{ balanceOre: number }>(
          made.house.database,
          sql`select balance_ore as "balanceOre" from kept_account where school_id = ${canteen.schoolId} and account_id = ${fundId}`,
        )
        expect(fund?.balanceOre).toBe(model[FUND])
      }
    }),
    { numRuns: 25 },
  )
  const ledger = await firstRow<{ sum: number }>(
    made.house.database,
    sql`
      select coalesce(sum(case when credit_account_id = any (${pupils.map((p) => p.walletId)}::uuid[]) then amount_ore else 0 end)
        - sum(case when debit_account_id = any (${pupils.map((p) => p.walletId)}::uuid[]) then amount_ore else 0 end), 0) as sum
      from transfer
      where school_id = ${canteen.schoolId}`,
  )
  expect(ledger?.sum).toBe(model.slice(0, 3).reduce((sum, balance) => sum + balance, 0))
})
