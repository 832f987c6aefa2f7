// Four weeks of settlements, as Swedbank Pay sends them: a file a week, with its fees, and the bank's word that the payout
// has come. One payment is left out of the last but one, so that the office has a difference to look into.

import { firstRow, rows, sql } from '../../database/transaction.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { readBankFile } from '../../server/bank-payments/index.ts'
import { sumDays } from '../../server/day-sums/index.ts'
import type { House } from '../../server/house.ts'
import { noPayments, setUpPayments } from '../../server/payments/index.ts'
import { readSettlementFile } from '../../server/settlements/index.ts'
import { settlementFile, type Settled, simulatedMerchant } from '../../simulator/swedbank-pay/index.ts'
import { bankFile } from './bank-file.ts'
import { BANK_ACCOUNT } from './pay-by-bank.ts'

const FIRST_NUMBER = 71_001
const FEE_HUNDREDTHS = 150
/** A payout is in the bank two days later; the newest may still be on its way. */
const BANK_TAKES_DAYS = 2
const MOST_ROUNDS = 20

type Taken = { number: string; reference: string; kind: 'capture' | 'refund'; amountOre: number; happenedAt: Date; day: string }

export async function settle(house: House): Promise<void> {
  const operator = await firstRow<{ operatorId: string }>(house.database, sql`select id as "operatorId" from operator`)
  const operatorId = operator?.operatorId as string
  const today = norwegianTime(house.clock.now()).date
  const weeks = [...Map.groupBy(await takenUntil(house, today), ({ day }) => sundayOf(day))]
    .filter(([sunday]) => sunday < today)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const payments = setUpPayments(house, noPayments, () => house.publicUrl)
  const booked = []
  for (const [index, [sunday, taken]] of weeks.entries()) {
    const told = index === weeks.length - 2 ? taken.slice(1) : taken
    const accountingNo = FIRST_NUMBER + index
    const grossOre = told.reduce((sum, { kind, amountOre }) => (kind === 'capture' ? sum + amountOre : sum), 0)
    const feeOre = Math.round((grossOre * FEE_HUNDREDTHS) / 10_000)
    const netOre = told.reduce((sum, { kind, amountOre }) => (kind === 'capture' ? sum + amountOre : sum - amountOre), 0) - feeOre
    const text = settlementFile({ payeeId: simulatedMerchant.payeeId, accountingNo, day: sunday, transactions: told.map(asTold) })
    await readSettlementFile(house, payments, { operatorId, text, feeOre, personId: null })
    const bookedOn = addDays(sunday, BANK_TAKES_DAYS)
    if (netOre > 0 && bookedOn <= today)
      booked.push({
        bookedOn,
        reference: `SBP-${accountingNo}`,
        kroner: (netOre / 100).toFixed(2),
        message: `Oppgjør ${accountingNo}`,
        payer: 'Swedbank Pay AB',
      })
  }
  for (const { bookedOn, ...payment } of booked) {
    const text = bankFile({ messageId: `OPPGJOR-${bookedOn}`, account: BANK_ACCOUNT, bookedOn, payments: [payment] })
    await readBankFile(house, { operatorId: null, name: `oppgjor-${bookedOn}.xml`, text, personId: null })
  }
  // The sums of the days that are over, as each night makes them.
  for (let round = 0; round < MOST_ROUNDS; round += 1) await sumDays(house)
}

/** What was taken and given back by card on days that are over. */
function takenUntil(house: House, today: string): Promise<Taken[]> {
  return rows(
    house.database,
    sql`
      select provider_number as number, reference, kind, amount_ore as "amountOre", happened_at as "happenedAt",
        to_char(happened_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day
      from payment_operation
      where provider = 'swedbank-pay'
      and state = 'done'
      and kind in ('capture', 'refund')
      and to_char(happened_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') < ${today}
      order by happened_at, id`,
  )
}

function sundayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, 6 - weekday)
}

const asTold = ({ number, reference, kind, amountOre, happenedAt }: Taken, index: number): Settled => ({
  id: `/psp/demo/${number}`,
  created: happenedAt,
  type: kind === 'capture' ? 'Capture' : 'Reversal',
  number: 40_000_000_000 + index,
  amount: amountOre,
  vatAmount: 0,
  description: 'Kantinesaldo',
  payeeReference: reference,
  instrument: 'CreditCard',
  authorization: 40_000_000_000,
  subsite: null,
})
