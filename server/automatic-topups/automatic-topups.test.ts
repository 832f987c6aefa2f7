import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import {
  agreed,
  arranged,
  type Arranged,
  arrangementOf,
  automaticTopupsOf,
  cardsOf,
  eat,
  endAllArrangements,
  lookOnce,
  makeGuardianOf,
  payFirst,
  subjectsTo,
  usualTerms,
} from '../../test/arrangements.ts'
import { askableApp } from '../../test/asking.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { takenPayment } from '../../test/topups.ts'
import { messagesTo } from '../messages/index.ts'
import { walletEntries } from '../movements/index.ts'
import { askSooner } from '../topups/store.ts'
import { learnOfPayment, makeTopup, referenceOf, settleTopup } from '../topups/index.ts'
import { changeTerms, endOwn, pauseOwn, restOnBehalf, resumeOwn } from './change-arrangement.ts'
import { setUp } from './set-up.ts'
import { showOwn, showToOffice } from './show-arrangement.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const SOFT = { reason: 'no_money', advice: 'later' } as const

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(async () => {
  await world.startAnew()
  await endAllArrangements(world.house)
})
// A job goes on after a bug, so it must be looked for.
afterEach(() => expect(world.logged.filter(({ event }) => event === 'bug')).toEqual([]))
afterAll(() => world.close())

/** With 210 kroner on the card; six apples a kroner below the threshold of 50. */
const spendBelow = ({ pupil }: Arranged, apples = 21) => eat(world.house, world.canteen, { pupil, apples })
const ownerOf = ({ pupil, personId }: Arranged) => ({ ...pupil, personId })
const look = () => lookOnce(world)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    ({ code }: { code: string }) => code,
  )

describe('setting it up', () => {
  test('stores the card by a first payment in person, and nothing of the card’s number', async () => {
    const made = await agreed(world)
    expect(await showOwn(world.house, world.provider.payments, ownerOf(made))).toEqual({ arrangement: null, others: 0, isPossible: true })
    await payFirst(world, made)
    expect(await world.balance(made.pupil)).toBe(21_000)
    const { arrangement } = await showOwn(world.house, world.provider.payments, ownerOf(made))
    expect(arrangement).toMatchObject({ state: 'active', ...usualTerms, cardLabel: 'Visa •••• 0004', cardValidUntil: '2028-12', usedThisMonthOre: 0 })
    const [card] = await cardsOf(world.house, made)
    expect(card).toEqual({ isLive: true, hasToken: true, label: 'Visa •••• 0004' })
    const stored = await firstRow<{ token: Buffer }>(
      world.house.database,
      sql`select wrapped_token as token from stored_card where school_id = ${made.pupil.schoolId} and wallet_id = ${made.pupil.walletId}`,
    )
    expect(stored?.token.toString('latin1')).not.toContain('token-of')
    const letters = await messagesTo(world.house, made.email)
    expect(letters.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['Kvittering: 200\u00a0kr til Nora', 'Kortet til Nora fylles nå på av seg selv']),
    )
    const told = letters.find(({ subject }) => subject.includes('av seg selv'))?.body
    for (const words of ['under 50\u00a0kr', '200\u00a0kr', 'kr i en kalendermåned', 'Visa •••• 0004', `/automatic-topup/${made.pupil.schoolId}/`])
      expect(told).toContain(words)
  })

  test('that is never paid comes to nothing, and is forgotten after a day', async () => {
    const made = await agreed(world)
    world.clock.pass(25 * HOUR)
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'ended', why: 'never_paid' })
    expect(await automaticTopupsOf(world.house, made)).toEqual([])
    expect(await subjectsTo(world.house, made.email)).toEqual([])
  })

  test('with a payment that keeps no card gives the money, and no arrangement', async () => {
    const made = await agreed(world)
    await learnOfPayment(world.house, { ...made.pupil, topupId: made.firstTopupId }, { seen: takenPayment(20_000), claimedUntil: null })
    expect(await world.balance(made.pupil)).toBe(21_000)
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'ended', why: 'no_card' })
  })

  test('is refused with terms that cannot be kept, before anybody pays', async () => {
    const pupil = await world.canteen.makePupil()
    const guardian = await makeGuardianOf(world.house, pupil)
    const wish = (changed: object) =>
      codeOf(setUp(world.house, world.provider.payments, { ...pupil, ...guardian, topupId: world.house.newId(), terms: { ...usualTerms, ...changed } }))
    expect(await wish({ monthlyCapOre: 19_900 })).toBe('automatic_terms_not_valid')
    expect(await wish({ amountOre: 1_234 })).toBe('amount_not_offered')
    expect(world.provider.made).toBe(0)
  })

  test('sent twice with the same id is one payment and one arrangement', async () => {
    const made = await agreed(world)
    const again = await setUp(world.house, world.provider.payments, { ...ownerOf(made), topupId: made.firstTopupId, terms: made.terms })
    expect(again.topupId).toBe(made.firstTopupId)
    expect(world.provider.made).toBe(1)
    expect(
      await codeOf(makeTopup(world.house, world.provider, { ...world.wishFor(made.pupil), topupId: made.firstTopupId, payerPersonId: made.personId })),
    ).toBe('same_id_other_content')
  })

  test('is each payer’s own: another guardian sees that there is one, and nothing of it', async () => {
    const made = await arranged(world)
    const other = await makeGuardianOf(world.house, made.pupil)
    expect(await showOwn(world.house, world.provider.payments, { ...made.pupil, ...other })).toEqual({ arrangement: null, others: 1, isPossible: true })
    expect(await codeOf(pauseOwn(world.house, { ...made.pupil, ...other }))).toBe('not_found')
  })
})

describe('money comes by itself', () => {
  test('when a purchase has brought the balance below the threshold: once, with a receipt that says so', async () => {
    const made = await arranged(world)
    await look()
    expect(await automaticTopupsOf(world.house, made)).toEqual([])
    await spendBelow(made)
    expect(await world.balance(made.pupil)).toBe(4_200)
    await look()
    await look()
    expect(await world.balance(made.pupil)).toBe(24_200)
    expect(await automaticTopupsOf(world.house, made)).toMatchObject([{ state: 'credited', amountOre: 20_000 }])
    expect([world.provider.charges, world.provider.captures]).toEqual([1, 2])
    const [receipt] = await messagesTo(world.house, made.email)
    expect(receipt?.subject).toBe('Kvittering: 200\u00a0kr til Nora')
    expect(receipt?.body).toContain('fylt på av seg selv')
    expect(receipt?.body).toContain(`/automatic-topup/${made.pupil.schoolId}/${made.pupil.walletId}`)
    const { entries } = await walletEntries(world.house.database, {
      ...made.pupil,
      before: null,
      limit: 3,
      viewer: { side: 'own', personId: null, sees: 'items' },
    })
    expect(entries.map(({ kind, isAutomatic }) => [kind, isAutomatic])).toEqual([
      ['topup', true],
      ['purchase', false],
      ['topup', false],
    ])
  })

  test('on the fixed day from six in the morning, once, and once for all that was missed', async () => {
    const made = await arranged(world, { terms: { thresholdOre: null, dayOfMonth: 31 } })
    world.clock.set('2026-11-30T04:59:00Z')
    await look()
    expect(await world.balance(made.pupil)).toBe(21_000)
    world.clock.set('2026-11-30T05:00:00Z')
    await look()
    expect(await world.balance(made.pupil)).toBe(41_000)
    world.clock.set('2026-11-30T12:00:00Z')
    await look()
    expect(await world.balance(made.pupil)).toBe(41_000)
    // Two of them were missed while nobody was there.
    world.clock.set('2027-02-03T12:00:00Z')
    await look()
    world.clock.pass(2 * HOUR)
    await look()
    expect(await world.balance(made.pupil)).toBe(61_000)
  })

  test('as far as the wallet has room and the month’s cap goes; then it is told once, and next month it goes on', async () => {
    const made = await arranged(world, { terms: { monthlyCapOre: 30_000 } })
    await spendBelow(made)
    await look()
    world.clock.pass(2 * HOUR)
    await spendBelow(made, 25)
    await look()
    // 100 of the 300 kroner were left.
    expect((await automaticTopupsOf(world.house, made)).map(({ amountOre }) => amountOre)).toEqual([20_000, 10_000])
    world.clock.pass(2 * HOUR)
    await spendBelow(made, 12)
    for (let times = 0; times < 3; times += 1) {
      world.clock.pass(DAY)
      await look()
    }
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(2)
    expect((await subjectsTo(world.house, made.email)).filter((subject) => subject.startsWith('Månedens grense'))).toHaveLength(1)
    world.clock.set('2026-11-30T22:59:00Z')
    await look()
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(2)
    world.clock.set('2026-11-30T23:00:00Z')
    await look()
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(3)
  })

  test('and never while somebody is paying in already', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    await world.make(world.wishFor(made.pupil))
    await look()
    expect(await automaticTopupsOf(world.house, made)).toEqual([])
  })

  test('and is given back, and looked back at, like any other', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    await look()
    const [topup] = await automaticTopupsOf(world.house, made)
    const order = referenceOf({ ...made.pupil, topupId: topup?.topupId as string })
    world.provider.takeBack(order, 'chargeback', 20_000)
    world.clock.pass(2 * HOUR)
    await world.watcher.look()
    expect(await world.balance(made.pupil)).toBe(4_200)
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'paused', why: 'charged_back' })
    await look()
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(1)
    expect((await messagesTo(world.house, made.email)).find(({ subject }) => subject.includes('satt på pause'))?.body).toContain('ført tilbake en betaling')
  })

  test('not into a debt: that is for people to settle', async () => {
    const made = await arranged(world)
    const other = await makeGuardianOf(world.house, made.pupil)
    const wish = world.wishFor(made.pupil, { payerPersonId: other.personId })
    await world.make(wish)
    await world.credit(wish)
    await spendBelow(made, 49)
    expect(await world.balance(made.pupil)).toBe(1_800)
    world.say(wish, 'captured')
    world.provider.takeBack(referenceOf(wish), 'chargeback', 20_000)
    await askSooner(world.house.database, { ...wish, now: world.clock.now(), restMs: 0 })
    await settleTopup(world.house, world.provider.payments, wish)
    expect(await world.balance(made.pupil)).toBeLessThan(0)
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'paused', why: 'debt' })
    expect(world.provider.charges).toBe(0)
  })
})

describe('the card says no', () => {
  test('three days in a row, and it stops by itself; set going again, it goes on', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    world.provider.refusals = [SOFT, SOFT, SOFT]
    for (let day = 1; day <= 5; day += 1) {
      await look()
      await look()
      expect(await automaticTopupsOf(world.house, made)).toHaveLength(Math.min(day, 3))
      world.clock.pass(DAY)
    }
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'stopped', why: 'refused', refusals: 3 })
    expect((await automaticTopupsOf(world.house, made)).map(({ state }) => state)).toEqual(['declined', 'declined', 'declined'])
    const subjects = await subjectsTo(world.house, made.email)
    expect(subjects.filter((subject) => subject.includes('gikk ikke gjennom'))).toHaveLength(2)
    expect(subjects[0]).toBe('Påfyllingen til Nora har stoppet')
    await resumeOwn(world.house, ownerOf(made))
    await look()
    expect(await world.balance(made.pupil)).toBe(24_200)
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'active', refusals: 0 })
  })

  test('for good: it stops at once, the card is forgotten, and a new one is stored by paying in person', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    world.provider.refusals = [{ reason: 'card_stopped', advice: 'stop' }]
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'stopped', why: 'card_stopped' })
    expect(await codeOf(resumeOwn(world.house, ownerOf(made)))).toBe('automatic_needs_card')
    await look()
    expect(world.provider.tokens.size).toBe(0)
    expect(await cardsOf(world.house, made)).toMatchObject([{ isLive: false, hasToken: false }])
    const topupId = world.house.newId()
    await setUp(world.house, world.provider.payments, { ...ownerOf(made), topupId, terms: made.terms })
    await payFirst(world, { ...made, firstTopupId: topupId })
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'active', why: null })
    expect(await cardsOf(world.house, made)).toMatchObject([{ isLive: false }, { isLive: true, hasToken: true }])
  })

  test('and one success in between begins the count anew', async () => {
    const made = await arranged(world)
    world.provider.refusals = [SOFT, SOFT]
    await spendBelow(made)
    for (let day = 0; day < 3; day += 1) {
      await look()
      world.clock.pass(DAY)
    }
    expect(await world.balance(made.pupil)).toBe(24_200)
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'active', refusals: 0 })
  })

  test('when its last month is over it is not even tried; its owner was told a month ahead', async () => {
    const made = await agreed(world)
    world.provider.tokens.set(`token-of-${referenceOf({ ...made.pupil, topupId: made.firstTopupId })}`, '2026-12')
    await payFirst(world, made)
    world.clock.set('2026-12-01T12:00:00Z')
    await look()
    await look()
    const told = (await subjectsTo(world.house, made.email)).filter((subject) => subject.includes('går snart ut'))
    expect(told).toHaveLength(1)
    await spendBelow(made)
    world.clock.set('2027-01-01T12:00:00Z')
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'stopped', why: 'card_expired' })
    expect(world.provider.charges).toBe(0)
  })
})

describe('the provider', () => {
  test('that is not reached is tried for five minutes, then ever more seldom, and nobody is charged twice', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    world.provider.isDown = true
    await look()
    expect(await automaticTopupsOf(world.house, made)).toMatchObject([{ state: 'created' }])
    for (let times = 0; times < 16; times += 1) {
      world.clock.pass(21 * SECOND)
      await world.watcher.look()
    }
    expect(await automaticTopupsOf(world.house, made)).toMatchObject([{ state: 'expired' }])
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'active', troubles: 1 })
    world.provider.isDown = false
    await look()
    expect(world.provider.charges).toBe(0)
    world.clock.pass(DAY)
    await look()
    expect(await world.balance(made.pupil)).toBe(24_200)
    expect(world.provider.charges).toBe(1)
  })

  test('whose answer is lost may have reserved the money: it is never taken, the owner is told, and it is tried the next day', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    world.provider.at = async (step) => {
      if (step !== 'after charge') return
      const { ProviderTrouble } = await import('../payments/index.ts')
      throw new ProviderTrouble('no_answer')
    }
    await look()
    world.provider.at = () => {}
    world.clock.pass(21 * SECOND)
    await world.watcher.look()
    expect(await automaticTopupsOf(world.house, made)).toMatchObject([{ state: 'expired' }])
    expect([world.provider.charges, world.provider.captures]).toEqual([1, 1])
    expect((await messagesTo(world.house, made.email))[0]?.body).toContain('Ingenting er trukket')
    world.clock.pass(DAY - 60 * SECOND)
    await look()
    expect(world.provider.charges).toBe(1)
    world.clock.pass(2 * 60 * SECOND)
    await look()
    expect([world.provider.charges, world.provider.captures]).toEqual([2, 2])
    expect(await world.balance(made.pupil)).toBe(24_200)
  })
})

describe('what its owner does', () => {
  test('a pause counts at once, also for what was begun; set going again, what came due is not made up for', async () => {
    const made = await arranged(world, { terms: { thresholdOre: null, dayOfMonth: 10 } })
    await pauseOwn(world.house, ownerOf(made))
    await pauseOwn(world.house, ownerOf(made))
    world.clock.set('2026-11-10T12:00:00Z')
    await look()
    world.clock.set('2026-11-12T12:00:00Z')
    await resumeOwn(world.house, ownerOf(made))
    await look()
    expect(await world.balance(made.pupil)).toBe(21_000)
    world.clock.set('2026-12-10T12:00:00Z')
    await look()
    expect(await world.balance(made.pupil)).toBe(41_000)
    expect((await subjectsTo(world.house, made.email)).filter((subject) => subject.includes('pause'))).toEqual([])
  })

  test('a pause while the provider is silent stops the charge that was to be sent again', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    world.provider.isDown = true
    await look()
    await pauseOwn(world.house, ownerOf(made))
    world.provider.isDown = false
    world.clock.pass(31 * SECOND)
    await look()
    expect(await automaticTopupsOf(world.house, made)).toMatchObject([{ state: 'expired' }])
    expect(world.provider.charges).toBe(0)
  })

  test('other terms hold from then on', async () => {
    const made = await arranged(world)
    await changeTerms(world.house, { ...ownerOf(made), terms: { ...usualTerms, thresholdOre: 30_000, amountOre: 30_000 } })
    await look()
    expect(await world.balance(made.pupil)).toBe(51_000)
  })

  test('a higher cap opens a month whose cap was reached', async () => {
    const made = await arranged(world, { terms: { monthlyCapOre: 20_000 } })
    await spendBelow(made)
    await look()
    world.clock.pass(2 * HOUR)
    await spendBelow(made, 25)
    await look()
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(1)
    await changeTerms(world.house, { ...ownerOf(made), terms: { ...usualTerms, monthlyCapOre: 40_000 } })
    await look()
    expect(await automaticTopupsOf(world.house, made)).toHaveLength(2)
  })

  test('an end is for good: the card is forgotten at the provider too, though it must be asked more than once', async () => {
    const made = await arranged(world)
    world.provider.isDown = true
    await endOwn(world.house, ownerOf(made))
    await look()
    expect(await cardsOf(world.house, made)).toMatchObject([{ isLive: false, hasToken: true }])
    world.provider.isDown = false
    world.clock.pass(11 * SECOND)
    await look()
    expect(await cardsOf(world.house, made)).toMatchObject([{ isLive: false, hasToken: false }])
    expect(world.provider.tokens.size).toBe(0)
    await spendBelow(made)
    await look()
    expect(await automaticTopupsOf(world.house, made)).toEqual([])
  })
})

describe('it ends by itself', () => {
  test('at once when its owner no longer follows the wallet, and the letter leads to no page', async () => {
    const made = await arranged(world)
    await spendBelow(made)
    await world.house.database.query(sql`
      update guardianship set ends_at = ${world.clock.now()} where school_id = ${made.pupil.schoolId} and person_id = ${made.personId}`)
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'ended', why: 'no_right' })
    expect(world.provider.charges).toBe(0)
    const [letter] = await messagesTo(world.house, made.email)
    expect(letter?.body).toContain('følger ikke lenger')
    expect(letter?.body).not.toContain('/automatic-topup/')
    await look()
    expect(await cardsOf(world.house, made)).toMatchObject([{ hasToken: false }])
  })

  test('when the pupil’s last day is over, also while it is paused', async () => {
    const made = await arranged(world)
    await pauseOwn(world.house, ownerOf(made))
    await world.house.database.query(sql`
      update pupil set enrolled_until = '2026-11-03' where school_id = ${made.pupil.schoolId} and id = ${made.pupil.pupilId}`)
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'paused' })
    world.clock.set('2026-11-03T23:00:00Z')
    await look()
    expect(await arrangementOf(world.house, made)).toMatchObject({ state: 'ended', why: 'left' })
  })
})

describe('asked over HTTP', () => {
  const OWN = '/api/wallets/:schoolId/:walletId/automatic-topup'

  test('only those who may pay in on the wallet, and only the office on behalf, get further than the door', async () => {
    const asked = await askableApp(world.house)
    try {
      const made = await arranged(world)
      const own = await asked.person(made.personId)
      const stranger = await asked.person((await makeGuardianOf(world.house, await world.canteen.makePupil())).personId)
      for (const route of [`GET ${OWN}`, `POST ${OWN}/pause`, `POST ${OWN}/resume`, `POST ${OWN}/end`] as const) {
        expect((await asked.nobody()(route, { params: made.pupil })).status).toBe(401)
        expect((await stranger(route, { params: made.pupil })).status).toBe(404)
      }
      expect((await own(`POST ${OWN}/pause`, { params: made.pupil })).body).toMatchObject({ arrangement: { state: 'paused', why: 'owner' } })
      expect((await own(`POST ${OWN}/resume`, { params: made.pupil })).body).toMatchObject({ arrangement: { state: 'active' } })
      // Nobody agrees by leaving it out.
      const wish = { id: world.house.newId(), terms: usualTerms }
      expect((await own(`POST ${OWN}`, { params: made.pupil, body: { ...wish, agrees: false } })).status).toBe(400)
      expect((await own(`PATCH ${OWN}`, { params: made.pupil, body: { terms: usualTerms } })).status).toBe(400)
      // No provider is set up here.
      expect((await own(`POST ${OWN}`, { params: made.pupil, body: { ...wish, agrees: true } })).body.code).toBe('topup_not_possible_now')
      const post = { operatorId: await operatorOf(made.pupil.schoolId), schoolId: made.pupil.schoolId }
      const list = 'GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups'
      expect((await (await asked.staff({ role: 'canteen', ...post }))(list, { params: made.pupil })).status).toBe(403)
      const office = await asked.staff({ role: 'office', ...post })
      const { body } = await office(list, { params: made.pupil })
      const params = { ...made.pupil, arrangementId: body.arrangements[0]?.arrangement.arrangementId }
      const end = 'POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/end'
      expect((await office(end, { params, body: {} })).status).toBe(400)
      expect((await office(end, { params, body: { note: 'Mor ba om det' } })).body).toMatchObject({ arrangements: [{ arrangement: { state: 'ended' } }] })
      expect((await own(`POST ${OWN}/resume`, { params: made.pupil })).status).toBe(404)
    } finally {
      await asked.app.close()
    }
  })

  const operatorOf = async (schoolId: number) =>
    (await firstRow<{ id: string }>(world.house.database, sql`select operator_id as id from school where id = ${schoolId}`))?.id as string
})

describe('the office', () => {
  test('sees whose they are and the last four digits, and pauses or ends one with a reason that its owner reads', async () => {
    const made = await arranged(world)
    const office = { ...made.pupil, personId: (await makeGuardianOf(world.house, made.pupil)).personId }
    const { arrangements } = await showToOffice(world.house, made.pupil)
    expect(arrangements).toMatchObject([{ ownerName: 'Kari Prøve', arrangement: { state: 'active', cardLabel: 'Visa •••• 0004' } }])
    const arrangementId = arrangements[0]?.arrangement.arrangementId as string
    expect(await codeOf(restOnBehalf(world.house, { ...office, arrangementId, note: '  x ', what: 'pause' }))).toBe('not_well_formed')
    await restOnBehalf(world.house, { ...office, arrangementId, note: 'Mor ringte og ba om det', what: 'pause' })
    const own = await showOwn(world.house, world.provider.payments, ownerOf(made))
    expect(own.arrangement).toMatchObject({ state: 'paused', why: 'office', note: 'Mor ringte og ba om det', mayResume: true })
    expect((await messagesTo(world.house, made.email))[0]?.body).toContain('«Mor ringte og ba om det»')
    await restOnBehalf(world.house, { ...office, arrangementId, note: 'Kontoen er sperret', what: 'end' })
    expect((await showToOffice(world.house, made.pupil)).arrangements).toMatchObject([{ arrangement: { state: 'ended', why: 'office' } }])
    const elsewhere = await world.canteen.makePupil()
    expect(await codeOf(restOnBehalf(world.house, { ...elsewhere, personId: office.personId, arrangementId, note: 'en annens', what: 'end' }))).toBe(
      'not_found',
    )
  })
})
