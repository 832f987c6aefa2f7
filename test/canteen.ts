// A small canteen for tests: one school, one till, a menu, and pupils made as a test needs them.
// It goes through SQL of its own for what other slices own, so that a test of purchases needs purchases only.

import type { Queryable } from '../database/connect.ts'
import { rows, sql, transaction } from '../database/transaction.ts'
import { openAccounts } from '../ledger/chart-of-accounts.ts'
import { lockWallets, openWallet, post } from '../ledger/ledger.ts'
import { dayOfStep, phoneCode, printedCode, stepAt, textForMac } from '../rules/card-codes.ts'
import type { House } from '../server/house.ts'
import type { Till } from '../server/http/door.ts'
import { hashOfToken, hmac256, newToken } from '../server/keys.ts'
import type { PurchaseWish } from '../server/purchases/index.ts'

export type TestPupil = {
  schoolId: number
  pupilId: string
  walletId: string
  cardId: string
  phoneCardId: string
  code: string
  phoneCodeAt: (atMs: number) => string
}
export type TestTill = Till & { token: string; registerId: string }
export type TestProduct = { productId: string; priceOre: number }

export type Canteen = {
  schoolId: number
  till: TestTill
  baguette: TestProduct
  apple: TestProduct
  makeTill: () => Promise<TestTill>
  makeProduct: (facts?: { name?: string; priceOre?: number; vatCode?: string }) => Promise<TestProduct>
  makePupil: (facts?: { balanceOre?: number; firstName?: string; enrolledUntil?: string }) => Promise<TestPupil>
  /** A wish to buy, by default one baguette with the pupil's printed card. */
  wish: (pupil: TestPupil, wish?: Partial<PurchaseWish>) => PurchaseWish
}

let count = 0

export async function makeCanteen(house: House): Promise<Canteen> {
  const { database, newId } = house
  const now = house.clock.now()
  count += 1
  const operatorId = newId()
  const schoolId = await transaction(database, async (tx) => {
    await tx.query(sql`
      insert into operator (id, name, organisation_number, is_vat_registered, address, postal_code, city, email, phone, made_at)
      values (${operatorId}, 'Testkantiner AS', '988077917', true, 'Prøvegata 1', '0150', 'Oslo', 'post@test.example', '+4721000000', ${now})`)
    const made = await tx.query<{ id: number }>(sql`
      insert into school (operator_id, name, organisation_number, address, postal_code, city, pupil_email_domain, made_at)
      values (${operatorId}, ${`Testskolen ${count}`}, '974760673', 'Skoleveien 2', '0151', 'Oslo', 'testskolen.example', ${now})
      returning id`)
    const id = (made.rows[0] as { id: number }).id
    await openAccounts(tx, { schoolId: id, nowMs: now.getTime() })
    return id
  })
  const categoryId = newId()
  await database.query(sql`
    insert into category (school_id, id, name, colour, position)
    values (${schoolId}, ${categoryId}, 'Mat', 'leaf', 1)`)

  let products = 0
  const makeProduct: Canteen['makeProduct'] = async ({ name, priceOre = 3500, vatCode = '6' } = {}) => {
    products += 1
    const productId = newId()
    await database.query(sql`
      insert into product (school_id, id, category_id, name, price_ore, vat_code, article_group, position, made_at)
      values (${schoolId}, ${productId}, ${categoryId}, ${name ?? `Vare ${products}`}, ${priceOre}, ${vatCode}, '04006', ${products}, ${now})`)
    return { productId, priceOre }
  }

  let madeBefore: Promise<unknown> = Promise.resolve()
  // Many may be wanted at once, and a test may have made some in the office: each gets its number when the one before has it.
  const makeTill: Canteen['makeTill'] = () => {
    const next = madeBefore.then(makeNextTill)
    madeBefore = next.catch(() => undefined)
    return next
  }
  const makeNextTill: Canteen['makeTill'] = async () => {
    const [last] = await rows<{ number: number }>(database, sql`select coalesce(max(number), 0)::integer as number from till where school_id = ${schoolId}`)
    const number = (last?.number ?? 0) + 1
    const [tillId, registerId, token] = [newId(), newId(), newToken()]
    await database.query(sql`
      insert into till (school_id, id, name, number, token_hash, enrolled_at, made_at)
      values (${schoolId}, ${tillId}, ${`Kasse ${number}`}, ${number}, ${hashOfToken(`${schoolId}.${tillId}.${token}`)}, ${now}, ${now})`)
    for (const kind of ['connected', 'reserve']) {
      await database.query(sql`
        insert into register (school_id, id, till_id, kind, legal_id)
        values (${schoolId}, ${kind === 'connected' ? registerId : newId()}, ${tillId}, ${kind}, ${`974760673-${number}-${kind === 'connected' ? 1 : 2}`})`)
    }
    const whole = `${schoolId}.${tillId}.${token}`
    return { schoolId, tillId, registerId, token: whole, tokenHash: hashOfToken(whole) }
  }

  const makePupil: Canteen['makePupil'] = async ({ balanceOre = 20_000, firstName = 'Nora', enrolledUntil } = {}) => {
    const [pupilId, walletId, cardId, phoneCardId] = [newId(), newId(), newId(), newId()]
    await transaction(database, async (tx) => {
      await openWallet(tx, { schoolId, walletId, madeAt: now })
      await tx.query(sql`
        insert into pupil (school_id, id, wallet_id, first_name, last_name, class_name, enrolled_from, enrolled_until, made_at)
        values (${schoolId}, ${pupilId}, ${walletId}, ${firstName}, 'Prøve', '8A', '2020-08-01', ${enrolledUntil ?? null}, ${now})`)
      for (const [id, kind] of [
        [cardId, 'printed'],
        [phoneCardId, 'phone'],
      ] as const) {
        const codeHash = house.keys.codeHashOf(house.keys.credentialIdOf(id))
        await tx.query(sql`
          insert into card (school_id, id, wallet_id, kind, code_hash, made_at, issued_at)
          values (${schoolId}, ${id}, ${walletId}, ${kind}, ${codeHash}, ${now}, ${now})`)
        await tx.query(sql`
          insert into card_registry (code_hash, school_id)
          values (${codeHash}, ${schoolId})`)
      }
      if (balanceOre > 0) await fill(tx, house, { schoolId, walletId, amountOre: balanceOre })
    })
    const phoneCredential = house.keys.credentialIdOf(phoneCardId)
    const phoneCodeAt = (atMs: number) => {
      const { utcDay, stepOfDay } = dayOfStep(stepAt(atMs))
      const hmac = hmac256(house.keys.dayKeyOf(phoneCredential, schoolId, utcDay), textForMac(phoneCredential, stepOfDay))
      return phoneCode({ credentialId: phoneCredential, stepOfDay, hmac })
    }
    return { schoolId, pupilId, walletId, cardId, phoneCardId, code: printedCode(house.keys.credentialIdOf(cardId)), phoneCodeAt }
  }

  const baguette = await makeProduct({ name: 'Baguett', priceOre: 3500 })
  const apple = await makeProduct({ name: 'Eple', priceOre: 800 })
  const till = await makeTill()
  return {
    schoolId,
    till,
    baguette,
    apple,
    makeTill,
    makeProduct,
    makePupil,
    wish: (pupil, wish = {}) => ({
      till,
      id: newId(),
      code: pupil.code,
      lines: [{ productId: baguette.productId, quantity: 1, unitPriceOre: baguette.priceOre }],
      totalOre: baguette.priceOre,
      ...wish,
    }),
  }
}

/** Puts money into a wallet the way a top-up does. */
export async function fill(
  tx: Queryable,
  house: House,
  { schoolId, walletId, amountOre }: { schoolId: number; walletId: string; amountOre: number },
): Promise<void> {
  const chart = await house.chartOf(tx, schoolId)
  const locked = await lockWallets(tx, [{ schoolId, walletId }])
  const now = house.clock.now()
  const topupId = house.newId()
  await tx.query(sql`
    insert into topup (school_id, id, wallet_id, payer_person_id, amount_ore, credited_ore, state, provider, made_at, changed_at, credited_at)
    values (${schoolId}, ${topupId}, ${walletId}, ${house.newId()}, ${amountOre}, ${amountOre}, 'credited', 'swedbank-pay', ${now}, ${now}, ${now})`)
  await post(
    tx,
    locked,
    [
      {
        schoolId,
        eventId: topupId,
        part: 1,
        kind: 'topup',
        debitAccountId: chart.clearing['swedbank-pay'],
        creditAccountId: walletId,
        amountOre,
        happenedAt: now,
      },
    ],
    now,
  )
}
