// What becomes of a purchase when the database goes away at the worst moment. A proxy stands between the
// server and PostgreSQL and cuts the line before or after the commit has passed.

import net from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { openDatabase, type Database } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type Canteen, makeCanteen } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import type { House } from '../house.ts'
import { currentSigner, type Signer } from '../journal/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { makePurchaseQueue, usualLimits } from './purchase-queue.ts'

const onServer = process.env.KANTINEKORT_TEST_ON === 'server'

type Cut = 'no' | 'before the commit arrives' | 'after the commit arrived' | 'nobody answers'
type Proxy = { url: string; cut: (how: Cut, times?: number) => void; cuts: () => number; close: () => void }

/** A line to PostgreSQL that can be cut. */
async function lineTo(target: URL): Promise<Proxy> {
  let mode: Cut = 'no'
  let left = 0
  let done = 0
  const lines = new Set<net.Socket>()
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname)
    for (const line of [near, far]) {
      lines.add(line)
      line.on('error', () => {})
      line.on('close', () => {
        lines.delete(line)
        near.destroy()
        far.destroy()
      })
    }
    if (mode === 'nobody answers') return void near.destroy()
    near.on('data', (bytes) => {
      const isCommit = bytes.includes('commit')
      if (!isCommit || mode === 'no' || left === 0) return void far.write(bytes)
      left -= 1
      done += 1
      if (mode === 'before the commit arrives') return void near.destroy()
      // The commit goes through; its answer never comes back.
      far.removeAllListeners('data')
      far.write(bytes, () => setTimeout(() => near.destroy(), 50))
    })
    far.on('data', (bytes) => near.write(bytes))
  })
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)))
  const url = new URL(target)
  url.port = String(port)
  return {
    url: url.toString(),
    cut: (how, times = 1) => {
      mode = how
      left = times
      if (how === 'nobody answers') for (const line of lines) line.destroy()
    },
    cuts: () => done,
    close: () => {
      for (const line of lines) line.destroy()
      server.close()
    },
  }
}

describe.runIf(onServer)('a purchase while the database goes away', () => {
  let made: TestHouse
  let canteen: Canteen
  let signer: Signer
  let line: Proxy
  let cutOff: Database
  let house: House

  beforeAll(async () => {
    made = await houseForTest({ on: 'server' })
    canteen = await makeCanteen(made.house)
    signer = await currentSigner(made.house.database, made.house.keys)
    line = await lineTo(new URL(made.url as string))
    cutOff = await openDatabase({ url: line.url }, { as: 'application' })
    house = { ...made.house, database: cutOff }
  })
  afterEach(() => line.cut('no'))
  afterAll(async () => {
    await cutOff.close()
    line.close()
    await made.close()
  })

  const queue = (retryForMs = usualLimits.retryForMs) => makePurchaseQueue(house, signer, { ...usualLimits, retryForMs })
  const refusalOf = (promise: Promise<unknown>): Promise<RefusalCode | null> =>
    promise.then(
      () => null,
      (error: { code: RefusalCode }) => error.code,
    )

  test.each(['before the commit arrives', 'after the commit arrived'] as const)('is charged once when the line is cut %s', async (how) => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const before = line.cuts()
    line.cut(how)
    const answer = await queue().submit(canteen.wish(pupil))
    expect(line.cuts()).toBe(before + 1)
    expect(answer.balanceOre).toBe(6500)
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(6500)
  })

  test('is charged once when the answer is lost three times in a row', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    line.cut('after the commit arrived', 3)
    expect((await queue().submit(canteen.wish(pupil))).balanceOre).toBe(6500)
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(6500)
  })

  test('is said to be unknown when nobody answers for too long, and the same id later gets the answer', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const wish = canteen.wish(pupil)
    line.cut('nobody answers')
    expect(await refusalOf(queue(300).submit(wish))).toBe('outcome_unknown')
    line.cut('no')
    expect((await queue().submit(wish)).balanceOre).toBe(6500)
  })

  test('leaves a whole journal behind', async () => {
    const { discrepancies } = await verifyDatabase(made.house.database, made.house.keys)
    expect(discrepancies).toEqual([])
  })
})

describe('the queue of purchases', () => {
  let made: TestHouse
  let canteen: Canteen
  let signer: Signer
  beforeAll(async () => {
    made = await houseForTest()
    canteen = await makeCanteen(made.house)
    signer = await currentSigner(made.house.database, made.house.keys)
  })
  afterAll(() => made.close())

  test('answers each till with its own purchase, however many arrive at once', async () => {
    const queue = makePurchaseQueue(made.house, signer)
    const pupils = await Promise.all(Array.from({ length: 10 }, (_, index) => canteen.makePupil({ firstName: `Elev ${index}`, balanceOre: 20_000 })))
    const tills = await Promise.all(Array.from({ length: 4 }, () => canteen.makeTill()))
    const answers = await Promise.all(
      Array.from({ length: 80 }, async (_, index) => {
        const pupil = pupils[index % pupils.length] as (typeof pupils)[number]
        const till = tills[index % tills.length] as (typeof tills)[number]
        const answer = await queue.submit(
          canteen.wish(pupil, { till, lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 }),
        )
        expect(answer.firstName).toBe(`Elev ${index % pupils.length}`)
        return answer
      }),
    )
    expect(answers).toHaveLength(80)
    for (const pupil of pupils) expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(20_000 - 8 * 800)
    const numbers = await rows<{ journalNumber: number }>(
      made.house.database,
      sql`select journal_number as "journalNumber" from purchase where school_id = ${canteen.schoolId} and register_id = ${tills[0]?.registerId} order by journal_number`,
    )
    expect(numbers.map((each) => each.journalNumber)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('spends a wallet to zero and no further when fifty tills want it at once', async () => {
    const queue = makePurchaseQueue(made.house, signer, { ...usualLimits, largestBatch: 7 })
    const pupil = await canteen.makePupil({ balanceOre: 8_000 })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        queue.submit(canteen.wish(pupil, { lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 })),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'balance_too_low' })
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(0)
  })

  test('knows a card that was made after its code was first seen, and one that was blocked since', async () => {
    const queue = makePurchaseQueue(made.house, signer)
    const pupil = await canteen.makePupil()
    const key = { schoolId: canteen.schoolId, cardId: pupil.cardId }
    const [card] = await rows<{ codeHash: Buffer }>(
      made.house.database,
      sql`select code_hash as "codeHash" from card where school_id = ${key.schoolId} and id = ${key.cardId}`,
    )
    const setHash = (hash: Buffer) =>
      made.house.database.query(sql`update card set code_hash = ${hash} where school_id = ${key.schoolId} and id = ${key.cardId}`)
    await setHash(Buffer.from('not made yet'))
    await expect(queue.submit(canteen.wish(pupil))).rejects.toMatchObject({ code: 'card_not_handed_out' })
    await setHash(card?.codeHash as Buffer)
    expect((await queue.submit(canteen.wish(pupil))).balanceOre).toBe(16_500)
    await made.house.database.query(sql`update card set blocked_at = ${made.clock.now()} where school_id = ${key.schoolId} and id = ${key.cardId}`)
    await expect(queue.submit(canteen.wish(pupil))).rejects.toMatchObject({ code: 'card_blocked' })
  })

  test('knows a price as long as the catalogue is the same, and the new one at once when it is not', async () => {
    const queue = makePurchaseQueue(made.house, signer)
    const pupil = await canteen.makePupil()
    const soup = await canteen.makeProduct({ name: 'Suppe', priceOre: 4000 })
    const wish = (priceOre: number) => canteen.wish(pupil, { lines: [{ productId: soup.productId, quantity: 1, unitPriceOre: priceOre }], totalOre: priceOre })
    expect((await queue.submit(wish(4000))).balanceOre).toBe(16_000)
    await made.house.database.query(sql`
      with changed as (update product set price_ore = 4200 where school_id = ${canteen.schoolId} and id = ${soup.productId})
      update school set catalogue_version = catalogue_version + 1 where id = ${canteen.schoolId}`)
    await expect(queue.submit(wish(4000))).rejects.toMatchObject({ code: 'price_changed', facts: { priceOre: 4200 } })
    const cake = await canteen.makeProduct({ name: 'Kake', priceOre: 500 })
    const both = [soup.productId, cake.productId].map((productId, index) => ({ productId, quantity: 1, unitPriceOre: index === 0 ? 4200 : 500 }))
    expect((await queue.submit(canteen.wish(pupil, { lines: both, totalOre: 4700 }))).balanceOre).toBe(11_300)
    await expect(
      queue.submit(canteen.wish(pupil, { lines: [{ productId: pupil.walletId, quantity: 1, unitPriceOre: 1 }], totalOre: 1 })),
    ).rejects.toMatchObject({
      code: 'product_not_sold',
    })
  })

  test('says that it is full instead of growing without end', async () => {
    const queue = makePurchaseQueue(made.house, signer, { ...usualLimits, longestQueue: 3 })
    const pupil = await canteen.makePupil()
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => queue.submit(canteen.wish(pupil))))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'too_busy' } })
  })

  test('fails one purchase that breaks a rule of the database, and not its neighbours', async () => {
    const queue = makePurchaseQueue(made.house, signer)
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    const taken = canteen.wish(pupil)
    // The same id at two schools' tills is two purchases; a card id that is no UUID can only be a bug.
    const broken = { ...canteen.wish(other), id: 'not-an-id' }
    const [good, bad] = await Promise.allSettled([queue.submit(taken), queue.submit(broken)])
    expect(good.status).toBe('fulfilled')
    expect(bad.status).toBe('rejected')
  })

  test('puts purchases of one school only in a batch when the database is spread by school', async () => {
    const other = await makeCanteen(made.house)
    const queue = makePurchaseQueue({ ...made.house, database: { ...made.house.database, isSpreadBySchool: true } }, signer)
    const [here, there] = [await canteen.makePupil(), await other.makePupil()]
    const answers = await Promise.all([queue.submit(canteen.wish(here)), queue.submit(other.wish(there)), queue.submit(canteen.wish(here))])
    expect(answers.map(({ balanceOre }) => balanceOre)).toEqual([16_500, 16_500, 13_000])
    await queue.drain()
  })
})
