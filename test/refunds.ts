// What tests of refunds begin with: a canteen, a provider that does as the test says, and people who have paid in.

import { firstRow, rows, sql, transaction } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import type { House } from '../server/house.ts'
import { messagesTo } from '../server/messages/index.ts'
import { askRefund, makeRefundWatcher, type RefundWish } from '../server/refunds/index.ts'
import { makeTopupWatcher } from '../server/topups/index.ts'
import { makeTopup } from '../server/topups/make-topup.ts'
import { referenceOf } from '../server/topups/payment-reference.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from './canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from './house-for-test.ts'
import { makeScriptedProvider, type ScriptedProvider } from './topups.ts'

export const ACCOUNT = '86011117947'
export const OTHER_ACCOUNT = '12345678903'

export type Paid = { topupId: string; order: string }

export type RefundWorld = {
  made: TestHouse
  house: House
  canteen: Canteen
  provider: ScriptedProvider
  operatorId: string
  /** A new provider at lunch; what earlier tests left open is not tried. */
  startAnew: () => Promise<void>
  close: () => Promise<void>
  /** Somebody with a confirmed address. */
  makePerson: (firstName?: string) => Promise<{ personId: string; email: string }>
  /** Follows a pupil's wallet. */
  follow: (pupil: TestPupil, personId: string) => Promise<void>
  /** Pays in through the provider, all the way to the wallet. */
  payIn: (pupil: TestPupil, personId: string, amountOre: number) => Promise<Paid>
  /** An account that is usable now. */
  giveAccount: (personId: string, accountNumber?: string) => Promise<void>
  ask: (pupil: TestPupil, wish: Partial<RefundWish>) => ReturnType<typeof askRefund>
  /** Tries what is due, as the server does each second; answers how much that was. */
  look: () => Promise<number>
  partsOf: (refundId: string) => Promise<{ way: string; state: string; amountOre: number; payerPersonId: string | null }[]>
  stepsOf: (refundId: string) => Promise<{ step: string; why: string | null }[]>
  balance: (pupil: TestPupil) => Promise<number | undefined>
  /** What lies on the account of refunds under way. */
  setAsideOre: () => Promise<number>
  subjectsTo: (email: string) => Promise<string[]>
  discrepancies: () => Promise<unknown[]>
}

export async function openRefundWorld({ on }: { on?: 'server' } = {}): Promise<RefundWorld> {
  const made = await houseForTest(on && { on })
  const { house, clock } = made
  const { database } = house
  const canteen = await makeCanteen(house)
  const school = await firstRow<{ operatorId: string }>(database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  let people = 0
  const world: RefundWorld = {
    made,
    house,
    canteen,
    provider: makeScriptedProvider(),
    operatorId: school?.operatorId as string,
    startAnew: async () => {
      await database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
      await database.query(sql`update refund_part set try_again_at = null where try_again_at is not null`)
      clock.set(LUNCH)
      world.provider = makeScriptedProvider()
    },
    close: async () => {
      const found = await world.discrepancies()
      await made.close()
      if (found.length > 0) throw new Error(`the books do not add up: ${JSON.stringify(found)}`)
    },
    makePerson: async (firstName = 'Kari') => {
      people += 1
      const personId = house.newId()
      const email = `payer${people}@refunds.example`
      await database.query(sql`
        insert into person (id, email, first_name, last_name, language, email_confirmed_at, made_at)
        values (${personId}, ${email}, ${firstName}, 'Prøve', 'nb', ${clock.now()}, ${clock.now()})`)
      return { personId, email }
    },
    follow: async ({ schoolId, pupilId }, personId) => {
      await database.query(sql`
        insert into guardianship (school_id, pupil_id, person_id, starts_at)
        values (${schoolId}, ${pupilId}, ${personId}, ${clock.now()})`)
    },
    payIn: async ({ schoolId, walletId }, payerPersonId, amountOre) => {
      clock.pass(1_000)
      const topup = { schoolId, topupId: house.newId() }
      await makeTopup(house, world.provider, { ...topup, walletId, payerPersonId, amountOre })
      world.provider.words.set(referenceOf(topup), 'authorised')
      clock.pass(6_000)
      await makeTopupWatcher(house, world.provider.payments).look()
      return { topupId: topup.topupId, order: referenceOf(topup) }
    },
    giveAccount: async (personId, accountNumber = ACCOUNT) => {
      await database.query(sql`
        insert into payout_account (id, person_id, account_number, made_at, usable_at)
        values (${house.newId()}, ${personId}, ${accountNumber}, ${clock.now()}, ${clock.now()})`)
    },
    ask: ({ schoolId, walletId }, wish) =>
      askRefund(house, world.provider.payments, {
        schoolId,
        walletId,
        refundId: house.newId(),
        amountOre: 'all',
        payerPersonId: null,
        cause: wish.askedByPersonId ? 'asked' : 'left',
        askedByPersonId: null,
        note: null,
        ...wish,
      }),
    look: () => makeRefundWatcher(house, world.provider.payments).look(),
    partsOf: (refundId) =>
      rows(
        database,
        sql`
          select way, state, amount_ore as "amountOre", payer_person_id as "payerPersonId"
          from refund_part
          where school_id = ${canteen.schoolId} and refund_id = ${refundId}
          order by number`,
      ),
    stepsOf: (refundId) =>
      rows(database, sql`select step, why from refund_event where school_id = ${canteen.schoolId} and refund_id = ${refundId} order by position`),
    balance: async (pupil) => (await balanceOf(database, pupil))?.balanceOre,
    setAsideOre: async () => {
      const chart = await house.chartOf(database, canteen.schoolId)
      const account = chart.byKind.refunds_payable
      const found = await firstRow<{ sumOre: number }>(
        database,
        sql`
          select coalesce(sum(case when credit_account_id = ${account} then amount_ore else -amount_ore end), 0)::bigint as "sumOre"
          from transfer
          where school_id = ${canteen.schoolId} and (credit_account_id = ${account} or debit_account_id = ${account})`,
      )
      return found?.sumOre ?? 0
    },
    subjectsTo: async (email) => (await messagesTo(house, email)).map(({ subject }) => subject.replaceAll('\u00a0', ' ')).toReversed(),
    discrepancies: async () => (await verifyDatabase(database, house.keys)).discrepancies,
  }
  return world
}

/** Buys baguettes for an amount, out of what was paid in first. */
export async function spend(world: RefundWorld, pupil: TestPupil, amountOre: number): Promise<void> {
  const { currentSigner } = await import('../server/journal/index.ts')
  const { makePurchases } = await import('../server/purchases/index.ts')
  const product = await world.canteen.makeProduct({ priceOre: amountOre })
  const lines = [{ productId: product.productId, quantity: 1, unitPriceOre: amountOre }]
  const signer = await currentSigner(world.house.database, world.house.keys)
  await makePurchases(world.house, signer, [world.canteen.wish(pupil, { lines, totalOre: amountOre })])
}

/** Sets above which amount a second person must say yes. */
export const setFourEyes = ({ house, operatorId }: RefundWorld, aboveOre: number | null) =>
  transaction(house.database, (tx) => tx.query(sql`update operator set refund_four_eyes_above_ore = ${aboveOre} where id = ${operatorId}`))
