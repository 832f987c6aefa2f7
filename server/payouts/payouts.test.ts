// The whole way of money that a payment cannot take back, over HTTP: an account with its code, a file to the bank, and
// how the bank did with each line.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { ACCOUNT, openRefundWorld, OTHER_ACCOUNT, type RefundWorld } from '../../test/refunds.ts'
import { specsFolder } from '../../test/specs.ts'
import { mistakesBySchema } from '../../test/xsd.ts'
import { addAccount } from '../bank-accounts/index.ts'
import { messagesTo } from '../messages/index.ts'

const DAY = 86_400_000
const OURS = '86011117947'

let world: RefundWorld
let asking: AskableApp

beforeAll(async () => {
  world = await openRefundWorld()
  asking = await askableApp(world.house)
  await transaction(world.house.database, (tx) => addAccount(tx, world.house, { operatorId: world.operatorId, typed: OURS }))
})
beforeEach(() => world.startAnew())
afterAll(async () => {
  await asking.app.close()
  await world.close()
})

/** One who administers the operator and has just signed in: the clock runs far in these stories. */
const administrator: Asker = async (route, sent) => {
  // Letters are told apart by when they were written.
  world.made.clock.pass(1_000)
  return (await asking.staff({ role: 'administrator', operatorId: world.operatorId, schoolId: null }))(route, sent)
}

/** A pupil, a guardian who has paid in so long ago that only an account is left, and the guardian’s wish. */
async function story({ amountOre = 20_000 } = {}) {
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  const payer = await world.makePerson('Kari')
  await world.follow(pupil, payer.personId)
  await world.payIn(pupil, payer.personId, 20_000)
  world.made.clock.pass(366 * DAY)
  const ask = await asking.person(payer.personId)
  const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  const id = world.house.newId()
  const asked = await ask('POST /api/wallets/:schoolId/:walletId/refunds', { params, body: { id, amountOre, whose: 'mine' } })
  return { pupil, payer, ask, params, refundId: id, asked }
}

async function codeSentTo(email: string): Promise<string> {
  const [newest] = await messagesTo(world.house, email)
  return /^\d{6}$/m.exec(newest?.body ?? '')?.[0] as string
}

async function enterAccount(ask: Asker, email: string, accountNumber: string) {
  world.made.clock.pass(1_000)
  const { body: entry } = await ask('POST /api/payout-account/entries', { body: { accountNumber } })
  return ask('POST /api/payout-account/entries/:entryId/confirm', { params: { entryId: entry.entryId }, body: { code: await codeSentTo(email) } })
}

const today = () => world.made.clock.now().toISOString().slice(0, 10)
const freeze = (id: string, { version = '09' as '03' | '09', payOn = today(), accountNumber = OURS } = {}) =>
  administrator('POST /api/office/operators/:operatorId/payout-runs', { params: { operatorId: world.operatorId }, body: { id, accountNumber, version, payOn } })
const overview = async () => (await administrator('GET /api/office/operators/:operatorId/payouts', { params: { operatorId: world.operatorId } })).body
const runOf = async (runId: string) =>
  (await administrator('GET /api/office/operators/:operatorId/payout-runs/:runId', { params: { operatorId: world.operatorId, runId } })).body
async function fileOf(runId: string): Promise<string> {
  const cookie = await asking.cookieOf({ role: 'administrator', operatorId: world.operatorId, schoolId: null })
  const reply = await asking.app.inject({ url: `/api/office/operators/${world.operatorId}/payout-runs/${runId}/file`, headers: { cookie } })
  expect(reply.headers['content-type']).toMatch(/^application\/xml/)
  return reply.body
}

describe('an account', () => {
  test('is entered by its owner with a code from the e-mail, and can be used at once', async () => {
    const { payer, ask, asked } = await story()
    expect(asked.body.parts).toMatchObject([{ way: 'account', state: 'to_account', to: 'you', waitsFor: 'account', account: null }])
    expect((await ask('GET /api/payout-account')).body).toEqual({ account: null, waitingOre: 20_000 })
    const { body } = await enterAccount(ask, payer.email, '8601.11.17947')
    expect(body.account).toMatchObject({ masked: '•••• •• •7947', isUsable: true })
    expect(await world.subjectsTo(payer.email)).toContain('Ny konto for tilbakebetaling')
  })

  test('is not changed by a wrong code, and after five guesses not by the right one either', async () => {
    const { payer, ask } = await story()
    const { body: entry } = await ask('POST /api/payout-account/entries', { body: { accountNumber: ACCOUNT } })
    const right = await codeSentTo(payer.email)
    const guess = async (code: string) =>
      (await ask('POST /api/payout-account/entries/:entryId/confirm', { params: { entryId: entry.entryId }, body: { code } })).body.code
    const wrong = right === '000000' ? '111111' : '000000'
    for (let guesses = 1; guesses <= 5; guesses += 1) expect(await guess(wrong)).toBe('payout_code_wrong')
    expect(await guess(right)).toBe('payout_code_over')
    expect((await ask('GET /api/payout-account')).body.account).toBeNull()
  })

  test('is confirmed by nobody but the one who entered it, within a quarter of an hour, and by the newest code only', async () => {
    const { payer, ask } = await story()
    const stranger = await asking.person((await world.makePerson()).personId)
    const enter = async () => {
      world.made.clock.pass(1_000)
      return (await ask('POST /api/payout-account/entries', { body: { accountNumber: ACCOUNT } })).body.entryId
    }
    const confirm = async (by: Asker, entryId: string, code: string) =>
      (await by('POST /api/payout-account/entries/:entryId/confirm', { params: { entryId }, body: { code } })).body.code ?? 'taken'
    const first = await enter()
    const code = await codeSentTo(payer.email)
    expect(await confirm(stranger, first, code)).toBe('payout_code_over')
    const second = await enter()
    expect(await confirm(ask, first, code)).toBe('payout_code_over')
    world.made.clock.pass(15 * 60_000)
    expect(await confirm(ask, second, await codeSentTo(payer.email))).toBe('payout_code_over')
  })

  test('that is changed waits a day, and everybody who follows the wallet is told', async () => {
    const { pupil, payer, ask, refundId } = await story()
    const other = await world.makePerson('Far')
    await world.follow(pupil, other.personId)
    await enterAccount(ask, payer.email, ACCOUNT)
    const { body } = await enterAccount(ask, payer.email, OTHER_ACCOUNT)
    expect(body.account).toMatchObject({ masked: '•••• •• •8903', isUsable: false })
    expect(await world.subjectsTo(other.email)).toEqual(['Ny konto for tilbakebetaling', 'Ny konto for tilbakebetaling'])
    const readyBefore = (await overview()).ready.amountOre
    expect((await overview()).unclaimed.find((each) => each.refundId === refundId)).toMatchObject({ waitsFor: 'day', payeeName: 'Kari Prøve' })
    // Each look takes a second: this one is the last of the day, and the next is a day later to the second.
    world.made.clock.pass(DAY - 4_000)
    expect((await overview()).ready.amountOre).toBe(readyBefore)
    expect((await overview()).ready.amountOre).toBe(readyBefore + 20_000)
  })

  test('with a wrong digit is refused, and codes are not sent without end', async () => {
    const ask = await asking.person((await world.makePerson()).personId)
    expect((await ask('POST /api/payout-account/entries', { body: { accountNumber: '86011117948' } })).body.code).toBe('bank_account_not_valid')
    const codes: unknown[] = []
    for (let count = 0; count < 6; count += 1) codes.push((await ask('POST /api/payout-account/entries', { body: { accountNumber: ACCOUNT } })).body.code)
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'too_many_attempts'])
  })
})

describe('a run', () => {
  test('takes what is ready, is frozen, and is the same bytes whenever it is downloaded', async () => {
    const { payer, ask, pupil } = await story()
    await enterAccount(ask, payer.email, ACCOUNT)
    const id = world.house.newId()
    const { body: run } = await freeze(id)
    expect(run).toMatchObject({ state: 'frozen', paidCount: 0, failedCount: 0 })
    const file = await fileOf(id)
    expect(file).toContain(`<MsgId>${run.messageId}</MsgId>`)
    expect(run.messageId.length).toBeLessThanOrEqual(28)
    expect(file).toContain('200.00')
    // A name that is changed afterwards changes nothing that the bank was told.
    await world.house.database.query(sql`update person set first_name = 'Anne' where id = ${payer.personId}`)
    expect((await freeze(id)).body).toEqual(run)
    expect(await fileOf(id)).toBe(file)
    expect((await freeze(world.house.newId())).body.code).toBe('payout_nothing_ready')
    const { lines } = await runOf(id)
    const own = lines.find(({ payeeName }) => payeeName === 'Kari Prøve')!
    expect(own).toMatchObject({ amountOre: 20_000, state: 'in_run', account: '•••• •• •7947', schoolId: pupil.schoolId })
    await administrator('POST /api/office/operators/:operatorId/payout-runs/:runId/paid', {
      params: { operatorId: world.operatorId, runId: id },
      body: { lineIds: lines.map(({ lineId }) => lineId) },
    })
    expect((await runOf(id)).run).toMatchObject({ paidCount: lines.length })
    expect((await world.subjectsTo(payer.email)).slice(-2)).toEqual(['200 kr er sendt til banken', '200 kr er betalt tilbake'])
  })

  test('with a line that the bank could not pay keeps the money and asks for another account', async () => {
    const { payer, ask, refundId } = await story()
    await enterAccount(ask, payer.email, ACCOUNT)
    const id = world.house.newId()
    await freeze(id)
    const params = { operatorId: world.operatorId, runId: id }
    const { lines } = await runOf(id)
    const line = lines[0]!
    const fail = () =>
      administrator('POST /api/office/operators/:operatorId/payout-runs/:runId/failed', { params, body: { lineId: line.lineId, why: 'account_closed' } })
    expect((await fail()).body.lines[0]).toMatchObject({ state: 'failed', why: 'account_closed' })
    expect((await fail()).status).toBe(200)
    const pay = await administrator('POST /api/office/operators/:operatorId/payout-runs/:runId/paid', { params, body: { lineIds: [line.lineId] } })
    expect(pay.body.code).toBe('payout_line_decided')
    expect(await world.partsOf(refundId)).toMatchObject([{ state: 'to_account' }])
    expect((await ask('GET /api/payout-account')).body).toMatchObject({ account: null, waitingOre: 20_000 })
    expect((await world.stepsOf(refundId)).map(({ step }) => step)).toEqual(['asked', 'approved', 'in_file', 'failed'])
    // Another account waits its day, and is paid then.
    await enterAccount(ask, payer.email, OTHER_ACCOUNT)
    world.made.clock.pass(DAY)
    const next = world.house.newId()
    expect((await freeze(next)).body).toMatchObject({ state: 'frozen' })
    expect((await runOf(next)).lines.map(({ account }) => account)).toContain('•••• •• •8903')
  })

  test('is of an account of the operator’s own, and of today or later', async () => {
    const { payer, ask } = await story()
    await enterAccount(ask, payer.email, ACCOUNT)
    expect((await freeze(world.house.newId(), { accountNumber: OTHER_ACCOUNT })).body.code).toBe('payout_account_not_operators')
    expect((await freeze(world.house.newId(), { accountNumber: '86011117948' })).body.code).toBe('bank_account_not_valid')
    expect((await freeze(world.house.newId(), { payOn: '2020-01-01' })).body.code).toBe('payout_day_has_passed')
    expect((await freeze(world.house.newId(), { version: '03' })).status).toBe(200)
  })

  test.skipIf(specsFolder() === null).each(['03', '09'] as const)('is valid against the bank’s schema, version .%s', async (version) => {
    const { payer, ask } = await story()
    await enterAccount(ask, payer.email, ACCOUNT)
    const id = world.house.newId()
    await freeze(id, { version })
    expect(mistakesBySchema(await fileOf(id), `iso20022/pain.001.001.${version}.xsd`)).toEqual([])
  })

  test('stays as the bank was told: the database itself refuses to change a frozen run or a decided line', async () => {
    const frozen = await rows<{ id: string }>(world.house.database, sql`select id from payout_run where state = 'frozen' limit 1`)
    await expect(world.house.database.query(sql`update payout_run set amount_ore = 1 where id = ${frozen[0]!.id}`)).rejects.toThrow(/frozen/)
    await expect(world.house.database.query(sql`update payout_line set amount_ore = amount_ore + 1 where run_id = ${frozen[0]!.id}`)).rejects.toThrow(
      /told to the bank/,
    )
  })
})

describe('money from the bank', () => {
  test('is nobody else’s business: another operator, the school’s office and the canteen see no payouts', async () => {
    const office = await asking.staff({ role: 'office', operatorId: world.operatorId, schoolId: world.canteen.schoolId })
    expect((await office('GET /api/office/operators/:operatorId/payouts', { params: { operatorId: world.operatorId } })).body.code).toBe('not_allowed')
    const other = await openOperator()
    const stranger = await asking.staff({ role: 'administrator', operatorId: other, schoolId: null })
    expect((await stranger('GET /api/office/operators/:operatorId/payouts', { params: { operatorId: world.operatorId } })).body.code).toBe('not_allowed')
    const run = (await overview()).runs[0]!
    for (const operatorId of [other, world.operatorId]) {
      const answer = await stranger('GET /api/office/operators/:operatorId/payout-runs/:runId', { params: { operatorId, runId: run.runId } })
      expect(['not_found', 'not_allowed']).toContain(answer.body.code)
    }
  })
})

async function openOperator(): Promise<string> {
  const { makeOperator } = await import('../schools/index.ts')
  const { OPERATOR } = await import('../../test/office.ts')
  return transaction(world.house.database, (tx) => makeOperator(tx, world.house, { ...OPERATOR, name: 'En annen driver' }))
}
