import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { openRefundWorld, type RefundWorld, setFourEyes, spend } from '../../test/refunds.ts'
import { cancelRefund, decideRefund, namePayee } from './decide-refund.ts'
import { sweepLeavers } from './sweep-leavers.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let world: RefundWorld
beforeAll(async () => {
  world = await openRefundWorld()
})
beforeEach(() => world.startAnew())
afterEach(() => setFourEyes(world, null))
afterAll(() => world.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  )

/** A pupil whose mother has paid in twice and whose father once, as in docs/rules/refunds.md. */
async function nora() {
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  const [mother, father] = [await world.makePerson('Mor'), await world.makePerson('Far')]
  for (const { personId } of [mother, father]) await world.follow(pupil, personId)
  const first = await world.payIn(pupil, mother.personId, 50_000)
  const second = await world.payIn(pupil, father.personId, 10_000)
  const third = await world.payIn(pupil, mother.personId, 20_000)
  await spend(world, pupil, 52_000)
  return { pupil, mother, father, first, second, third }
}

describe('asking for money back', () => {
  test('sets it aside at once, gives it back through the newest payment, and tells each step', async () => {
    const { pupil, mother, third } = await nora()
    const refund = await world.ask(pupil, { amountOre: 15_050, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    expect(await world.balance(pupil)).toBe(28_000 - 15_050)
    const before = await world.setAsideOre()
    expect(await world.look()).toBe(1)
    expect(world.provider.paymentOf(third.order).refundedOre).toBe(15_050)
    expect(await world.setAsideOre()).toBe(before - 15_050)
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ way: 'payment', state: 'paid', amountOre: 15_050 }])
    expect((await world.stepsOf(refund!.refundId)).map(({ step }) => step)).toEqual(['asked', 'approved', 'paid'])
    expect((await world.subjectsTo(mother.email)).slice(-2)).toEqual(['150,50 kr tilbake fra kortet til Nora', '150,50 kr er betalt tilbake'])
  })

  test('of one’s own share to the last øre, and not an øre of another’s', async () => {
    const { pupil, father, second } = await nora()
    const own = { payerPersonId: father.personId, askedByPersonId: father.personId }
    expect(await codeOf(world.ask(pupil, { ...own, amountOre: 8_001 }))).toBe('refund_above_share')
    await world.ask(pupil, { ...own, amountOre: 8_000 })
    await world.look()
    expect(world.provider.paymentOf(second.order).refundedOre).toBe(8_000)
    // What has gone back through a payment is not there a second time, and what is left is the mother’s.
    expect(await codeOf(world.ask(pupil, { ...own, amountOre: 1 }))).toBe('refund_above_share')
    expect(await world.balance(pupil)).toBe(20_000)
  })

  test('of what is owed for a card is refused, and of all the rest is not', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const { personId } = await world.makePerson()
    await world.payIn(pupil, personId, 10_000)
    await world.house.database.query(sql`
      insert into card_fee (school_id, id, wallet_id, card_id, cause, due_ore, made_at)
      values (${pupil.schoolId}, ${world.house.newId()}, ${pupil.walletId}, ${pupil.cardId}, 'stolen', 2500, ${world.made.clock.now()})`)
    const wish = { payerPersonId: personId, askedByPersonId: personId }
    expect(await codeOf(world.ask(pupil, { ...wish, amountOre: 7_501 }))).toBe('refund_above_share')
    expect(await codeOf(world.ask(pupil, { ...wish, amountOre: 7_500 }))).toBe('taken')
  })

  test('twice with one id is once, and other content under it is refused by name', async () => {
    const { pupil, mother } = await nora()
    const wish = { refundId: world.house.newId(), amountOre: 5_000, payerPersonId: mother.personId, askedByPersonId: mother.personId }
    const [first, again] = [await world.ask(pupil, wish), await world.ask(pupil, wish)]
    expect(again).toEqual(first)
    expect(await world.balance(pupil)).toBe(23_000)
    expect(await codeOf(world.ask(pupil, { ...wish, amountOre: 5_001 }))).toBe('same_id_other_content')
    const paid = await world.payIn(pupil, mother.personId, 10_000)
    expect(await codeOf(world.ask(pupil, { ...wish, refundId: paid.topupId }))).toBe('same_id_other_content')
  })

  test('may be thought better of until it is sent', async () => {
    const { pupil, mother, father } = await nora()
    // The payment is so old that it goes to an account.
    world.made.clock.pass(366 * DAY)
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ way: 'account', state: 'to_account' }])
    const key = { schoolId: pupil.schoolId, walletId: pupil.walletId, refundId: refund!.refundId }
    expect(await codeOf(cancelRefund(world.house, { ...key, personId: father.personId }))).toBe('not_allowed')
    await cancelRefund(world.house, { ...key, personId: mother.personId })
    expect(await world.balance(pupil)).toBe(28_000)
    expect(await codeOf(cancelRefund(world.house, { ...key, personId: mother.personId }))).toBe('refund_already_sent')
    expect((await world.stepsOf(key.refundId)).at(-1)).toEqual({ step: 'returned', why: 'by_family' })
  })
})

describe('a provider', () => {
  test('that says no twice is believed: the money goes to an account, and its payer is asked for one', async () => {
    const { pupil, mother, third } = await nora()
    world.provider.refusedRefunds = 2
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'at_provider' }])
    world.made.clock.pass(6_000)
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ way: 'account', state: 'to_account' }])
    expect(world.provider.paymentOf(third.order).refundedOre).toBe(0)
    expect((await world.stepsOf(refund!.refundId)).at(-1)).toEqual({ step: 'moved_to_account', why: 'provider_refused' })
    expect((await world.subjectsTo(mother.email)).at(-1)).toBe('200 kr går til konto i stedet')
  })

  test('that is down is tried for three days, ever more seldom, and then the money goes to an account', async () => {
    const { pupil, mother, third } = await nora()
    world.provider.isDown = true
    world.provider.at = (step) => {
      // Not reached at all: nothing can have been done.
      if (step === 'before refund') throw new Error('it was read although it is down')
    }
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    let tries = 0
    for (let hours = 0; hours < 71; hours += 1) {
      tries += await world.look()
      world.made.clock.pass(HOUR)
    }
    expect(tries).toBeLessThan(60)
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'at_provider' }])
    world.made.clock.pass(3 * HOUR)
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ way: 'account', state: 'to_account' }])
    expect(world.provider.paymentOf(third.order).refundedOre).toBe(0)
  })

  test('whose answer is lost is read before anything is sent again: the money goes back once', async () => {
    const { pupil, mother, third } = await nora()
    const { ProviderTrouble } = await import('../payments/index.ts')
    world.provider.at = (step) => {
      if (step === 'after refund') throw new ProviderTrouble('no_answer')
    }
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    await world.look()
    world.provider.at = () => {}
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'at_provider' }])
    world.made.clock.pass(6_000)
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'paid' }])
    expect(world.provider.refunds).toBe(1)
    expect(world.provider.paymentOf(third.order).refundedOre).toBe(20_000)
  })

  test('of which nobody knows whether it did what was asked never loses the money to an account', async () => {
    const { pupil, mother } = await nora()
    const { ProviderTrouble } = await import('../payments/index.ts')
    world.provider.at = (step) => {
      if (step === 'before refund') throw new ProviderTrouble('no_answer')
      if (step === 'before read' && world.provider.reads > 3) throw new ProviderTrouble('no_answer')
    }
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    await world.look()
    world.provider.reads = 10
    for (let days = 0; days < 10; days += 1) {
      world.made.clock.pass(DAY)
      await world.look()
    }
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'at_provider' }])
    // When it answers again, and shows that it did nothing, it is asked once more.
    world.provider.at = () => {}
    world.made.clock.pass(DAY)
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'paid' }])
    expect(world.provider.refunds).toBe(1)
  })

  test('that gave the same money back by itself pays it once: ours goes back to the wallet', async () => {
    const { pupil, mother, third } = await nora()
    const refund = await world.ask(pupil, { amountOre: 20_000, payerPersonId: mother.personId, askedByPersonId: mother.personId })
    world.provider.takeBack(third.order, 'refund', 20_000)
    await world.look()
    world.made.clock.pass(6_000)
    await world.look()
    expect(await world.partsOf(refund!.refundId)).toMatchObject([{ state: 'returned' }])
    expect(await world.balance(pupil)).toBe(8_000)
    expect(world.provider.refunds).toBe(0)
  })
})

describe('a second person', () => {
  test('is asked above the operator’s amount, and not at it', async () => {
    await setFourEyes(world, 10_000)
    const { pupil, mother } = await nora()
    const own = { payerPersonId: mother.personId, askedByPersonId: mother.personId }
    expect(await world.ask(pupil, { ...own, amountOre: 10_000 })).toMatchObject({ state: 'approved' })
    expect(await world.look()).toBe(1)
    expect(await world.ask(pupil, { ...own, amountOre: 10_000 })).toMatchObject({ state: 'approved' })
    const other = await nora()
    const waiting = await world.ask(other.pupil, { payerPersonId: other.mother.personId, askedByPersonId: other.mother.personId, amountOre: 10_001 })
    expect(waiting).toMatchObject({ state: 'waiting' })
    await world.look()
    expect(await world.partsOf(waiting!.refundId)).toMatchObject([{ state: 'asked' }])
    expect(await world.balance(other.pupil)).toBe(28_000 - 10_001)
  })

  test('says yes to another’s wish and not to their own, or no and says why', async () => {
    await setFourEyes(world, 0)
    const { pupil, mother } = await nora()
    const [one, other] = [await world.makePerson(), await world.makePerson()]
    const askOnBehalf = () =>
      world.ask(pupil, { amountOre: 5_000, payerPersonId: mother.personId, cause: 'on_behalf', askedByPersonId: one.personId, note: 'Mor ringte' })
    const first = await askOnBehalf()
    const key = { schoolId: pupil.schoolId, refundId: first!.refundId }
    expect(await codeOf(decideRefund(world.house, { ...key, personId: one.personId, says: 'yes', note: null }))).toBe('refund_not_by_yourself')
    await decideRefund(world.house, { ...key, personId: other.personId, says: 'yes', note: null })
    await world.look()
    expect(await world.partsOf(first!.refundId)).toMatchObject([{ state: 'paid' }])
    expect(await codeOf(decideRefund(world.house, { ...key, personId: other.personId, says: 'no', note: 'Nei' }))).toBe('refund_decided')

    const second = await askOnBehalf()
    const no = { schoolId: pupil.schoolId, refundId: second!.refundId, personId: other.personId, says: 'no' as const }
    expect(await codeOf(decideRefund(world.house, { ...no, note: ' ' }))).toBe('not_well_formed')
    await decideRefund(world.house, { ...no, note: 'Feil elev' })
    expect(await world.balance(pupil)).toBe(23_000)
    expect(await world.partsOf(second!.refundId)).toMatchObject([{ state: 'returned' }])
  })
})

describe('whoever leaves', () => {
  test('has each payer’s part sent home by itself three days later, and only once', async () => {
    const { pupil, mother, father, second, third } = await nora()
    await world.house.database.query(sql`update pupil set enrolled_until = '2026-11-03' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    world.made.clock.set('2026-11-06T10:00:00Z')
    await sweepLeavers(world.house, world.provider.payments)
    expect(await world.balance(pupil)).toBe(28_000)
    world.made.clock.set('2026-11-07T10:00:00Z')
    await sweepLeavers(world.house, world.provider.payments)
    await sweepLeavers(world.house, world.provider.payments)
    expect(await world.balance(pupil)).toBe(0)
    await world.look()
    expect(world.provider.paymentOf(third.order).refundedOre).toBe(20_000)
    expect(world.provider.paymentOf(second.order).refundedOre).toBe(8_000)
    expect(await world.subjectsTo(father.email)).toContain('80 kr tilbake fra kortet til Nora')
    expect(await world.subjectsTo(mother.email)).toContain('200 kr tilbake fra kortet til Nora')
  })

  test('without a payer anybody knows has the money set aside, those who follow are asked, and the office names one of them', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0, enrolledUntil: '2026-10-01' })
    const [guardian, stranger, office] = [await world.makePerson(), await world.makePerson(), await world.makePerson()]
    await world.follow(pupil, guardian.personId)
    // A payment from the bank that names no account.
    await world.house.database.query(sql`
      insert into bank_file (id, operator_id, name, message_id, fingerprint, payment_count, new_payment_count, read_at)
      values (${world.house.newId()}, ${world.operatorId}, 'f', 'm', ${Buffer.from(world.house.newId())}, 1, 1, ${world.made.clock.now()})`)
    const paymentId = world.house.newId()
    await world.house.database.query(sql`
      insert into bank_payment (id, operator_id, file_id, account_number, reference, direction, is_reversal, amount_ore, booked_on, state, school_id, wallet_id, decided_at)
      select ${paymentId}, ${world.operatorId}, id, '86011117947', ${paymentId}, 'in', false, 12345, '2026-11-01', 'credited', ${pupil.schoolId}, ${pupil.walletId}, ${world.made.clock.now()}
      from bank_file order by read_at desc, id desc limit 1`)
    const { lockWallets, post } = await import('../../ledger/ledger.ts')
    const { transaction } = await import('../../database/transaction.ts')
    await transaction(world.house.database, async (tx) => {
      const chart = await world.house.chartOf(tx, pupil.schoolId)
      const now = world.made.clock.now()
      await post(
        tx,
        await lockWallets(tx, [pupil]),
        [
          {
            schoolId: pupil.schoolId,
            eventId: paymentId,
            part: 1,
            kind: 'bank_topup',
            debitAccountId: chart.byKind.bank,
            creditAccountId: pupil.walletId,
            amountOre: 12_345,
            happenedAt: now,
          },
        ],
        now,
      )
    })
    await sweepLeavers(world.house, world.provider.payments)
    expect(await world.balance(pupil)).toBe(0)
    expect(await world.subjectsTo(guardian.email)).toEqual(['Penger på kortet til Nora: hvem skal ha dem?'])
    const part = (
      await world.house.database.query<{ id: string; refundId: string }>(
        sql`select id, refund_id as "refundId" from refund_part where school_id = ${pupil.schoolId} and bank_payment_id = ${paymentId}`,
      )
    ).rows[0]!
    const naming = { schoolId: pupil.schoolId, partId: part.id, by: office.personId, note: 'Far ringte og viste kvittering' }
    expect(await codeOf(namePayee(world.house, { ...naming, personId: stranger.personId }))).toBe('not_allowed')
    expect(await codeOf(namePayee(world.house, { ...naming, personId: guardian.personId, by: guardian.personId }))).toBe('not_allowed')
    await namePayee(world.house, { ...naming, personId: guardian.personId })
    expect(await codeOf(namePayee(world.house, { ...naming, personId: guardian.personId }))).toBe('refund_decided')
    expect(await world.partsOf(part.refundId)).toMatchObject([{ payerPersonId: guardian.personId, state: 'to_account' }])
    expect((await world.subjectsTo(guardian.email)).at(-1)).toBe('123,45 kr fra kantinekortet er dine')
  })
})
