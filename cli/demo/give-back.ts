// A few families have asked for money back, and each has come to another step: paid through the payment, in a file to
// the bank, waiting for an account, and waiting for a second person's yes.

import { run, sql } from '../../database/transaction.ts'
import { Refused } from '../../contract/refusals.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../../server/house.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { confirmAccount, enterAccount } from '../../server/payout-accounts/index.ts'
import { type PaymentProvider, type Payments, type ProviderPayment } from '../../server/payments/index.ts'
import { freezeRun } from '../../server/payouts/index.ts'
import { askRefund, makeRefundWatcher } from '../../server/refunds/index.ts'
import { BANK_ACCOUNT } from './pay-by-bank.ts'
import { paidAlready } from './pay-in.ts'

type Family = { schoolId: number; walletId: string; payerPersonId: string; guardians: readonly { email: string }[] }

const SMALL_ORE = 2_000
const LARGE_ORE = 4_000
/** What the demo's operator wants a second person for; what anybody asks for in a demo is mostly below. */
const FOUR_EYES_ABOVE_ORE = 50_000

const payments = (find: Payments['find']): Payments => ({ all: [], find, down: async () => [], start: () => {}, stop: async () => {} })
const unreached = payments(() => null)

/** `own` are the wallets of the guardian who signs in. */
export async function giveBack(
  house: House,
  { own, others, administratorPersonId }: { own: readonly Family[]; others: readonly Family[]; administratorPersonId: string },
): Promise<void> {
  const [ownWallets, otherWallets] = [[...own], [...others]]
  const ask = async (through: Payments, amountOre: number, among = otherWallets): Promise<Family | null> => {
    for (let family = among.shift(); family; family = among.shift()) {
      const { schoolId, walletId, payerPersonId } = family
      const wish = {
        schoolId,
        walletId,
        refundId: house.newId(),
        amountOre,
        payerPersonId,
        cause: 'asked',
        askedByPersonId: payerPersonId,
        note: null,
      } as const
      try {
        await askRefund(house, through, wish)
        return family
      } catch (error) {
        // Not every family has so much left.
        if (!(error instanceof Refused)) throw error
      }
    }
    return null
  }
  const reached = payments(() => givesBack(house))
  await ask(reached, SMALL_ORE)
  await makeRefundWatcher(house, reached).look()

  const filed = await ask(unreached, SMALL_ORE, ownWallets)
  const operatorId = await setFourEyes(house, { administratorPersonId, aboveOre: FOUR_EYES_ABOVE_ORE })
  if (filed && operatorId) {
    await enterOwnAccount(house, filed)
    const payOn = norwegianTime(house.clock.now()).date
    await freezeRun(house, { operatorId, runId: house.newId(), accountNumber: BANK_ACCOUNT, version: '03', payOn, personId: administratorPersonId })
  }
  await ask(unreached, LARGE_ORE)
  // For this one family the operator was stricter.
  await setFourEyes(house, { administratorPersonId, aboveOre: 0 })
  await ask(unreached, LARGE_ORE)
  await setFourEyes(house, { administratorPersonId, aboveOre: FOUR_EYES_ABOVE_ORE })
}

/** The provider of a demo's past, which gives back what it is asked to. */
function givesBack(house: House): PaymentProvider {
  const seen = (movements: ProviderPayment['movements']): ProviderPayment => ({
    word: 'captured',
    amountOre: 0,
    authorisedOre: 0,
    capturedOre: 0,
    refundedOre: 0,
    movements,
    failedReferences: [],
    storedCard: null,
  })
  return {
    ...paidAlready,
    read: async () => seen([]),
    refund: async ({ reference, amountOre }) =>
      seen([{ kind: 'refund', reference, number: reference, amountOre, happenedAt: house.clock.now(), feeOre: null }]),
  }
}

async function setFourEyes(house: House, { administratorPersonId, aboveOre }: { administratorPersonId: string; aboveOre: number }): Promise<string | null> {
  const found = await house.database.query<{ operatorId: string }>(sql`
    select operator_id as "operatorId" from staff_post where person_id = ${administratorPersonId} and school_id is null limit 1`)
  const operatorId = found.rows[0]?.operatorId ?? null
  if (operatorId) await run(house.database, sql`update operator set refund_four_eyes_above_ore = ${aboveOre} where id = ${operatorId}`)
  return operatorId
}

/** The guardian’s own account, with the code from the e-mail. */
async function enterOwnAccount(house: House, { payerPersonId, guardians }: Family): Promise<void> {
  const { entryId } = await enterAccount(house, { personId: payerPersonId, address: '127.0.0.1', typed: BANK_ACCOUNT })
  const letters = await messagesTo(house, guardians[0]?.email ?? '')
  const code = letters.map(({ body }) => /^\d{6}$/m.exec(body)?.[0]).find((each) => each !== undefined)
  if (code) await confirmAccount(house, { personId: payerPersonId, entryId, code })
}
