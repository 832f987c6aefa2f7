// Five years after the end of the year the names, accounts and words in the books go by themselves, and every øre is still proved.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, rows, run, sql, transaction } from '../../database/transaction.ts'
import { startOfBooks, usualKept } from '../../rules/kept-for.ts'
import { ACCOUNT, openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { makeCashiers } from '../../test/cashiers.ts'
import { addAccount } from '../bank-accounts/index.ts'
import { makeHousekeeping } from '../housekeeping.ts'
import { fileOfRun, freezeRun, markPaid } from '../payouts/index.ts'
import { heldTables } from './catalogue.ts'
import { forgetPastBooks } from './index.ts'

let world: RefundWorld
let runId: string

beforeAll(async () => {
  world = await openRefundWorld()
  await world.startAnew()
})
afterAll(() => world.close())

const db = () => world.house.database

describe('the books of a year', () => {
  test('must be kept to the last moment of the fifth year after it, in Oslo', () => {
    const of = (instant: string) => startOfBooks(new Date(instant), usualKept.bookkeepingYears).toISOString()
    expect(of('2031-12-31T22:59:59.999Z')).toBe('2025-12-31T23:00:00.000Z')
    expect(of('2031-12-31T23:00:00.000Z')).toBe('2026-12-31T23:00:00.000Z')
  })
})

describe('what is past the books', () => {
  test('is cut a moment after the year and not a moment before, a bounded number at a time, and verify finds nothing amiss', async () => {
    const { house, made } = world
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const { personId } = await world.makePerson('Bartholomea')
    await world.payIn(pupil, personId, 20_000)
    world.provider.payments.find = () => null
    await world.giveAccount(personId)
    await transaction(db(), (tx) => addAccount(tx, house, { operatorId: world.operatorId, typed: ACCOUNT }))
    const { personId: clerk } = await world.makePerson('Kontor')
    await world.ask(pupil, { amountOre: 5_000, payerPersonId: personId, cause: 'on_behalf', askedByPersonId: clerk, note: 'Bartholomea ringte' })
    runId = house.newId()
    await freezeRun(house, { operatorId: world.operatorId, runId, accountNumber: ACCOUNT, version: '03', payOn: '2026-12-01', personId: clerk })
    const lines = await rows<{ id: string }>(db(), sql`select id from payout_line where run_id = ${runId}`)
    await markPaid(house, { operatorId: world.operatorId, runId, lineIds: lines.map(({ id }) => id), personId: clerk })
    const { emma } = await makeCashiers(house, pupil.schoolId)
    await run(db(), sql`update cashier set ended_at = ${made.clock.now()} where school_id = ${pupil.schoolId} and id = ${emma}`)

    const named = async () =>
      [
        ...(await rows<{ word: string }>(db(), sql`select payee_name || account_number as word from payout_line`)),
        ...(await rows<{ word: string }>(db(), sql`select account_number as word from refund_part where account_number is not null`)),
        ...(await rows<{ word: string }>(db(), sql`select note as word from refund where note is not null`)),
        ...(await rows<{ word: string }>(db(), sql`select name as word from cashier where ended_at is not null`)),
      ].map(({ word }) => word)
    const whole = await named()
    expect(whole).toHaveLength(4)
    made.clock.set('2031-12-31T22:59:59.999Z')
    expect(await forgetPastBooks(house)).toBe(0)
    expect(await named()).toEqual(whole)
    expect((await fileOfRun(house, { operatorId: world.operatorId, runId })).content.byteLength).toBeGreaterThan(500)

    made.clock.set('2031-12-31T23:00:00.000Z')
    await makeHousekeeping(house).runOnce()
    expect(await named()).toEqual(['------', '---', '---', '---'])
    await expect(fileOfRun(house, { operatorId: world.operatorId, runId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await world.discrepancies()).toEqual([])
    const step = await firstRow<{ count: number }>(db(), sql`select total_count as count from forgetting where step = 'forget_past_books'`)
    expect(step?.count).toBeGreaterThanOrEqual(5)
    expect(await forgetPastBooks(house)).toBe(0)
  })

  test('is all that the law alone let stay after an erasure', () => {
    for (const { table, lawful = [], afterBooks } of heldTables)
      for (const column of lawful) expect(Object.keys(afterBooks?.cut ?? {}), table).toContain(column)
  })

  test.each(heldTables.flatMap(({ table, afterBooks }) => (afterBooks ? [[table, afterBooks] as const] : [])))(
    'is found in %s by an index that holds only what is still to be cut',
    async (table, { since, cut }) => {
      const left = Object.entries(cut).map(([column, how]) => (how === 'dash' ? `${column} <> '---'` : `${column} is not null`))
      await transaction(db(), async (tx) => {
        await tx.query({ text: 'set local enable_seqscan = off' })
        const plan = await tx.query<{ 'QUERY PLAN': string }>({
          text: `explain select ctid from ${table} where ${since} < $1 and (${left.join(' or ')}) order by ${since} limit 500`,
          values: [new Date('2027-01-01')],
        })
        expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(`${table}_to_cut`)
      })
    },
  )
})
