import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { makeGuardianOf } from '../../test/arrangements.ts'
import { type FundWorld, openFundWorld } from '../../test/fund-gifts.ts'
import { sumDays } from '../day-sums/index.ts'
import { messagesTo } from '../messages/index.ts'
import { readMeter } from '../payment-meter/index.ts'
import { referenceOf } from '../topups/index.ts'
import { forgetGivers } from './forget-givers.ts'
import { lookAtLink, showGift } from './give.ts'
import { showFundGifts } from './show-fund-gifts.ts'

let world: FundWorld

beforeAll(async () => {
  world = await openFundWorld()
})
beforeEach(() => world.startAnew())
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.close()
})

const house = () => world.made.house
const look = (token: string) => lookAtLink(house(), world.provider.payments, { token, address: '192.0.2.7' })
const mailbox = () => `${house().newId()}@giver.example`
const transfersOf = (eventId: string) =>
  rows(
    house().database,
    sql`
      select transfer.kind, debited.number as debit, credited.number as credit, transfer.amount_ore as "amountOre"
      from transfer
      join account as debited on debited.school_id = transfer.school_id and debited.id = transfer.debit_account_id
      join account as credited on credited.school_id = transfer.school_id and credited.id = transfer.credit_account_id
      where transfer.school_id = ${world.canteen.schoolId}
      and ${eventId} in (transfer.event_id, transfer.undoes_event_id)
      order by transfer.booked_at, transfer.part`,
  )

describe('the link to a meal fund', () => {
  test('is there when the office has opened it, the same for all, and over at once when it is closed', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const reader = await world.asked.person((await makeGuardianOf(house(), pupil)).personId)
    const shown = async () => (await reader('GET /api/wallets/:schoolId/:walletId/fund-link', { params: pupil })).body.url
    expect([(await world.seen()).link, await shown()]).toEqual([null, null])
    const token = await world.openLink()
    expect(await world.openLink()).toBe(token)
    expect(await shown()).toContain(token)
    await world.closeLink()
    await world.closeLink()
    expect([(await world.seen()).link, await shown()]).toEqual([null, null])
    await expect(look(token)).rejects.toMatchObject({ code: 'pay_link_not_valid' })
    await expect(world.giveBy(token)).rejects.toMatchObject({ code: 'pay_link_not_valid' })
    expect(await world.openLink()).not.toBe(token)
  })

  test('leads to the school and whoever runs its canteen, and to nobody’s name', async () => {
    const seen = await look(await world.openLink())
    expect(seen).toMatchObject({ childFirstName: null, providers: [{ name: 'swedbank-pay', isDown: false }] })
    expect(seen.schoolName.length).toBeGreaterThan(0)
  })

  test('is over when the canteen has closed for good', async () => {
    const token = await world.openLink()
    await house().database.query(sql`update school set sales_ended_at = now() where id = ${world.canteen.schoolId}`)
    await expect(world.giveBy(token)).rejects.toMatchObject({ code: 'pay_link_not_valid' })
    await house().database.query(sql`update school set sales_ended_at = null where id = ${world.canteen.schoolId}`)
  })
})

describe('a gift to a meal fund', () => {
  test('is in the fund once the provider says that it is taken, with a receipt that says what it is for', async () => {
    const [before, email] = [await world.fundOre(), mailbox()]
    const gift = await world.giveBy(await world.openLink(), { email, greeting: '  Hilsen FAU ' })
    expect(gift).toMatchObject({ childFirstName: null, state: 'waiting', payAt: expect.any(String) })
    expect(await world.fundOre()).toBe(before)
    await world.paid(gift)
    await world.look()
    expect(await world.fundOre()).toBe(before + 20_000)
    expect(await transfersOf(gift.topupId)).toEqual([{ kind: 'meal_gift', debit: '1571', credit: '2904', amountOre: 20_000 }])
    expect(await showGift(house(), gift)).toMatchObject({ state: 'paid' })
    const letters = await messagesTo(house(), email)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toMatch(/måltidsfondet på .+Ingen elev blir nevnt/su)
    const [first] = (await world.seen()).gifts
    expect(first).toMatchObject({ topupId: gift.topupId, amountOre: 20_000, state: 'paid', from: 'Farmor', greeting: 'Hilsen FAU' })
  })

  test('is one gift however often it is sent, and nobody’s who sends the id with another sum', async () => {
    const token = await world.openLink()
    const [before, id] = [await world.fundOre(), house().newId()]
    const [one, other] = [await world.giveBy(token, { id }), await world.giveBy(token, { id })]
    expect(other).toEqual(one)
    await expect(world.giveBy(token, { id, amountOre: 10_000 })).rejects.toMatchObject({ code: 'same_id_other_content' })
    await world.paid(one)
    expect(await world.giveBy(token, { id })).toMatchObject({ state: 'paid' })
    expect(await world.fundOre()).toBe(before + 20_000)
  })

  test('that was given up, declined, or paid for late comes to what it came to', async () => {
    const token = await world.openLink()
    const [declined, late, before] = [await world.giveBy(token), await world.giveBy(token), await world.fundOre()]
    world.provider.words.set(referenceOf(declined), 'declined')
    world.made.clock.pass(10_000)
    await world.look()
    expect(await showGift(house(), declined)).toMatchObject({ state: 'declined' })
    // Another card on the provider's page: it is taken, for the link is open.
    world.provider.words.set(referenceOf(late), 'abandoned')
    world.made.clock.pass(60_000)
    await world.look()
    await house().database.query(sql`update topup set ask_again_at = ${house().clock.now()} where id = ${late.topupId}`)
    await world.paid(late)
    expect(await world.fundOre()).toBe(before + 20_000)
  })

  test('that comes after the link was closed and the gift given up is let go, and its giver told', async () => {
    const [email, before] = [mailbox(), await world.fundOre()]
    const gift = await world.giveBy(await world.openLink(), { email })
    world.provider.words.set(referenceOf(gift), 'declined')
    world.made.clock.pass(10_000)
    await world.look()
    await world.closeLink()
    await house().database.query(sql`update topup set ask_again_at = ${house().clock.now()} where id = ${gift.topupId}`)
    await world.paid(gift)
    await world.look()
    expect(await showGift(house(), gift)).toMatchObject({ state: 'given_back' })
    expect(world.provider.words.get(referenceOf(gift))).toBe('released')
    expect(await world.fundOre()).toBe(before)
    expect((await messagesTo(house(), email))[0]?.body).toContain('avsluttet lenken')
  })

  test('that is being paid when the link is closed comes in all the same', async () => {
    const before = await world.fundOre()
    const gift = await world.giveBy(await world.openLink())
    await world.closeLink()
    await world.paid(gift)
    expect(await world.fundOre()).toBe(before + 20_000)
  })

  test('has the bounds of a top-up, and a link those of a month', async () => {
    const token = await world.openLink()
    for (const amountOre of [1_900, 2_050, 100_100]) await expect(world.giveBy(token, { amountOre })).rejects.toMatchObject({ code: 'amount_not_offered' })
    const { schoolId } = world.canteen
    const given = async () =>
      Number(
        (
          await rows<{ ore: number }>(
            house().database,
            sql`
              select coalesce(sum(topup.amount_ore), 0) as ore
              from topup
              join pay_link on pay_link.school_id = ${schoolId} and pay_link.id = topup.pay_link_id and pay_link.ended_at is null
              where topup.school_id = ${schoolId}
              and topup.wallet_id is null
              and topup.state in ('pending', 'authorised', 'credited')`,
          )
        )[0]?.ore,
      )
    while ((await given()) <= 5_000_000 - 100_000) {
      await house().database.query(sql`delete from attempt`)
      await world.giveBy(token, { amountOre: 100_000 })
    }
    await expect(world.giveBy(token, { amountOre: 100_000 })).rejects.toMatchObject({ code: 'link_takes_no_more_now' })
    await world.closeLink()
  })
})

describe('what a giver’s bank takes back', () => {
  test('is taken of the fund while it holds it, once, and the giver and the office see it', async () => {
    const [email, before] = [mailbox(), await world.fundOre()]
    const gift = await world.giveBy(await world.openLink(), { email })
    await world.paid(gift)
    await world.takenBack(gift, 20_000)
    world.made.clock.pass(5 * 3_600_000)
    await world.look()
    expect(await world.fundOre()).toBe(before)
    expect(await transfersOf(gift.topupId)).toEqual([
      { kind: 'meal_gift', debit: '1571', credit: '2904', amountOre: 20_000 },
      { kind: 'meal_gift_reversal', debit: '2904', credit: '1571', amountOre: 20_000 },
    ])
    expect(await showGift(house(), gift)).toMatchObject({ state: 'given_back' })
    expect((await world.seen()).gifts.find(({ topupId }) => topupId === gift.topupId)).toMatchObject({ state: 'taken_back', takenBackOre: 20_000 })
    expect((await messagesTo(house(), email)).map(({ subject }) => subject).join()).toMatch(/Gaven på 200.+ er ført tilbake/u)
  })

  test('and has been eaten is owed by the school, to the last øre, and the fund is never below nothing', async () => {
    await world.payIn('fund', await world.fundOre(), 'out')
    const gift = await world.giveBy(await world.openLink(), { amountOre: 10_000 })
    await world.paid(gift)
    await world.sell(await world.canteen.makePupil({ balanceOre: 0 }), world.basket([world.lunch, 1]))
    const owedBefore = (await world.seen()).sums.owedOre
    await world.takenBack(gift, 10_000)
    expect(await world.fundOre()).toBe(0)
    expect(await transfersOf(gift.topupId)).toEqual([
      { kind: 'meal_gift', debit: '1571', credit: '2904', amountOre: 10_000 },
      { kind: 'meal_gift_reversal', debit: '2904', credit: '1571', amountOre: 6_000 },
      { kind: 'meal_gift_reversal', debit: '1575', credit: '1571', amountOre: 4_000 },
    ])
    const { sums } = await world.seen()
    expect(sums.owedOre).toBe(owedBefore + 4_000)
    expect(sums.paidInBySchoolOre + sums.giftsOre + sums.owedOre - sums.usedOre).toBe(0)
    expect(await world.discrepancies()).toEqual([])
  })
})

describe('who gave', () => {
  test('is forgotten when no bank can take the gift back any more, and not a day before; the sum stays', async () => {
    const gift = await world.giveBy(await world.openLink(), { email: mailbox(), greeting: 'Hilsen FAU' })
    await world.paid(gift)
    // Sessions are over by then.
    const shown = async () => (await showFundGifts(house(), gift)).gifts.find(({ topupId }) => topupId === gift.topupId)
    const { clock } = world.made
    clock.pass(400 * 86_400_000 - 60_000)
    await forgetGivers(house())
    expect(await shown()).toMatchObject({ from: 'Farmor', greeting: 'Hilsen FAU' })
    clock.pass(60_000)
    expect(await forgetGivers(house())).toBeGreaterThan(0)
    expect(await forgetGivers(house())).toBe(0)
    expect(await shown()).toMatchObject({ from: null, greeting: null, amountOre: 20_000 })
  })
})

// Last, since a day is summed once.
describe('by the law', () => {
  test('a gift is not counted as paid with a wallet', async () => {
    const operator = await rows<{ id: string }>(house().database, sql`select operator_id as id from school where id = ${world.canteen.schoolId}`)
    const meter = async () => {
      world.made.clock.pass(2 * 86_400_000)
      await sumDays(house())
      return (await readMeter(house().database, house(), operator[0]?.id as string)).paidOre
    }
    const before = await meter()
    await world.paid(await world.giveBy(await world.openLink()))
    expect(await meter()).toBe(before)
  })
})
