// A sale that an adult let go on against a stop, on a line that goes at every point: it goes on by that word alone too, once,
// within its minutes, is charged once, and the family hears of it once.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { call } from '../../kit/api.ts'
import { readCode } from '../../rules/card-codes.ts'
import { makeCashier } from '../../server/cashiers/index.ts'
import { type AloneTills, openAloneTills } from '../../test/alone-tills.ts'
import type { TestPupil, TestTill } from '../../test/canteen.ts'
import { eventually } from '../../test/eventually.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { declare, makeAllergic } from '../../test/stops.ts'
import { keepContact } from '../contact/contact.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { createSeller } from '../sale/seller.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'

let tills: AloneTills
let cashierId: string
const PIN = '4711'

beforeAll(async () => {
  tills = await openAloneTills()
  const { canteen, made } = tills.world
  await declare(made.house, canteen.schoolId, canteen.baguette, { contains: ['milk'] })
  ;({ cashierId } = (await makeCashier(made.house, { schoolId: canteen.schoolId, name: 'Kari', kind: 'adult', pin: PIN })).cashier)
})
beforeEach(() => tills.world.made.clock.set(LUNCH))
afterEach(() => tills.line.mend())
afterAll(async () => {
  expect(await tills.world.discrepancies()).toEqual([])
  await tills.close()
})

/** A till that sells in earnest, with a pupil who cannot stand the milk in a baguette. */
async function openSale() {
  const { world, openReady } = tills
  const till = await world.canteen.makeTill()
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const guardian = await makeAllergic(world.made.house, pupil, 'milk')
  const milk = { name: 'Baguett', contains: ['milk' as const], traces: [], isDeclared: true, ageLimit: null, ageReason: null }
  const opened = await openReady(till, undefined, { stops: () => milk })
  const headers = { authorization: `Bearer ${till.token}` }
  const keeper = keepContact({
    kept: null,
    fetchCatalogue: () => call('GET /api/till', { headers }),
    keepCatalogue: async () => {},
    onClosed: () => {},
    onBack: () => {},
  })
  const outbox = createOutbox({
    tillId: till.tillId,
    shelf: shelfInMemory<UnfinishedPurchase>(),
    send: (body) => call('POST /api/purchases', { body, headers, timeoutMs: 60_000 }),
    waitMs: () => 600_000,
  })
  const sounds = { approved: () => {}, refused: () => {} }
  const nowMs = () => world.made.clock.now().getTime()
  const seller = createSeller({ tillId: till.tillId, outbox, keeper, sounds, alone: () => opened.reserve, nowMs })
  const moment = () => seller.sale.read().moment
  const isAt = (wanted: string) => eventually(async () => expect(moment().at).toBe(wanted))
  await keeper.ask()
  const { productId, priceOre } = world.canteen.baguette
  const scan = async () => {
    seller.tap({ productId, name: 'Baguett', priceOre })
    seller.readCode({ code: pupil.code, credentialId: readCode(pupil.code)?.credentialId as string })
    if (moment().at === 'asking') await eventually(async () => expect(moment().at).not.toBe('asking'))
  }
  await scan()
  expect(moment()).toMatchObject({ at: 'refused', refusal: { code: 'contents_stopped' } })
  return { ...opened, till, pupil, guardian, keeper, seller, moment, isAt, scan, outbox, close: () => (seller.stop(), keeper.stop()) }
}

type Opened = Awaited<ReturnType<typeof openSale>>

/** The adult's word, as the panel asks for it. */
async function letGo({ till, pupil, seller }: { till: TestTill; pupil: TestPupil; seller: Opened['seller'] }) {
  const { productId, priceOre } = tills.world.canteen.baguette
  const id = tills.world.made.house.newId()
  const asked = { stop: 'contents_stopped' as const, productIds: [productId] }
  await call('POST /api/till/stop-overrides', {
    headers: { authorization: `Bearer ${till.token}` },
    body: {
      id,
      code: pupil.code,
      lines: [{ productId, quantity: 1, unitPriceOre: priceOre }],
      totalOre: priceOre,
      ...asked,
      cashierId,
      pin: PIN,
      reason: 'checked_contents',
    },
  })
  seller.letGo({ overrideId: id, ...asked, credentialId: readCode(pupil.code)?.credentialId as string })
}

/** What came of it, when everything is handed in. */
async function outcomeOf({ pupil, guardian, handIn }: Opened) {
  const { database } = tills.world.made.house
  const found = await firstRow<{ sales: number; words: number; letters: number; reports: string[] }>(
    database,
    sql`
      select
        (select count(*)::int from purchase where school_id = ${pupil.schoolId} and wallet_id = ${pupil.walletId}) as sales,
        (select count(*)::int from overridden_purchase
          join purchase on purchase.school_id = ${pupil.schoolId} and purchase.id = overridden_purchase.purchase_id
          where overridden_purchase.school_id = ${pupil.schoolId}
          and purchase.wallet_id = ${pupil.walletId}) as words,
        (select count(*)::int from message where recipient = ${guardian.email} and subject like '%slapp gjennom%') as letters,
        array(select what from reserve_report where school_id = ${pupil.schoolId} and record_id = any (${handIn.state.read().records.map(({ id }) => id)})) as reports`,
  )
  return { ...found, balanceOre: await tills.balance(pupil) }
}

const ONCE = { sales: 1, words: 1, letters: 1, reports: [], balanceOre: 16_500 }

test.each(['lost_answer', 'lost_question'] as const)('the sale’s %s: it is sold anew alone by the same word, and charged once', async (trouble) => {
  const sale = await openSale()
  tills.line.trouble(/api\/purchases/, trouble)
  await letGo(sale)
  await eventually(async () => expect(sale.outbox.waiting.read()).toMatchObject([{ silences: 1 }]))
  tills.line.cut()
  sale.keeper.missed()
  sale.seller.sellAnew()
  await sale.isAt('approved')
  // The word was for this sale, and is used.
  tills.world.made.clock.pass(20_000)
  await sale.scan()
  expect(sale.moment()).toMatchObject({ at: 'refused', refusal: { code: 'contents_stopped', facts: { isAlone: true } } })
  tills.line.mend()
  tills.line.trouble(/reserve-records/, 'lost_answer')
  await sale.handInAll()
  expect(await outcomeOf(sale)).toEqual(ONCE)
  sale.close()
})

test('the network goes after the word and before the sale: it is sold alone, once', async () => {
  const sale = await openSale()
  const { seller, keeper, isAt } = sale
  // Between the answer to the word and the next question.
  await letGo({ ...sale, seller: { ...seller, letGo: (word) => (tills.line.cut(), keeper.missed(), seller.letGo(word)) } })
  await isAt('approved')
  tills.line.mend()
  await sale.handInAll()
  expect(await outcomeOf(sale)).toEqual(ONCE)
  sale.close()
})

test('the word’s own answer is lost: nobody knows that an adult said so, and alone it stays stopped', async () => {
  const sale = await openSale()
  tills.line.trouble(/stop-overrides/, 'lost_answer')
  await expect(letGo(sale)).rejects.toThrow()
  tills.line.cut()
  sale.keeper.missed()
  sale.seller.goOn()
  await sale.isAt('refused')
  expect(sale.moment()).toMatchObject({ refusal: { code: 'contents_stopped', facts: { isAlone: true } } })
  expect(await outcomeOf(sale)).toMatchObject({ sales: 0, words: 0, letters: 0, balanceOre: 20_000 })
  sale.close()
})

test('a word is no longer good after five minutes, nor at the server when a device says so all the same', async () => {
  const sale = await openSale()
  tills.line.trouble(/api\/purchases/, 'lost_question')
  await letGo(sale)
  await eventually(async () => expect(sale.outbox.waiting.read()).toMatchObject([{ silences: 1 }]))
  tills.line.cut()
  sale.keeper.missed()
  tills.world.made.clock.pass(5 * 60_000)
  sale.seller.sellAnew()
  await sale.isAt('refused')
  expect(sale.moment()).toMatchObject({ refusal: { code: 'contents_stopped', facts: { isAlone: true } } })
  const { productId } = tills.world.canteen.baguette
  const made = { overrideId: tills.world.made.house.newId(), stop: 'contents_stopped' as const, productIds: [productId] }
  expect(await sale.sell(sale.pupil, { words: [made] })).toHaveProperty('answer')
  tills.line.mend()
  await sale.handInAll()
  expect(await outcomeOf(sale)).toMatchObject({ sales: 1, words: 0, reports: ['against_stop'], balanceOre: 16_500 })
  sale.close()
})
