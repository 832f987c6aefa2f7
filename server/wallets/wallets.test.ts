import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RouteKey, RouteReply } from '../../contract/route-types.ts'
import { sql, transaction } from '../../database/transaction.ts'
import { type Canteen, fill, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer } from '../../test/topups.ts'
import { makeApp } from '../app.ts'
import { currentSigner } from '../journal/index.ts'
import { openSession } from '../people/index.ts'
import { makePurchases } from '../purchases/index.ts'

let made: TestHouse
let canteen: Canteen
let app: Awaited<ReturnType<typeof makeApp>>

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  app = await makeApp(made.house, { isHttps: false, proxies: 0 })
})
afterAll(async () => {
  await app.close()
  await made.close()
})

type Reply<K extends RouteKey> = { status: number; body: RouteReply<K> & { code?: string } }

async function ask<K extends RouteKey>(personId: string, _route: K, path: string): Promise<Reply<K>> {
  const token = await openSession(made.house.database, made.house, personId)
  const reply = await app.inject({ url: path, headers: { cookie: `kantinekort=${token}` } })
  return { status: reply.statusCode, body: reply.json() }
}

const at = ({ schoolId, walletId }: TestPupil) => `/api/wallets/${schoolId}/${walletId}`
const wallet = (personId: string, pupil: TestPupil) => ask(personId, 'GET /api/wallets/:schoolId/:walletId', at(pupil))
const history = (personId: string, pupil: TestPupil, query = '') =>
  ask(personId, 'GET /api/wallets/:schoolId/:walletId/history', `${at(pupil)}/history${query}`)

/** A grown-up who follows the pupil's wallet. */
async function guardianOf({ schoolId, pupilId }: TestPupil): Promise<string> {
  const personId = await makePayer(made.house)
  await made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${made.clock.now()})`)
  return personId
}

describe('a wallet', () => {
  test('shows the balance, what can be paid in, the limit, and that it costs nothing', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 8550, firstName: 'Bartholomeus-Emmanuel' })
    const { status, body } = await wallet(await guardianOf(pupil), pupil)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      wallet: {
        walletId: pupil.walletId,
        firstName: 'Bartholomeus-Emmanuel',
        balanceOre: 8550,
        relation: 'guardian',
        mayPay: true,
        operator: { name: 'Testkantiner AS' },
      },
      topupAmountsOre: [4000, 5000, 10_000, 20_000, 30_000, 40_000, 50_000],
      maximumBalanceOre: 120_000,
      feeOre: 0,
      topupsInFlight: [],
      giftsHeld: [],
      automatic: null,
    })
  })

  test('of somebody else is not even said to be there', async () => {
    const pupil = await canteen.makePupil()
    const stranger = await guardianOf(await canteen.makePupil())
    for (const look of [wallet, history]) expect((await look(stranger, pupil)).body).toMatchObject({ code: 'not_found' })
  })
})

describe('the history', () => {
  test('of a new wallet is empty', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    expect((await history(await guardianOf(pupil), pupil)).body).toEqual({ entries: [], hasMore: false, sees: 'items' })
  })

  test('tells what was eaten, where, and on which receipt, newest first', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const signer = await currentSigner(made.house.database, made.house.keys)
    const lines = [{ productId: canteen.apple.productId, quantity: 2, unitPriceOre: 800 }]
    const wish = canteen.wish(pupil, { lines, totalOre: 1600 })
    const [bought] = await makePurchases(made.house, signer, [wish])
    const { body } = await history(await guardianOf(pupil), pupil)
    const receiptNumber = bought && 'answer' in bought ? bought.answer.receiptNumber : null
    expect(body.entries).toEqual([
      {
        version: 2,
        kind: 'purchase',
        amountOre: -1600,
        balanceAfterOre: 8400,
        happenedAt: made.clock.now().toISOString(),
        place: 'Kasse 1',
        receiptNumber,
        purchaseId: wish.id,
        disputeNumber: null,
        gift: null,
        paidBy: null,
        isAutomatic: false,
        foundByName: null,
        lines: [{ name: 'Eple', quantity: 2, unitPriceOre: 800, amountOre: 1600 }],
      },
      {
        version: 1,
        kind: 'topup',
        amountOre: 10_000,
        balanceAfterOre: 10_000,
        happenedAt: made.clock.now().toISOString(),
        place: null,
        receiptNumber: null,
        purchaseId: null,
        disputeNumber: null,
        gift: null,
        paidBy: null,
        isAutomatic: false,
        foundByName: null,
        lines: [],
      },
    ])
  })

  test('of a purchase with two VAT rates is two movements, each with its own lines', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const signer = await currentSigner(made.house.database, made.house.keys)
    const soda = await canteen.makeProduct({ name: 'Brus', priceOre: 2500, vatCode: '3' })
    const lines = [
      { productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 },
      { productId: soda.productId, quantity: 1, unitPriceOre: 2500 },
      { productId: canteen.baguette.productId, quantity: 1, unitPriceOre: 3500 },
    ]
    await makePurchases(made.house, signer, [canteen.wish(pupil, { lines, totalOre: 6800 })])
    const { entries } = (await history(await guardianOf(pupil), pupil, '?limit=2')).body
    expect(entries.map(({ amountOre, lines: shown }) => [amountOre, shown.map(({ name }) => name)])).toEqual([
      [-2500, ['Brus']],
      [-4300, ['Eple', 'Baguett']],
    ])
  })

  test('is read a page at a time without a gap and without a repetition, to the very first movement', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    for (let count = 1; count <= 7; count += 1) await transaction(made.house.database, (tx) => fill(tx, made.house, { ...pupil, amountOre: count * 100 }))
    const guardian = await guardianOf(pupil)
    const versions: number[] = []
    let hasMore = true
    for (let before = ''; hasMore; before = `&before=${versions.at(-1)}`) {
      const { body } = await history(guardian, pupil, `?limit=3${before}`)
      versions.push(...body.entries.map(({ version }) => version))
      hasMore = body.hasMore
    }
    expect(versions).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect((await history(guardian, pupil, '?limit=7')).body.hasMore).toBe(false)
    expect((await history(guardian, pupil, '?limit=6')).body.hasMore).toBe(true)
  })

  test('is not read in pages of more than a hundred, of none, or of a word', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await guardianOf(pupil)
    expect((await history(guardian, pupil, '?limit=100')).status).toBe(200)
    for (const query of ['?limit=101', '?limit=0', '?limit=ti', '?before=0', '?unknown=1'])
      expect((await history(guardian, pupil, query)).body.code).toBe('not_well_formed')
  })
})
