// The world that a newcomer meets, built once and then used as a newcomer would use it.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Database } from '../../database/connect.ts'
import { openMigrated } from '../../database/migrate.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { makeApp } from '../../server/app.ts'
import { type House, makeHouse } from '../../server/house.ts'
import { makeKeys } from '../../server/keys.ts'
import { installationOf } from '../../server/main.ts'
import { verifyDatabase } from '../../server/verify/index.ts'
import { askAt } from '../lunch-rush/ask-demo.ts'
import { drive } from '../lunch-rush/drive.ts'
import { planRush } from '../lunch-rush/plan-rush.ts'
import { rushPupils } from '../lunch-rush/pupils.ts'
import { openTills } from '../lunch-rush/tills.ts'
import { buildWorld } from './build-world.ts'
import { type Newcomer, welcome } from './newcomer.ts'
import { payInWhereShort } from './pay-in.ts'
import { seeded } from './random.ts'
import { hello } from './say-hello.ts'
import { DEMO_PASSWORD, signIns } from './schools.ts'

let database: Database
let house: House
let app: FastifyInstance
let newcomer: Newcomer

/** Friday 20 November 2026, 11:20 in Oslo: in the middle of lunch. */
const now = new Date('2026-11-20T10:20:00.000Z')

beforeAll(async () => {
  database = await openMigrated({ memory: true })
  const keys = makeKeys(randomBytes(32))
  const publicUrl = 'http://127.0.0.1:3000'
  await buildWorld({ database, keys, now, publicUrl })
  house = makeHouse({ database, clock: { now: () => now }, keys, log: () => {}, publicUrl, installation: 'demo' })
  app = await makeApp(house, { isHttps: false, proxies: 0 })
  newcomer = await welcome(house)
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const headers = { 'x-kantinekort': '1' }

async function signIn(email: string) {
  const answer = await app.inject({ method: 'POST', url: '/api/sessions', headers, payload: { email, password: DEMO_PASSWORD } })
  expect(answer.statusCode, email).toBe(200)
  return { session: answer.json() as RouteReply<'POST /api/sessions'>, cookie: String(answer.headers['set-cookie']).split(';')[0] as string }
}

test('it is a demo, four weeks have been lived in it, and every øre is accounted for', async () => {
  expect(await installationOf(database)).toBe('demo')
  const { figures, discrepancies } = await verifyDatabase(database, house.keys)
  expect(discrepancies).toEqual([])
  expect(figures).toMatchObject({ schools: 2, wallets: expect.toSatisfy((count: number) => count > 400) })
  expect(figures.purchases).toBeGreaterThan(2_000)
  // Every till that sold on a day before today has its report of it, made at the till.
  const unclosed = await firstRow<{ days: number; reports: number; byTill: number }>(
    database,
    sql`
      select (select count(distinct (register_id, local_date)) from purchase where local_date < '2026-11-20') as days,
        count(*) as reports, count(*) filter (where made_by = 'till') as "byTill"
      from z_report`,
  )
  expect(unclosed?.days).toBeGreaterThan(70)
  expect(unclosed).toMatchObject({ reports: unclosed?.days, byTill: unclosed?.days })
  const latest = await firstRow<{ at: Date }>(database, sql`select max(booked_at) as at from purchase`)
  expect(now.getTime() - (latest as { at: Date }).at.getTime()).toBeLessThan(10 * 60_000)
})

test('has a card that is topped up by itself', async () => {
  const found = await rows<{ state: string; creditedOre: number }>(
    database,
    sql`
      select arrangement.state, topup.credited_ore as "creditedOre"
      from topup_arrangement as arrangement
      join topup on topup.school_id = arrangement.school_id and topup.arrangement_id = arrangement.id`,
  )
  expect(found).toEqual([{ state: 'active', creditedOre: 10_000 }])
})

test('has a school that covers meals: a programme that several eat by, lunches that are outstanding, and gifts to its fund', async () => {
  const [meals] = await rows<{ eaters: number; outstandingOre: number; gifts: number; holiday: number }>(
    database,
    sql`
      select (select count(distinct wallet_id)::int from meal_entry where source = 'programme' and kind = 'covered') as eaters,
        (
          select coalesce(sum(last.after_ore), 0)::bigint
          from (select distinct on (wallet_id) after_ore from meal_entry where source = 'advance' order by wallet_id, number desc) as last
        ) as "outstandingOre",
        (select count(*)::int from topup where wallet_id is null and state = 'credited') as gifts,
        (select count(*)::int from calendar_period where title = 'Høstferie' and first_day = '2026-09-28') as holiday`,
  )
  expect(meals?.eaters).toBeGreaterThan(4)
  // A lunch, and not the last few kroner of one.
  expect(meals?.outstandingOre).toBeGreaterThan(3_000)
  expect(meals).toMatchObject({ gifts: 2, holiday: 2 })
})

test('has money on its way back, each refund at another step', async () => {
  const found = await rows<{ state: string; part: string; count: number }>(
    database,
    sql`
      select refund.state, refund_part.state as part, count(distinct refund.id)::int as count
      from refund
      join refund_part on refund_part.school_id = refund.school_id and refund_part.refund_id = refund.id
      group by 1, 2
      order by 1, 2`,
  )
  expect(found.map(({ state, part }) => `${state} ${part}`)).toEqual(['approved in_run', 'approved paid', 'approved to_account', 'waiting asked'])
})

test('everybody whose sign-in stands on the screen gets in, and sees what is theirs', async () => {
  const { session: guardian } = await signIn(signIns.guardian.email)
  expect(guardian.wallets.map(({ firstName, relation, mayPay }) => [firstName, relation, mayPay])).toEqual(
    expect.arrayContaining([
      ['Bartholomeus-Emmanuel', 'guardian', true],
      ['Mai', 'guardian', true],
      ['Jonas', 'guardian', true],
    ]),
  )
  expect(new Set(guardian.wallets.map(({ schoolId }) => schoolId)).size).toBe(2)
  const { session: pupil } = await signIn(signIns.pupil.email)
  expect(pupil.wallets.map(({ firstName, relation }) => [firstName, relation])).toEqual([['Mai', 'own']])
  for (const [who, role, count] of [
    [signIns.manager, 'canteen', 2],
    [signIns.office, 'office', 1],
    [signIns.administrator, 'administrator', 2],
  ] as const) {
    const { session } = await signIn(who.email)
    expect(
      session.staffPosts.map((post) => post.role),
      who.email,
    ).toEqual(Array.from({ length: count }, () => role))
  }
})

test('a newcomer makes the browser a till with the code on the screen, and sells a lunch with the card’s code', async () => {
  const enrolled = await app.inject({ method: 'POST', url: '/api/till/enrolments', headers, payload: { code: newcomer.enrolmentCode.toLowerCase() } })
  const { token } = enrolled.json() as RouteReply<'POST /api/till/enrolments'>
  const authorization = `Bearer ${token}`
  const { products } = (await app.inject({ method: 'GET', url: '/api/till', headers: { authorization } })).json() as RouteReply<'GET /api/till'>
  expect(products.length).toBeGreaterThan(25)
  for (const card of newcomer.cards) {
    const [product] = products as [(typeof products)[number]]
    const payload = {
      id: newId(now.getTime()),
      code: card.code,
      lines: [{ productId: product.productId, quantity: 1, unitPriceOre: product.priceOre }],
      totalOre: product.priceOre,
    }
    const sold = await app.inject({ method: 'POST', url: '/api/purchases', headers: { authorization, ...headers }, payload })
    expect(sold.json()).toMatchObject({ firstName: card.firstName, balanceOre: card.balanceOre - product.priceOre })
  }
})

test('cards were made in batches, one is blocked, and what a twice lost one costs has been taken in part and never of a meal', async () => {
  const { session, cookie } = await signIn(signIns.guardian.email)
  const cardsOf = async (firstName: string) => {
    const wallet = session.wallets.find((each) => each.firstName === firstName) as (typeof session.wallets)[number]
    const answer = await app.inject({ method: 'GET', url: `/api/wallets/${wallet.schoolId}/${wallet.walletId}/cards`, headers: { cookie } })
    return { wallet, ...(answer.json() as RouteReply<'GET /api/wallets/:schoolId/:walletId/cards'>) }
  }
  const mai = await cardsOf('Mai')
  expect(mai.cards.map(({ name, state }) => [name, state])).toEqual(
    expect.arrayContaining([
      ['I sekken', 'blocked'],
      [null, 'active'],
    ]),
  )
  const loser = await cardsOf('Bartholomeus-Emmanuel')
  expect(loser.cards.map(({ state }) => state).toSorted()).toEqual(['active', 'ended', 'ended'])
  expect(loser.fees).toMatchObject([{ lossNumber: 2, dueOre: 10_000 }])
  expect(loser.wallet.balanceOre).toBeGreaterThanOrEqual(4_000)
  const { cookie: officeCookie } = await signIn(signIns.office.email)
  const listed = await app.inject({ method: 'GET', url: `/api/office/schools/${mai.wallet.schoolId}/card-batches`, headers: { cookie: officeCookie } })
  const { batches } = listed.json() as RouteReply<'GET /api/office/schools/:schoolId/card-batches'>
  expect(batches.map(({ label, unassignedCount }) => [label, unassignedCount])).toEqual([
    ['Reservekort', 37],
    ['Skolestart', 0],
  ])
})

test('families have written to the schools: something is answered, something waits, and one has lost a card', async () => {
  const { session, cookie } = await signIn(signIns.office.email)
  const schoolId = session.staffPosts[0]?.schoolId
  const ask = async <Reply>(path: string) =>
    (await app.inject({ method: 'GET', url: `/api/office/schools/${schoolId}/${path}`, headers: { cookie } })).json() as Reply
  const { enquiries } = await ask<RouteReply<'GET /api/office/schools/:schoolId/enquiries'>>('enquiries?sort=number')
  expect(enquiries.map(({ topic, state }) => [topic, state])).toEqual([
    ['food', 'solved'],
    ['money', 'waiting'],
    ['lost_card', 'open'],
    ['other', 'new'],
  ])
  const lost = enquiries.find(({ topic }) => topic === 'lost_card')
  const { pupil, notes } = await ask<RouteReply<'GET /api/office/schools/:schoolId/enquiries/:enquiryId'>>(`enquiries/${lost?.enquiryId}`)
  const { cards } = await ask<RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/cards'>>(`pupils/${pupil?.pupilId}/cards`)
  expect([cards.map(({ state }) => state), notes.length]).toEqual([['blocked'], 1])
})

test('the office has a day to look at: today’s sales beside last week’s', async () => {
  const { session, cookie } = await signIn(signIns.manager.email)
  const schoolId = session.staffPosts[0]?.schoolId
  const today = (
    await app.inject({ method: 'GET', url: `/api/office/schools/${schoolId}/today`, headers: { cookie } })
  ).json() as RouteReply<'GET /api/office/schools/:schoolId/today'>
  expect(today.purchaseCount).toBeGreaterThan(5)
  expect(today.purchaseCountSameTimeLastWeek).toBeGreaterThan(5)
})

test('guardians pay in where money is short, and only there', async () => {
  expect(await payInWhereShort(house)).toBeGreaterThan(10)
  expect(await payInWhereShort(house)).toBe(0)
})

test('a lunch rush makes and enrols its tills as the manager does, and every sale it counts is in the books', async () => {
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-rush-'))
  try {
    const ask = askAt(address)
    const tills = await openTills(ask, { count: 3, dataFolder })
    expect(new Set(tills.map(({ schoolId }) => schoolId)).size).toBe(2)
    expect(
      (await openTills(ask, { count: 3, dataFolder })).map(({ token }) => token),
      'the second rush has the same tills',
    ).toEqual(tills.map(({ token }) => token))
    const pupils = await rushPupils(database, house.keys)
    const purchases = planRush({ rate: 60, seconds: 1, tills, pupils, random: seeded(7) })
    const before = (await verifyDatabase(database, house.keys)).figures.purchases
    const { waitsMs, refused, failed } = await drive(ask, purchases, () => {})
    expect(failed).toEqual({})
    expect(waitsMs.length + Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(purchases.length)
    expect(waitsMs.length).toBeGreaterThan(purchases.length * 0.8)
    const { figures, discrepancies } = await verifyDatabase(database, house.keys)
    expect([figures.purchases - before, discrepancies]).toEqual([waitsMs.length, []])
  } finally {
    fs.rmSync(dataFolder, { recursive: true })
  }
})

test('what stands on the screen names the addresses, the password, the code and the cards', () => {
  const text = hello({ publicUrl: house.publicUrl, newcomer, isColoured: false })
  for (const part of ['http://127.0.0.1:3000/till/', DEMO_PASSWORD, newcomer.enrolmentCode, ...Object.values(signIns).map(({ email }) => email)])
    expect(text).toContain(part)
  expect(text.replaceAll(' ', '')).toContain(newcomer.cards[0]?.code)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
})
