// What tests of settlements begin with: a canteen whose families pay in through both providers as their simulators play
// them, a bank, and somebody who administers it all.

import { bankFile, type BookedByBank } from '../cli/demo/bank-file.ts'
import type { ProviderName } from '../contract/payment-providers.ts'
import { firstRow, rows, sql, transaction } from '../database/transaction.ts'
import { addAccount } from '../server/bank-accounts/index.ts'
import { placeNewPayments, readBankFile } from '../server/bank-payments/index.ts'
import { noPayments, openPayments, type Payments, type PaymentSettings } from '../server/payments/index.ts'
import { readSettlementFile, type StatementWatch, watchStatements } from '../server/settlements/index.ts'
import { makeTopup, makeTopupWatcher } from '../server/topups/index.ts'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import { askableApp, type AskableApp, type Asker } from './asking.ts'
import type { TestPupil } from './canteen.ts'
import { playedProviders } from './played-providers.ts'
import { openRefundWorld, type RefundWorld } from './refunds.ts'

export const OUR_ACCOUNT = '86011117947'
export const DAY_MS = 86_400_000

export type SettlementWorld = RefundWorld & {
  payments: Payments
  watch: StatementWatch
  asking: AskableApp
  simulators: Record<ProviderName, RunningSimulator>
  /** One who administers the operator, signed in just now. */
  administrator: Asker
  /** Pays in through a provider, all the way; answers what the provider calls the payment. */
  payInBy: (provider: ProviderName, pupil: TestPupil, amountOre: number) => Promise<{ order: string; topupId: string }>
  /** Fetches as the server does every now and then. */
  fetch: () => Promise<void>
  /** The file that Swedbank Pay sends, read by the office. */
  readNextFile: (options?: { feeOre?: number; leaveOut?: string[] }) => Promise<{ accountingNo: string; sum: number; xml: string }>
  bankTells: (payments: readonly BookedByBank[]) => Promise<void>
  /** What an account of the school holds: debits less credits. */
  held: (number: string) => Promise<number>
  differ: (wish: object) => Promise<void>
  linesOf: (kind: string) => Promise<{ reference: string; amountOre: number; day: string }[]>
}

export async function openSettlementWorld({ on }: { on?: 'server' } = {}): Promise<SettlementWorld> {
  const world = await openRefundWorld(on && { on })
  const { house, made } = world
  const { database } = house
  const { now } = house.clock
  const simulators = {
    'swedbank-pay': await startSimulator(playedProviders['swedbank-pay'].company, { port: 0, now }),
    vipps: await startSimulator(playedProviders.vipps.company, { port: 0, now }),
  }
  const connect = (name: ProviderName) =>
    playedProviders[name].connect({
      house,
      simulator: simulators[name],
      callbackUrl: 'https://kantine.example',
      limits: { tries: 2, tryMayTakeMs: 10_000, firstWaitMs: 5, allMayTakeMs: 40_000 },
    })
  const payments = openPayments(house, { 'swedbank-pay': await connect('swedbank-pay'), vipps: await connect('vipps') })
  for (const simulator of Object.values(simulators)) simulator.callbacks.setPolicy({ losePercent: 100 })
  const settings = (['swedbank-pay', 'vipps'] as const).map((name) => playedProviders[name].settingsAt(simulators[name].address))
  const asking = await askableApp(house, { payments: Object.assign({ ...noPayments }, ...settings) as PaymentSettings })
  await transaction(database, (tx) => addAccount(tx, house, { operatorId: world.operatorId, typed: OUR_ACCOUNT }))
  const watch = watchStatements(house, payments, { afterwards: () => placeNewPayments(house) })
  let files = 0
  const { close } = world
  return Object.assign(world, {
    payments,
    watch,
    asking,
    simulators,
    administrator: (async (route, sent) => {
      made.clock.pass(1_000)
      return (await asking.staff({ role: 'administrator', operatorId: world.operatorId, schoolId: null }))(route, sent)
    }) as Asker,
    payInBy: async (name: ProviderName, { schoolId, walletId }: TestPupil, amountOre: number) => {
      const topupId = house.newId()
      const { personId } = await world.makePerson()
      await makeTopup(house, payments.find(name)!, { schoolId, walletId, topupId, payerPersonId: personId, amountOre })
      const found = await firstRow<{ order: string }>(
        database,
        sql`select provider_reference as "order" from topup where school_id = ${schoolId} and id = ${topupId}`,
      )
      const order = found?.order as string
      await playedProviders[name].act(simulators[name], 'approve', { id: order })
      made.clock.pass(6_000)
      await makeTopupWatcher(house, payments).look()
      return { order, topupId }
    },
    fetch: async () => {
      await database.query(sql`update settlement_fetch set try_again_at = null`)
      await watch.lookOnce()
    },
    readNextFile: async ({ feeOre = 0, leaveOut = [] }: { feeOre?: number; leaveOut?: string[] } = {}) => {
      const made = await post(simulators['swedbank-pay'].address, 'settlements/next', { leaveOut })
      const file = (await made.json()) as { accountingNo: string; sum: number; xml: string }
      await readSettlementFile(house, payments, { operatorId: world.operatorId, text: file.xml, feeOre, personId: null })
      return file
    },
    bankTells: async (booked: readonly BookedByBank[]) => {
      files += 1
      const text = bankFile({ messageId: `BANK-${files}`, account: OUR_ACCOUNT, bookedOn: now().toISOString().slice(0, 10), payments: booked })
      await readBankFile(house, { operatorId: world.operatorId, name: 'bank.xml', text, personId: null })
    },
    held: async (number: string) => {
      const found = await firstRow<{ ore: number }>(
        database,
        sql`
          select coalesce(sum(case when transfer.debit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end), 0) as ore
          from account
          join transfer on transfer.school_id = account.school_id and account.id in (transfer.debit_account_id, transfer.credit_account_id)
          where account.school_id = ${world.canteen.schoolId}
          and account.number = ${number}`,
      )
      return found?.ore ?? 0
    },
    differ: async (wish: object) => {
      const done = await post(simulators.vipps.address, 'settlements/differ', wish)
      if (done.status !== 200) throw new Error(`the simulator cannot differ so: ${JSON.stringify(wish)}`)
    },
    linesOf: (kind: string) =>
      rows(
        database,
        sql`select reference, amount_ore as "amountOre", day from settlement_line where kind = ${kind} and operator_id = ${world.operatorId} order by position`,
      ),
    close: async () => {
      await watch.stop()
      await payments.stop()
      await asking.app.close()
      for (const simulator of Object.values(simulators)) await simulator.stop()
      await close()
    },
  }) as unknown as SettlementWorld
}

const post = (address: string, deed: string, wish: object) =>
  fetch(`${address}/simulator/${deed}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) })
