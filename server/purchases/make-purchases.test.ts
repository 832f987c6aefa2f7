import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { textToSign } from '../../rules/signature.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { currentSigner, type Signer } from '../journal/index.ts'
import type { Outcome } from './batch.ts'
import { makePurchases } from './make-purchases.ts'
import type { PurchaseWish } from './read-request.ts'

let made: TestHouse
let canteen: Canteen
let signer: Signer

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  signer = await currentSigner(made.house.database, made.house.keys)
})
afterAll(() => made.close())

const buy = (...wishes: PurchaseWish[]) => makePurchases(made.house, signer, wishes)
const one = async (wish: PurchaseWish) => (await buy(wish))[0] as Outcome
const refusalOf = (outcome: Outcome): RefusalCode | null => ('refusal' in outcome ? outcome.refusal.code : null)
const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre

describe('a purchase', () => {
  test('draws the price from the wallet and answers with the first name and the new balance', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000, firstName: 'Åse' })
    const outcome = await one(canteen.wish(pupil))
    expect(outcome).toMatchObject({ answer: { firstName: 'Åse', balanceOre: 6500, totalOre: 3500 } })
    expect(await balance(pupil)).toBe(6500)
  })

  test('may empty the wallet to the last øre, and not one øre more', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 3500 })
    const poorer = await canteen.makePupil({ balanceOre: 3499 })
    expect(await one(canteen.wish(pupil))).toMatchObject({ answer: { balanceOre: 0 } })
    expect(await one(canteen.wish(poorer))).toEqual({ refusal: { code: 'balance_too_low', facts: { balanceOre: 3499, missingOre: 1 } } })
    expect(await balance(poorer)).toBe(3499)
  })

  test('of goods with an open price costs what the cashier says, within what the office allows', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 20_000 })
    const plate = await canteen.makeProduct({ name: 'Salatbar', priceOre: 1000, vatCode: '3' })
    await made.house.database.query(
      sql`update product set open_least_ore = 1000, open_most_ore = 6000 where school_id = ${canteen.schoolId} and id = ${plate.productId}`,
    )
    const at = (...prices: number[]) =>
      canteen.wish(pupil, {
        lines: prices.map((unitPriceOre) => ({ productId: plate.productId, quantity: 1, unitPriceOre })),
        totalOre: prices.reduce((sum, price) => sum + price, 0),
      })
    const outside = { refusal: { code: 'price_out_of_bounds', facts: { productId: plate.productId, name: 'Salatbar', leastOre: 1000, mostOre: 6000 } } }
    expect(await one(at(999))).toEqual(outside)
    expect(await one(at(6001))).toEqual(outside)
    const wish = at(1000, 6000)
    expect(await one(wish)).toMatchObject({ answer: { totalOre: 7000, balanceOre: 13_000 } })
    const sold = await firstRow<{ lines: { unitPriceOre: number; vatOre: number }[]; totalWithoutVatOre: number }>(
      made.house.database,
      sql`select lines, total_without_vat_ore as "totalWithoutVatOre" from purchase where school_id = ${canteen.schoolId} and id = ${wish.id}`,
    )
    expect(sold?.lines.map(({ unitPriceOre, vatOre }) => [unitPriceOre, vatOre])).toEqual([
      [1000, 200],
      [6000, 1200],
    ])
    expect(sold?.totalWithoutVatOre).toBe(5600)
  })

  test('sent three times is charged once, and each time gets the first answer', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const wish = canteen.wish(pupil)
    const first = await one(wish)
    made.clock.pass(60_000)
    await one(canteen.wish(pupil))
    const [second, third] = await buy(wish, wish)
    expect(second).toEqual(first)
    expect(third).toEqual(first)
    expect(await balance(pupil)).toBe(3000)
  })

  test('sent twice in one batch is charged once', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const wish = canteen.wish(pupil)
    const [first, second] = await buy(wish, wish)
    expect(second).toEqual(first)
    expect(await balance(pupil)).toBe(6500)
  })

  test('with an id that stands for another purchase is refused by name', async () => {
    const pupil = await canteen.makePupil()
    const wish = canteen.wish(pupil)
    await one(wish)
    const other = { ...wish, lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 }
    expect(refusalOf(await one(other))).toBe('same_id_other_content')
    const otherTill = await canteen.makeTill()
    expect(refusalOf(await one({ ...wish, till: otherTill }))).toBe('same_id_other_content')
  })

  test('keeps what the cashier said of a line, and it is part of what was asked', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 50_000 })
    const plain = canteen.wish(pupil)
    const said = { ...plain, lines: plain.lines.map((line) => ({ ...line, note: 'uten løk' })) }
    expect(await one(said)).toHaveProperty('answer')
    expect(refusalOf(await one(plain))).toBe('same_id_other_content')
    const [kept] = await rows<{ lines: { note?: string }[] }>(
      made.house.database,
      sql`select lines from purchase where school_id = ${pupil.schoolId} and id = ${said.id}`,
    )
    expect(kept?.lines.map(({ note }) => note)).toEqual(['uten løk'])
    const onTwoLines = { ...canteen.wish(pupil), lines: plain.lines.map((line) => ({ ...line, note: 'uten\nløk' })) }
    expect(refusalOf(await one(onTwoLines))).toBe('not_well_formed')
  })

  test('is refused when its price has changed, and tells the new price', async () => {
    const pupil = await canteen.makePupil()
    const soup = await canteen.makeProduct({ name: 'Suppe', priceOre: 4000 })
    await made.house.database.query(sql`update product set price_ore = 4200 where school_id = ${canteen.schoolId} and id = ${soup.productId}`)
    const outcome = await one(canteen.wish(pupil, { lines: [{ productId: soup.productId, quantity: 1, unitPriceOre: 4000 }], totalOre: 4000 }))
    expect(outcome).toEqual({ refusal: { code: 'price_changed', facts: { productId: soup.productId, name: 'Suppe', priceOre: 4200, seenPriceOre: 4000 } } })
  })

  test('of something that is not sold any more is refused', async () => {
    const pupil = await canteen.makePupil()
    const cake = await canteen.makeProduct({ name: 'Kake' })
    await made.house.database.query(sql`update product set is_active = false where school_id = ${canteen.schoolId} and id = ${cake.productId}`)
    expect(refusalOf(await one(canteen.wish(pupil, { lines: [{ productId: cake.productId, quantity: 1, unitPriceOre: 3500 }] })))).toBe('product_not_sold')
  })

  test('whose total does not add up is refused', async () => {
    const pupil = await canteen.makePupil()
    expect(refusalOf(await one(canteen.wish(pupil, { totalOre: 3400 })))).toBe('total_does_not_add_up')
  })

  test('keeps each line as sold, with the VAT code and percentage of the day', async () => {
    const pupil = await canteen.makePupil()
    const bun = await canteen.makeProduct({ name: 'Bolle til å ta med', priceOre: 2300, vatCode: '31' })
    const wish = canteen.wish(pupil, {
      lines: [
        { productId: canteen.baguette.productId, quantity: 1, unitPriceOre: 3500 },
        { productId: bun.productId, quantity: 2, unitPriceOre: 2300 },
      ],
      totalOre: 8100,
    })
    await one(wish)
    const stored = await firstRow<{ lines: object[]; without: number }>(
      made.house.database,
      sql`select lines, total_without_vat_ore as without from purchase where school_id = ${canteen.schoolId} and id = ${wish.id}`,
    )
    expect(stored?.lines).toMatchObject([
      { name: 'Baguett', quantity: 1, unitPriceOre: 3500, vatCode: '6', vatRate: 0, vatOre: 0 },
      { name: 'Bolle til å ta med', quantity: 2, unitPriceOre: 2300, amountOre: 4600, vatCode: '31', vatRate: 1500, vatOre: 600 },
    ])
    expect(stored?.without).toBe(7500)
    const parts = await rows(
      made.house.database,
      sql`select part, amount_ore as "amountOre" from transfer where school_id = ${canteen.schoolId} and event_id = ${wish.id} order by part`,
    )
    expect(parts).toEqual([
      { part: 1, amountOre: 3500 },
      { part: 2, amountOre: 4600 },
    ])
  })
})

describe('several purchases on one wallet in one batch', () => {
  test('are decided one after the other, until the money is spent', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 8000 })
    const outcomes = await buy(canteen.wish(pupil), canteen.wish(pupil), canteen.wish(pupil))
    expect(outcomes.map(refusalOf)).toEqual([null, null, 'balance_too_low'])
    expect(await balance(pupil)).toBe(1000)
  })
})

describe('a card', () => {
  test('that nobody knows is refused', async () => {
    const stranger = await canteen.makePupil()
    expect(refusalOf(await one(canteen.wish(stranger, { code: printedCode('0123456789ABCDEF') })))).toBe('card_unknown')
  })

  test('with a wrong check character is told from an unknown one', async () => {
    const pupil = await canteen.makePupil()
    const wrong = pupil.code.slice(0, -1) + (pupil.code.endsWith('0') ? '1' : '0')
    expect(refusalOf(await one(canteen.wish(pupil, { code: wrong })))).toBe('card_unreadable')
  })

  test('that is blocked is refused', async () => {
    const pupil = await canteen.makePupil()
    await made.house.database.query(sql`update card set blocked_at = ${made.clock.now()} where school_id = ${canteen.schoolId} and id = ${pupil.cardId}`)
    expect(refusalOf(await one(canteen.wish(pupil)))).toBe('card_blocked')
  })

  test('of a pupil of one school cannot pay at the other', async () => {
    const other = await makeCanteen(made.house)
    const pupil = await other.makePupil()
    expect(refusalOf(await one(canteen.wish(pupil)))).toBe('card_of_other_school')
    expect(await balance(pupil)).toBe(20_000)
  })

  test('works on the last day of the enrolment and not on the day after', async () => {
    const today = await canteen.makePupil({ enrolledUntil: '2026-11-03' })
    const gone = await canteen.makePupil({ enrolledUntil: '2026-11-02' })
    made.clock.set(LUNCH)
    expect(refusalOf(await one(canteen.wish(today)))).toBeNull()
    expect(refusalOf(await one(canteen.wish(gone)))).toBe('card_not_valid_now')
  })
})

describe('a phone code', () => {
  test('pays once; the same code again is refused', async () => {
    const pupil = await canteen.makePupil()
    const code = pupil.phoneCodeAt(made.clock.now().getTime())
    expect(refusalOf(await one(canteen.wish(pupil, { code })))).toBeNull()
    expect(refusalOf(await one(canteen.wish(pupil, { code })))).toBe('code_used_before')
    made.clock.pass(30_000)
    expect(refusalOf(await one(canteen.wish(pupil, { code: pupil.phoneCodeAt(made.clock.now().getTime()) })))).toBeNull()
  })

  test('shown by two in one batch pays for the first only', async () => {
    const pupil = await canteen.makePupil()
    const code = pupil.phoneCodeAt(made.clock.now().getTime())
    expect((await buy(canteen.wish(pupil, { code }), canteen.wish(pupil, { code }))).map(refusalOf)).toEqual([null, 'code_used_before'])
  })

  test('is good in the step after its own and refused in the next: a screenshot is worth a minute', async () => {
    const pupil = await canteen.makePupil()
    made.clock.set('2026-11-03T10:30:00.000Z')
    const code = pupil.phoneCodeAt(made.clock.now().getTime())
    made.clock.set('2026-11-03T10:31:00.000Z')
    expect(refusalOf(await one(canteen.wish(pupil, { code })))).toBe('code_expired')
    made.clock.set('2026-11-03T10:30:59.999Z')
    expect(refusalOf(await one(canteen.wish(pupil, { code })))).toBeNull()
  })

  test('of the future is refused, and one across midnight UTC is not', async () => {
    const pupil = await canteen.makePupil()
    made.clock.set('2026-11-03T23:59:50.000Z')
    const lastOfDay = pupil.phoneCodeAt(made.clock.now().getTime())
    const later = pupil.phoneCodeAt(made.clock.now().getTime() + 70_000)
    expect(refusalOf(await one(canteen.wish(pupil, { code: later })))).toBe('code_expired')
    made.clock.set('2026-11-04T00:00:10.000Z')
    expect(refusalOf(await one(canteen.wish(pupil, { code: lastOfDay })))).toBeNull()
    made.clock.set(LUNCH)
  })

  test('made with a guessed key is unknown', async () => {
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    const now = made.clock.now().getTime()
    const { readCode, phoneCode } = await import('../../rules/card-codes.ts')
    const own = readCode(pupil.phoneCodeAt(now))
    if (own?.kind !== 'phone') throw new Error('a phone code was expected')
    const forged = phoneCode({ credentialId: own.credentialId, stepOfDay: own.stepOfDay, hmac: new Uint8Array(32).fill(7) })
    expect(refusalOf(await one(canteen.wish(other, { code: forged })))).toBe('card_unknown')
  })
})

describe('a till', () => {
  test('that was signed out cannot sell, at once', async () => {
    const pupil = await canteen.makePupil()
    const till = await canteen.makeTill()
    expect(refusalOf(await one(canteen.wish(pupil, { till })))).toBeNull()
    await made.house.database.query(sql`update till set token_hash = null where school_id = ${canteen.schoolId} and id = ${till.tillId}`)
    expect(refusalOf(await one(canteen.wish(pupil, { till })))).toBe('till_closed')
  })

  test('numbers and signs its sales in one unbroken chain', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 50_000 })
    const till = await canteen.makeTill()
    await buy(canteen.wish(pupil, { till }), canteen.wish(pupil, { till }))
    await one(canteen.wish(pupil, { till }))
    const chain = await rows<{
      journalNumber: number
      receiptNumber: number
      localDate: string
      localTime: string
      totalOre: number
      without: number
      signature: string
    }>(
      made.house.database,
      sql`
        select journal_number as "journalNumber", receipt_number as "receiptNumber", local_date as "localDate", local_time as "localTime",
          total_ore as "totalOre", total_without_vat_ore as without, signature
        from purchase
        where school_id = ${canteen.schoolId}
        and register_id = ${till.registerId}
        order by journal_number`,
    )
    expect(chain.map((sale) => [sale.journalNumber, sale.receiptNumber])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    let previousSignature = '0'
    for (const sale of chain) {
      expect(sale.signature).toBe(signer.sign(textToSign({ previousSignature, ...sale, totalWithoutVatOre: sale.without })))
      previousSignature = sale.signature
    }
    expect(chain[0]).toMatchObject({ localDate: '2026-11-03', localTime: '11:30:00' })
  })
})
