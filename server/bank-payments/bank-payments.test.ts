// Money by bank transfer, from the number a family writes to the balance on the card.

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankFile, type BookedByBank } from '../../cli/demo/bank-file.ts'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { makeKid } from '../../rules/kid.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { replaceCard } from '../cards/index.ts'
import { messagesTo } from '../messages/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { kidOfWallet, readBankFile, watchBankFolder } from './index.ts'

const ACCOUNT = '86011117947'
let made: TestHouse
let app: AskableApp
let canteen: Canteen
let operatorId: string
let office: Asker
let files = 0

beforeAll(async () => {
  made = await houseForTest()
  app = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  operatorId = await operatorOf(canteen)
  office = await app.staff({ role: 'administrator', operatorId, schoolId: null })
  await office('POST /api/office/operators/:operatorId/bank-accounts', { params: { operatorId }, body: { accountNumber: '8601.11.17947' } })
})
afterAll(async () => {
  await app.app.close()
  await made.close()
})

const operatorOf = async ({ schoolId }: Canteen) =>
  (await firstRow<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`))
    ?.operatorId as string
const kidOf = (pupil: TestPupil) => transaction(made.house.database, (tx) => kidOfWallet(tx, made.house, pupil))
const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre

/** A notification from the bank, each payment an entry of its own. */
function fileOf(payments: readonly BookedByBank[], { account = ACCOUNT }: { account?: string } = {}): string {
  files += 1
  return bankFile({ messageId: `FILE-${files}`, account, bookedOn: '2026-11-03', payments })
}

const upload = (text: string, by: Asker = office) =>
  by('POST /api/office/operators/:operatorId/bank-files', { params: { operatorId }, body: { name: 'innbetalinger.xml', text } })
const bank = async () => (await office('GET /api/office/operators/:operatorId/bank', { params: { operatorId } })).body

describe('a family', () => {
  test('sees the account and a KID that never changes and is nobody else’s', async () => {
    const [nora, emil] = [await canteen.makePupil(), await canteen.makePupil()]
    const kid = await kidOf(nora)
    expect(await kidOf(nora)).toBe(kid)
    expect(await kidOf(emil)).not.toBe(kid)
    expect(kid).toBe(makeKid({ schoolId: canteen.schoolId, number: Number(kid.slice(7, 15)) }))
  })

  test('many families that ask at once each get a number of their own', async () => {
    const pupils = await Promise.all(Array.from({ length: 6 }, () => canteen.makePupil()))
    const kids = await Promise.all([...pupils, ...pupils].map(kidOf))
    expect(new Set(kids).size).toBe(6)
  })
})

describe('a payment with a KID', () => {
  let nora: TestPupil
  beforeEach(async () => {
    nora = await canteen.makePupil({ balanceOre: 10_000 })
  })

  test('is on the wallet at once, and the bank account’s other side', async () => {
    const { body } = await upload(fileOf([{ reference: `plain-${files}`, kroner: '200.00', kid: await kidOf(nora) }]))
    expect(body).toMatchObject({ creditedCount: 1, waitingCount: 0, wasReadBefore: false, file: { paymentCount: 1, newPaymentCount: 1 } })
    expect(await balance(nora)).toBe(30_000)
    const chart = await made.house.chartOf(made.house.database, canteen.schoolId)
    expect(
      await rows(
        made.house.database,
        sql`select amount_ore as "amountOre", debit_account_id as debit from transfer where school_id = ${canteen.schoolId} and credit_account_id = ${nora.walletId} and kind = 'bank_topup'`,
      ),
    ).toEqual([{ amountOre: 20_000, debit: chart.byKind.bank }])
  })

  test('is credited once, whether the file comes again or another file tells of it too', async () => {
    const payment = { reference: `twice-${files}`, kroner: '50.00', kid: await kidOf(nora) }
    const first = fileOf([payment])
    await upload(first)
    expect((await upload(first)).body).toMatchObject({ wasReadBefore: true, creditedCount: 1 })
    const extra = { ...payment, reference: `${payment.reference}-more` }
    expect((await upload(fileOf([payment, extra]))).body).toMatchObject({ creditedCount: 1, file: { paymentCount: 2, newPaymentCount: 1 } })
    expect(await balance(nora)).toBe(20_000)
  })

  test('is credited once when the same file is read many times at once', async () => {
    const text = fileOf([{ reference: `race-${files}`, kroner: '10.00', kid: await kidOf(nora) }])
    const read = () => readBankFile(made.house, { operatorId, name: 'race.xml', text, personId: null })
    const all = await Promise.all([read(), read(), read(), read()])
    expect(new Set(all.map(({ file }) => file.fileId)).size).toBe(1)
    expect(await balance(nora)).toBe(11_000)
  })

  test('pays what is owed for a lost card with what is more than a meal, once, and the letter says so', async () => {
    const { house } = made
    const [personId, walletOfEmpty] = [house.newId(), await canteen.makePupil({ balanceOre: 0, firstName: 'Emil' })]
    await house.database.query(sql`
      insert into person (id, email, first_name, last_name, email_confirmed_at, language, made_at)
      values (${personId}, 'far@hjemme.example', 'Far', 'Prøve', ${made.clock.now()}, 'nb', ${made.clock.now()})`)
    await house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${canteen.schoolId} and id = ${walletOfEmpty.pupilId}`)
    let { cardId } = walletOfEmpty
    for (const [loss, seenFeeOre] of [0, 10_000].entries()) {
      const by = { side: 'office', personId } as const
      const wish = { ...walletOfEmpty, cardId, code: `BANK ${files} ${loss}`, cause: 'lost', seenFeeOre, waiver: null, by, note: null } as const
      cardId = (await replaceCard(house, wish)).card.cardId
    }
    const kid = await kidOf(walletOfEmpty)
    const first = fileOf([{ reference: `fee-${files}`, kroner: '120.00', kid }])
    await upload(first)
    // 50 kroner stay for a meal, 70 are taken of the 100.
    expect(await balance(walletOfEmpty)).toBe(5_000)
    const [letter] = await messagesTo(house, 'far@hjemme.example')
    expect(letter?.body).toContain('Trukket av dette for nytt kort: 70\u00a0kr')
    expect(letter?.body).toContain('Saldo etterpå: 50\u00a0kr')
    await upload(first)
    expect(await balance(walletOfEmpty)).toBe(5_000)
    await upload(fileOf([{ reference: `fee-rest-${files}`, kroner: '100.00', kid }]))
    expect(await balance(walletOfEmpty)).toBe(12_000)
    const taken = await rows(
      house.database,
      sql`select amount_ore as "amountOre" from transfer where school_id = ${canteen.schoolId} and debit_account_id = ${walletOfEmpty.walletId} and kind = 'card_fee' order by amount_ore`,
    )
    expect(taken).toEqual([{ amountOre: 3_000 }, { amountOre: 7_000 }])
  })

  test('is told to those who follow the wallet', async () => {
    const personId = made.house.newId()
    await made.house.database.query(sql`
      insert into person (id, email, first_name, last_name, email_confirmed_at, language, made_at)
      values (${personId}, 'mor@hjemme.example', 'Mor', 'Prøve', ${made.clock.now()}, 'nn', ${made.clock.now()})`)
    await made.house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${canteen.schoolId} and id = ${nora.pupilId}`)
    await upload(fileOf([{ reference: `told-${files}`, kroner: '75.50', kid: await kidOf(nora) }]))
    const [letter] = await messagesTo(made.house, 'mor@hjemme.example')
    expect(letter).toMatchObject({ subject: '75,50\u00a0kr frå banken til Nora', body: expect.stringContaining('175,50\u00a0kr') })
  })
})

describe('a payment that nobody can place', () => {
  test('waits for a person with the reason, and touches no wallet', async () => {
    const full = await canteen.makePupil({ balanceOre: 110_000 })
    const gone = await canteen.makePupil({ balanceOre: 0, enrolledUntil: '2026-10-30' })
    const other = await makeCanteen(made.house)
    const foreign = await other.makePupil()
    const name = `wait-${files}`
    await upload(
      fileOf([
        { reference: `${name}-none`, kroner: '1.00' },
        { reference: `${name}-unknown`, kroner: '2.00', kid: makeKid({ schoolId: canteen.schoolId, number: 99_999 }) },
        { reference: `${name}-full`, kroner: '100.01', kid: await kidOf(full) },
        { reference: `${name}-gone`, kroner: '4.00', kid: await kidOf(gone) },
        { reference: `${name}-foreign`, kroner: '5.00', kid: await kidOf(foreign) },
        { reference: `${name}-back`, kroner: '6.00', kid: await kidOf(full), isTakenBack: true },
        { reference: `${name}-out`, kroner: '7.00', isOut: true },
      ]),
    )
    const waiting = (await bank()).waiting.filter(({ reference }) => reference.startsWith(name))
    expect(Object.fromEntries(waiting.map(({ reference, why }) => [reference.slice(name.length + 1), why]))).toEqual({
      none: 'no_kid',
      unknown: 'unknown_kid',
      full: 'balance_would_be_too_high',
      gone: 'not_enrolled',
      foreign: 'kid_of_other_operator',
      back: 'taken_back',
    })
    expect(waiting.find(({ reference }) => reference.endsWith('full'))?.meant).toMatchObject({ pupilId: full.pupilId, name: 'Nora Prøve' })
    expect(waiting.find(({ reference }) => reference.endsWith('foreign'))?.meant).toBeNull()
    expect([await balance(full), await balance(gone), await balance(foreign)]).toEqual([110_000, 0, 20_000])
  })

  const oneWaiting = async () => {
    const reference = `hand-${files}`
    await upload(fileOf([{ reference, kroner: '30.00' }]))
    return (await bank()).waiting.find((payment) => payment.reference === reference)?.paymentId as string
  }
  const credit = (paymentId: string, pupil: TestPupil, by: Asker = office) =>
    by('POST /api/office/operators/:operatorId/bank-payments/:paymentId/credit', {
      params: { operatorId, paymentId },
      body: { schoolId: pupil.schoolId, pupilId: pupil.pupilId },
    })
  const settle = (paymentId: string, note: string, by: Asker = office) =>
    by('POST /api/office/operators/:operatorId/bank-payments/:paymentId/settle', { params: { operatorId, paymentId }, body: { note } })

  test('is put into a wallet by a person, once, whoever presses and how often', async () => {
    const [nora, emil] = [await canteen.makePupil({ balanceOre: 0 }), await canteen.makePupil({ balanceOre: 0 })]
    const paymentId = await oneWaiting()
    const answers = await Promise.all([credit(paymentId, nora), credit(paymentId, nora)])
    for (const { status, body } of answers) expect([status, body.state, body.meant?.pupilId]).toEqual([200, 'credited', nora.pupilId])
    expect(await credit(paymentId, emil)).toMatchObject({ status: 409, body: { code: 'bank_payment_decided' } })
    expect(await settle(paymentId, 'Betalt tilbake')).toMatchObject({ status: 409, body: { code: 'bank_payment_decided' } })
    expect([await balance(nora), await balance(emil)]).toEqual([3_000, 0])
  })

  test('may be closed with the reason, and is then in no wallet', async () => {
    const paymentId = await oneWaiting()
    expect(await settle(paymentId, '   ')).toMatchObject({ status: 400 })
    expect(await settle(paymentId, 'Betalt tilbake i nettbanken 4. november')).toMatchObject({ status: 200, body: { state: 'settled', why: null } })
    expect(await credit(paymentId, await canteen.makePupil())).toMatchObject({ status: 409 })
  })

  test('is none of another operator’s business, nor of anybody at one school', async () => {
    const rival = await makeCanteen(made.house)
    const rivals = await app.staff({ role: 'administrator', operatorId: await operatorOf(rival), schoolId: null })
    const clerk = await app.staff({ role: 'administrator', operatorId, schoolId: canteen.schoolId })
    const paymentId = await oneWaiting()
    const nora = await canteen.makePupil()
    for (const by of [rivals, clerk]) {
      expect(await credit(paymentId, nora, by)).toMatchObject({ status: 403 })
      expect(await settle(paymentId, 'Nei takk', by)).toMatchObject({ status: 403 })
      expect(await upload(fileOf([{ reference: 'x', kroner: '1.00' }]), by)).toMatchObject({ status: 403 })
      expect(await by('GET /api/office/operators/:operatorId/bank', { params: { operatorId } })).toMatchObject({ status: 403 })
    }
    expect(await app.nobody()('GET /api/office/operators/:operatorId/bank', { params: { operatorId } })).toMatchObject({ status: 401 })
    expect(await credit(paymentId, await rival.makePupil())).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})

describe('a file', () => {
  test('about an account that is not the operator’s is refused whole', async () => {
    const nora = await canteen.makePupil({ balanceOre: 0 })
    const text = fileOf([{ reference: 'strange', kroner: '10.00', kid: await kidOf(nora) }], { account: '12345678903' })
    expect(await upload(text)).toMatchObject({ status: 422, body: { code: 'bank_account_of_nobody' } })
    expect(await upload('no file at all')).toMatchObject({ status: 422, body: { code: 'bank_file_unreadable' } })
    expect(await balance(nora)).toBe(0)
  })

  test('of thousands of payments is taken though it is large', async () => {
    const nora = await canteen.makePupil({ balanceOre: 0 })
    const kid = await kidOf(nora)
    const text = fileOf(Array.from({ length: 300 }, (_, index) => ({ reference: `many-${files}-${index}`, kroner: '1.00', kid })))
    expect(text.length).toBeGreaterThan(64 * 1024)
    expect((await upload(text)).body).toMatchObject({ creditedCount: 300 })
    expect(await balance(nora)).toBe(30_000)
  })

  test('put into the folder is read and moved aside, and one that cannot be read is kept with the reason', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-bank-'))
    const nora = await canteen.makePupil({ balanceOre: 0 })
    const put = (name: string, text: string, { isOld = true } = {}) => {
      fs.writeFileSync(path.join(folder, name), text)
      // What is written just now is still so however long the test takes.
      const at = new Date(Date.now() + (isOld ? -60_000 : 60_000))
      fs.utimesSync(path.join(folder, name), at, at)
    }
    put('good.xml', fileOf([{ reference: `folder-${files}`, kroner: '12.00', kid: await kidOf(nora) }]))
    put('bad.XML', '<Document/>')
    put('half.xml', '<Docu', { isOld: false })
    put('readme.txt', 'hello')
    const watch = watchBankFolder(made.house, folder)
    await watch.lookOnce()
    put('good.xml', fileOf([{ reference: `folder-${files}`, kroner: '13.00', kid: await kidOf(nora) }]))
    await watch.lookOnce()
    expect(await balance(nora)).toBe(2_500)
    expect(fs.readdirSync(folder).sort()).toEqual(['half.xml', 'read', 'readme.txt', 'refused'])
    expect(fs.readdirSync(path.join(folder, 'read')).sort()).toEqual(['good-2.xml', 'good.xml'])
    expect(fs.readdirSync(path.join(folder, 'refused')).sort()).toEqual(['bad.XML', 'bad.XML.txt'])
    expect(fs.readFileSync(path.join(folder, 'refused/bad.XML.txt'), 'utf8')).toBe('bank_file_of_other_kind\n')
    fs.rmSync(folder, { recursive: true })
  })
})

describe('an account', () => {
  const add = (accountNumber: string, by: Asker = office, owner = operatorId) =>
    by('POST /api/office/operators/:operatorId/bank-accounts', { params: { operatorId: owner }, body: { accountNumber } })

  test('is checked, belongs to one operator, and can be ended and shown again', async () => {
    expect(await add('86011117948')).toMatchObject({ status: 422, body: { code: 'bank_account_not_valid' } })
    expect(await add(ACCOUNT)).toMatchObject({ status: 409, body: { code: 'bank_account_taken' } })
    const rivalOperator = await operatorOf(await makeCanteen(made.house))
    const rivals = await app.staff({ role: 'administrator', operatorId: rivalOperator, schoolId: null })
    expect(await add(ACCOUNT, rivals, rivalOperator)).toMatchObject({ status: 409, body: { code: 'bank_account_taken' } })
    expect(await add('97101234561')).toMatchObject({ status: 200 })
    const end = () =>
      office('POST /api/office/operators/:operatorId/bank-accounts/:accountNumber/end', { params: { operatorId, accountNumber: '97101234561' } })
    expect(await end()).toMatchObject({ status: 200 })
    expect(await end()).toMatchObject({ status: 200 })
    expect((await bank()).accounts.find(({ accountNumber }) => accountNumber === '97101234561')?.endedAt).not.toBeNull()
    expect(await add('97101234561')).toMatchObject({ status: 200 })
    expect(await end()).toMatchObject({ status: 200 })
  })
})

test('after all this every øre is explained', async () => {
  const { discrepancies } = await verifyDatabase(made.house.database, made.house.keys)
  expect(discrepancies).toEqual([])
})
