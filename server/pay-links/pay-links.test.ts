import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { makePayer } from '../../test/topups.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { currentSigner } from '../journal/index.ts'
import { messagesTo } from '../messages/index.ts'
import { walletEntries } from '../movements/index.ts'
import { makePurchases } from '../purchases/make-purchases.ts'
import { askRefund } from '../refunds/index.ts'
import { giftsHeld, referenceOf, topupsInFlight } from '../topups/index.ts'
import { give, lookAtLink, showGift } from './give.ts'
import { readToken, tokenOf } from './link-token.ts'
import { endLink, makeLink, showLink } from './make-link.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let world: TopupWorld
let asked: AskableApp
let guardianId: string

beforeAll(async () => {
  world = await openTopupWorld()
  asked = await askableApp(world.house)
})
beforeEach(async () => {
  await world.startAnew()
  await world.house.database.query(sql`delete from attempt`)
  guardianId = await makePayer(world.house, { email: `${world.house.newId()}@hjemme.example` })
})
afterAll(async () => {
  await asked.app.close()
  await world.close()
})

const tokenIn = (url: string | undefined) => new URL(url as string).hash.slice('#token='.length)

async function linkTo(pupil: TestPupil): Promise<string> {
  return tokenIn((await makeLink(world.house, { ...pupil, personId: guardianId })).link?.url)
}

const look = (token: string) => lookAtLink(world.house, world.provider.payments, { token, address: '192.0.2.7' })

type Wish = { amountOre?: number; id?: string; name?: string | null; email?: string | null; language?: 'nb' | 'nn' | 'en' }
const giveBy = (token: string, { amountOre = 20_000, id = world.house.newId(), name = 'Farmor', email = null, language = 'nb' }: Wish = {}) =>
  give(world.house, world.provider.payments, { token, id, amountOre, provider: 'swedbank-pay', name, email, language, address: '192.0.2.7' })

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    ({ code }: { code: string }) => code,
  )

/** The giver pays, and the house has heard of it. */
async function paid(gift: { schoolId: number; topupId: string }): Promise<void> {
  world.provider.words.set(referenceOf(gift), 'authorised')
  world.clock.pass(10_000)
  await world.watcher.look()
}

/** Thirteen apples: 104 kroner. */
async function spend(pupil: TestPupil): Promise<void> {
  const { house, canteen } = world
  const lines = [{ productId: canteen.apple.productId, quantity: 13, unitPriceOre: 800 }]
  await makePurchases(house, await currentSigner(house.database, house.keys), [canteen.wish(pupil, { lines, totalOre: 10_400 })])
}

describe('a pay link', () => {
  test('is the same however often it is asked for, and leads to the child’s first name and the school, and to nothing of the balance', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 119_900 })
    const token = await linkTo(pupil)
    expect(await linkTo(pupil)).toBe(token)
    const seen = await look(token)
    expect(seen).toMatchObject({ childFirstName: 'Nora', providers: [{ name: 'swedbank-pay', isDown: false }] })
    expect(JSON.stringify(seen)).not.toMatch(/119900|Prøve|8A|1199/)
    const poor = await look(await linkTo(await world.canteen.makePupil({ balanceOre: 0 })))
    expect(seen).toEqual(poor)
  })

  test('that two ask for at once is one', async () => {
    const pupil = await world.canteen.makePupil()
    const urls = await Promise.all(Array.from({ length: 4 }, () => linkTo(pupil)))
    expect(new Set(urls).size).toBe(1)
  })

  test('that is ended, guessed, changed or of one who has left says the same to a stranger', async () => {
    const pupil = await world.canteen.makePupil()
    const token = await linkTo(pupil)
    await endLink(world.house, { ...pupil, personId: guardianId })
    const left = await world.canteen.makePupil({ enrolledUntil: '2026-11-02' })
    const lastDay = await world.canteen.makePupil({ enrolledUntil: '2026-11-03' })
    const never = tokenOf(world.house, { schoolId: pupil.schoolId, payLinkId: world.house.newId() })
    const live = await linkTo(lastDay)
    for (const each of [token, await linkTo(left), never, `${live.slice(0, -2)}AA`, `${live} `, 'a'.repeat(51), '%'])
      expect(await codeOf(look(each))).toBe('pay_link_not_valid')
    expect(await codeOf(look(live))).toBeNull()
    expect(await linkTo(pupil)).not.toBe(token)
  })

  test('is bound to its school: the same link of another school is none', async () => {
    const pupil = await world.canteen.makePupil()
    const key = readToken(world.house, await linkTo(pupil))
    expect(key).toMatchObject({ schoolId: pupil.schoolId })
    const bytes = Buffer.from(await linkTo(pupil), 'base64url')
    bytes[5] = (bytes[5] as number) + 1
    expect(readToken(world.house, bytes.toString('base64url'))).toBeNull()
  })

  test('does not exist for a pupil with a protected address, and ends the moment the address is protected', async () => {
    const pupil = await world.canteen.makePupil()
    const token = await linkTo(pupil)
    const [school] = await rows<{ operatorId: string }>(world.house.database, sql`select operator_id as "operatorId" from school where id = ${pupil.schoolId}`)
    const post = { operatorId: school?.operatorId as string, schoolId: pupil.schoolId }
    const route = 'PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection'
    expect((await (await asked.staff({ role: 'canteen', ...post }))(route, { params: pupil, body: { isProtected: true } })).status).toBe(403)
    const office = await asked.staff({ role: 'office', ...post })
    expect((await office(route, { params: pupil, body: { isProtected: true } })).body).toMatchObject({ hasProtectedAddress: true })
    expect(await codeOf(look(token))).toBe('pay_link_not_valid')
    expect(await showLink(world.house, pupil)).toEqual({ link: null, isPossible: false })
    expect(await codeOf(makeLink(world.house, { ...pupil, personId: guardianId }))).toBe('pay_link_not_possible')
    await office(route, { params: pupil, body: { isProtected: false } })
    expect(await codeOf(look(token))).toBe('pay_link_not_valid')
    expect((await makeLink(world.house, { ...pupil, personId: guardianId })).link).not.toBeNull()
  })

  test('is made and ended only by those who may pay', async () => {
    const pupil = await world.canteen.makePupil()
    const stranger = await asked.person(await makePayer(world.house))
    for (const method of ['GET', 'POST', 'DELETE'] as const)
      expect((await stranger(`${method} /api/wallets/:schoolId/:walletId/pay-link`, { params: pupil })).status).toBe(404)
  })

  test('may be guessed at so often and no more', async () => {
    const guess = () => codeOf(look('a'.repeat(51)))
    for (let tries = 0; tries < 300; tries += 1) await guess()
    expect(await guess()).toBe('too_many_attempts')
  })
})

describe('a gift', () => {
  test('is on the card at once where it fits, with a receipt to the giver and word to the family', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 1_000 })
    const gift = await giveBy(await linkTo(pupil), { email: ' farmor@Hjemme.example ' })
    expect(gift).toMatchObject({ state: 'waiting', childFirstName: 'Nora', amountOre: 20_000, hasReceiptAddress: true })
    expect(gift.payAt).toMatch(/^https:/)
    await paid(gift)
    expect(await showGift(world.house, gift)).toMatchObject({ state: 'paid', payAt: null })
    expect(await world.balance(pupil)).toBe(21_000)
    const [receipt] = await messagesTo(world.house, 'farmor@hjemme.example')
    expect(receipt?.subject).toBe('Kvittering: 200\u00a0kr til Nora')
    expect(receipt?.body).not.toMatch(/saldo|\b210\s+kr/i)
    const { entries } = await walletEntries(world.house.database, { ...pupil, before: null, limit: 5, viewer: { side: 'own', personId: null, sees: 'items' } })
    expect(entries[0]).toMatchObject({ kind: 'topup', amountOre: 20_000, gift: { from: 'Farmor' } })
    expect(entries[1]).toMatchObject({ gift: null })
  })

  test('that does not fit waits, looks paid to the giver, and comes by itself when there is room', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 110_000 })
    const gift = await giveBy(await linkTo(pupil))
    await paid(gift)
    expect(await showGift(world.house, gift)).toMatchObject({ state: 'paid' })
    expect(await world.balance(pupil)).toBe(110_000)
    expect(await giftsHeld(world.house, pupil)).toMatchObject([{ amountOre: 20_000, state: 'held', gift: { from: 'Farmor' } }])
    expect(await topupsInFlight(world.house, pupil)).toEqual([])
    world.clock.pass(2 * MINUTE)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(110_000)
    await spend(pupil)
    world.clock.pass(60 * MINUTE)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(119_600)
    expect(await giftsHeld(world.house, pupil)).toEqual([])
    world.clock.pass(60 * MINUTE)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(119_600)
    expect((await rows(world.house.database, sql`select 1 from transfer where event_id = ${gift.topupId}`)).length).toBe(2)
  })

  test('that waits for one who leaves is put with the rest, to be given back with it', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 115_000, enrolledUntil: '2026-11-03' })
    const gift = await giveBy(await linkTo(pupil))
    await paid(gift)
    expect(await world.balance(pupil)).toBe(115_000)
    world.clock.pass(2 * DAY)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(135_000)
  })

  test('goes back to its giver through the payment it came by, when all is given back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const gift = await giveBy(await linkTo(pupil))
    await paid(gift)
    const { house, provider } = world
    const wish = { schoolId: pupil.schoolId, walletId: pupil.walletId, refundId: house.newId(), payerPersonId: null, askedByPersonId: null, note: null }
    await askRefund(house, provider.payments, { ...wish, amountOre: 'all', cause: 'left' })
    const parts = await rows(
      house.database,
      sql`select way, topup_id as "topupId", amount_ore as "amountOre" from refund_part where refund_id = ${wish.refundId}`,
    )
    expect(parts).toEqual([{ way: 'payment', topupId: gift.topupId, amountOre: 20_000 }])
    expect(await world.balance(pupil)).toBe(0)
  })

  test('cannot be asked for by the family: it is not theirs to have paid out', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    await paid(await giveBy(await linkTo(pupil)))
    const { house, provider } = world
    const wish = {
      schoolId: pupil.schoolId,
      walletId: pupil.walletId,
      refundId: house.newId(),
      payerPersonId: guardianId,
      askedByPersonId: guardianId,
      note: null,
    }
    expect(await codeOf(askRefund(house, provider.payments, { ...wish, amountOre: 100, cause: 'asked' }))).toBe('refund_above_share')
  })

  test('that is taken back while it waits leaves the wallet as it was', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 115_000 })
    const gift = await giveBy(await linkTo(pupil), { email: 'farfar@hjemme.example' })
    await paid(gift)
    world.provider.takeBack(referenceOf(gift), 'chargeback', 20_000)
    world.clock.pass(2 * MINUTE)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(115_000)
    expect(await showGift(world.house, gift)).toMatchObject({ state: 'given_back' })
    const letters = await messagesTo(world.house, 'farfar@hjemme.example')
    expect(letters).toHaveLength(2)
    for (const { body } of letters) expect(body).not.toMatch(/saldo|\b1\s?150\s+kr/i)
  })

  test('is refused in words that tell nothing of the balance, whatever it is', async () => {
    const full = await linkTo(await world.canteen.makePupil({ balanceOre: 120_000 }))
    const empty = await linkTo(await world.canteen.makePupil({ balanceOre: 0 }))
    for (const token of [full, empty]) {
      expect(await codeOf(giveBy(token, { amountOre: 1_900 }))).toBe('amount_not_offered')
      for (let times = 0; times < 3; times += 1) await paid(await giveBy(token, { amountOre: 100_000 }))
      expect(await codeOf(giveBy(token, { amountOre: 4_000 }))).toBe('link_takes_no_more_now')
      expect(await codeOf(giveBy(token, { email: 'farmor' }))).toBe('email_not_valid')
    }
    world.clock.pass(31 * DAY)
    expect(await codeOf(giveBy(full, { amountOre: 4_000 }))).toBeNull()
  })

  test('sent twice is one gift, and the same id with other content is refused', async () => {
    const pupil = await world.canteen.makePupil()
    const [token, id] = [await linkTo(pupil), world.house.newId()]
    const [one, other] = await Promise.all([giveBy(token, { id }), giveBy(token, { id })])
    expect(one).toEqual(other)
    expect(world.provider.made).toBe(1)
    expect(await codeOf(giveBy(token, { id, amountOre: 30_000 }))).toBe('same_id_other_content')
  })

  test('of somebody else, or a family’s own top-up, is not shown to one who guesses', async () => {
    const { wish } = await world.pending()
    expect(await codeOf(showGift(world.house, wish))).toBe('not_found')
    const gift = await giveBy(await linkTo(await world.canteen.makePupil()))
    expect(await codeOf(showGift(world.house, { ...gift, schoolId: gift.schoolId + 1 }))).toBe('not_found')
  })
})
