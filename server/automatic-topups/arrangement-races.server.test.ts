// Races need several connections, so they run on a PostgreSQL server; without one they are skipped, and the end of the
// run says so.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { usualTerms, makeGuardianOf } from '../../test/arrangements.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, serverUrl, type TestHouse } from '../../test/house-for-test.ts'
import { makeScriptedProvider, type ScriptedProvider } from '../../test/topups.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchaseQueue } from '../purchases/index.ts'
import { makeTopupWatcher, referenceOf } from '../topups/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { endOwn, pauseOwn, resumeOwn } from './change-arrangement.ts'
import { setUp } from './set-up.ts'
import { makeArrangementWatcher } from './watch-arrangements.ts'

describe.skipIf(!serverUrl())('many at once', () => {
  let made: TestHouse
  let canteen: Canteen
  let provider: ScriptedProvider

  beforeAll(async () => {
    made = await houseForTest({ on: 'server' })
    canteen = await makeCanteen(made.house)
    provider = makeScriptedProvider()
  })
  afterAll(() => made.close())

  const times = <Result>(count: number, work: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const topups = () => makeTopupWatcher(made.house, provider.payments).look()
  const processes = () => times(4, async () => void (await Promise.all([makeArrangementWatcher(made.house, provider.payments).look(), topups()])))

  async function arrangedPupil(): Promise<{ pupil: TestPupil; personId: string }> {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const { personId } = await makeGuardianOf(made.house, pupil)
    const topupId = made.house.newId()
    await setUp(made.house, provider.payments, { ...pupil, personId, topupId, terms: { ...usualTerms, amountOre: 10_000 } })
    provider.words.set(referenceOf({ ...pupil, topupId }), 'authorised')
    return { pupil, personId }
  }

  test('two tabs that set it up at once are one arrangement', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const { personId } = await makeGuardianOf(made.house, pupil)
    await times(6, () => setUp(made.house, provider.payments, { ...pupil, personId, topupId: made.house.newId(), terms: usualTerms }))
    const found = await rows(made.house.database, sql`select id from topup_arrangement where school_id = ${pupil.schoolId} and wallet_id = ${pupil.walletId}`)
    expect(found).toHaveLength(1)
  })

  test('four processes that watch twenty wallets below their thresholds charge each once', async () => {
    const all = await times(20, arrangedPupil)
    made.clock.pass(6_000)
    await topups()
    made.clock.pass(2 * 3_600_000)
    const queue = makePurchaseQueue(made.house, await currentSigner(made.house.database, made.house.keys))
    const lines = [{ productId: canteen.apple.productId, quantity: 10, unitPriceOre: 800 }]
    const charged = provider.charges
    await Promise.all([times(20, (index) => queue.submit(canteen.wish(all[index]?.pupil as TestPupil, { lines, totalOre: 8_000 }))), processes(), processes()])
    for (let round = 0; round < 3; round += 1) await processes()
    expect(provider.charges - charged).toBe(20)
    for (const { pupil } of all) expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(12_000)
  })

  test('pausing, resuming, ending, buying and charging at once never wait for each other in a circle', async () => {
    const all = await times(6, arrangedPupil)
    made.clock.pass(6_000)
    await topups()
    made.clock.pass(2 * 3_600_000)
    const queue = makePurchaseQueue(made.house, await currentSigner(made.house.database, made.house.keys))
    const lines = [{ productId: canteen.apple.productId, quantity: 10, unitPriceOre: 800 }]
    await Promise.all([
      times(6, (index) => queue.submit(canteen.wish(all[index]?.pupil as TestPupil, { lines, totalOre: 8_000 }))),
      times(6, async (index) => {
        const owner = { ...(all[index]?.pupil as TestPupil), personId: all[index]?.personId as string }
        await pauseOwn(made.house, owner)
        await resumeOwn(made.house, owner)
        if (index % 2) await endOwn(made.house, owner)
      }),
      processes(),
      processes(),
    ])
    for (let round = 0; round < 3; round += 1) {
      made.clock.pass(31_000)
      await processes()
    }
    // Those that go on are filled; of the others some were charged before they ended, and none twice.
    for (const [index, { pupil }] of all.entries()) {
      const balanceOre = (await balanceOf(made.house.database, pupil))?.balanceOre
      expect(index % 2 ? [2_000, 12_000] : [12_000]).toContain(balanceOre)
    }
    expect(made.logged.filter(({ event }) => event === 'bug')).toEqual([])
  })

  test('leave books that add up', async () => {
    expect((await verifyDatabase(made.house.database, made.house.keys)).discrepancies).toEqual([])
  })
})
