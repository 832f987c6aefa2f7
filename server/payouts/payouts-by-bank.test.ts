// The bank's own file tells how our payouts went: paid, all in one sum, sent back, or not as we said.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bankFile, type BookedByBank } from '../../cli/demo/bank-file.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { ACCOUNT, openRefundWorld, OTHER_ACCOUNT, type RefundWorld } from '../../test/refunds.ts'
import { addAccount } from '../bank-accounts/index.ts'
import { readBankFile } from '../bank-payments/index.ts'
import { freezeRun } from './index.ts'

const OURS = '86011117947'
let world: RefundWorld
let files = 0

beforeAll(async () => {
  world = await openRefundWorld()
  await transaction(world.house.database, (tx) => addAccount(tx, world.house, { operatorId: world.operatorId, typed: OURS }))
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

type Story = { runId: string; messageId: string; lines: { lineId: string; amountOre: number }[]; personIds: string[]; refundIds: string[] }

/** Some people whose refunds stand in one file to the bank. */
async function fileFor(amounts: readonly number[]): Promise<Story> {
  const personIds: string[] = []
  const refundIds: string[] = []
  for (const amountOre of amounts) {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const { personId } = await world.makePerson()
    await world.follow(pupil, personId)
    await world.payIn(pupil, personId, amountOre)
    await world.giveAccount(personId)
    world.provider.refusedRefunds = 1_000
    const refund = await world.ask(pupil, { askedByPersonId: personId, payerPersonId: personId })
    for (let tries = 0; tries < 5; tries += 1) {
      await world.look()
      world.made.clock.pass(3_600_000)
    }
    personIds.push(personId)
    refundIds.push(refund!.refundId)
  }
  return { ...(await freeze(personIds[0] as string)), personIds, refundIds }
}

async function freeze(personId: string) {
  const payOn = new Date(world.made.clock.now().getTime() + 7_200_000).toISOString().slice(0, 10)
  const wish = { operatorId: world.operatorId, runId: world.house.newId(), accountNumber: OURS, version: '09', payOn, personId } as const
  const { runId, messageId } = await freezeRun(world.house, wish)
  const lines = await rows<{ lineId: string; amountOre: number }>(
    world.house.database,
    sql`select id as "lineId", amount_ore as "amountOre" from payout_line where run_id = ${runId} order by amount_ore`,
  )
  return { runId, messageId, lines }
}

const kroner = (ore: number) => (ore / 100).toFixed(2)
const idOf = ({ lineId }: { lineId: string }) => lineId.replaceAll('-', '')
async function bankTells(payments: readonly BookedByBank[]): Promise<void> {
  files += 1
  const text = bankFile({ messageId: `OUT-${files}`, account: OURS, bookedOn: '2026-11-05', payments })
  await readBankFile(world.house, { operatorId: world.operatorId, name: 'ut.xml', text, personId: null })
}
/** What became of the booking that was told last. */
const booking = () =>
  rows<{ state: string; why: string | null }>(
    world.house.database,
    sql`select bank_payment.state, bank_payment.why from bank_payment join bank_file on bank_file.id = bank_payment.file_id where bank_file.message_id = ${`OUT-${files}`}`,
  )
const partStates = async ({ refundIds }: Story) => (await Promise.all(refundIds.map((refundId) => world.partsOf(refundId)))).flat().map(({ state }) => state)

test('a line that the bank has paid is paid, once, whether a file tells it again or a person has marked it', async () => {
  const story = await fileFor([20_000, 30_000])
  const [first] = story.lines
  const told = { reference: `paid-${files}`, kroner: '200.00', isOut: true, endToEndId: idOf(first!) }
  await bankTells([told])
  await bankTells([told, { ...told, reference: 'paid-again' }])
  expect((await partStates(story)).sort()).toEqual(['in_run', 'paid'])
  expect(await booking()).toEqual([{ state: 'payout', why: null }])
  expect(await world.setAsideOre()).toBe(30_000)
  await bankTells([{ reference: `rest-${files}`, kroner: '300.00', isOut: true, endToEndId: idOf(story.lines[1]!) }])
  expect(await world.setAsideOre()).toBe(0)
})

test('a whole file in one sum pays all its lines', async () => {
  const story = await fileFor([10_000, 15_000])
  await bankTells([{ reference: `sum-${files}`, kroner: '250.00', isOut: true, paymentInfoId: `${story.messageId}-1` }])
  expect(await partStates(story)).toEqual(['paid', 'paid'])
  expect(await booking()).toEqual([{ state: 'payout', why: null }])
})

test('what the bank sends back waits for another account, although it had been paid, and is paid again to that', async () => {
  const story = await fileFor([20_000])
  const [line] = story.lines
  await bankTells([{ reference: `out-${files}`, kroner: '200.00', isOut: true, endToEndId: idOf(line!) }])
  await bankTells([{ reference: `back-${files}`, kroner: '200.00', isTakenBack: true, endToEndId: idOf(line!), returnCode: 'AC04' }])
  expect(await booking()).toEqual([{ state: 'payout_returned', why: null }])
  expect(await partStates(story)).toEqual(['to_account'])
  expect(await world.setAsideOre()).toBe(20_000)
  expect((await world.stepsOf(story.refundIds[0] as string)).at(-1)).toMatchObject({ step: 'failed', why: 'account_closed' })
  expect(await world.discrepancies()).toEqual([])
  // The same once more is not money that came back twice.
  await bankTells([{ reference: `back-again-${files}`, kroner: '200.00', isTakenBack: true, endToEndId: idOf(line!), returnCode: 'AC04' }])
  expect(await booking()).toEqual([{ state: 'waiting', why: 'payout_decided' }])

  await world.giveAccount(story.personIds[0] as string, OTHER_ACCOUNT)
  const again = await freeze(story.personIds[0] as string)
  await bankTells([{ reference: `out-again-${files}`, kroner: '200.00', isOut: true, endToEndId: idOf(again.lines[0]!) }])
  expect(await partStates(story)).toEqual(['paid'])
  expect(await world.setAsideOre()).toBe(0)
  expect(await world.discrepancies()).toEqual([])
})

test('a line that the bank refuses at once is failed with its reason, as by hand', async () => {
  const story = await fileFor([12_000])
  await bankTells([{ reference: `refused-${files}`, kroner: '120.00', isTakenBack: true, endToEndId: idOf(story.lines[0]!), returnCode: 'AC01' }])
  expect(await partStates(story)).toEqual(['to_account'])
  expect((await world.stepsOf(story.refundIds[0] as string)).at(-1)).toMatchObject({ step: 'failed', why: 'account_wrong' })
  const [account] = await rows(
    world.house.database,
    sql`select end_reason as "endReason" from payout_account where person_id = ${story.personIds[0]} and account_number = ${ACCOUNT}`,
  )
  expect(account).toEqual({ endReason: 'refused' })
})

test('another amount than in the file waits for a person, and moves nothing', async () => {
  const story = await fileFor([12_000])
  await bankTells([{ reference: `odd-${files}`, kroner: kroner(11_900), isOut: true, endToEndId: idOf(story.lines[0]!) }])
  expect(await booking()).toEqual([{ state: 'waiting', why: 'payout_amount_other' }])
  expect(await partStates(story)).toEqual(['in_run'])
})
