// The bank tells of money from a provider: which payout it is. Once found it is that payout's, and nobody else's.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { type BankCredit, tellsOfPayout } from '../../rules/reconciliation.ts'

type Credit = BankCredit & { operatorId: string; bookedOn: string }

const MOST_EXPECTED = 500
/** A bank tells within days; a file may be read months later. */
const LOOKS_BACK_DAYS = 400

/** The line of the payout that a payment is, or null when it is none, or could be several. */
export async function expectedPayout(db: Queryable, { operatorId, bookedOn, ...credit }: Credit): Promise<string | null> {
  const expected = await rows<{ lineId: string; reference: string; amountOre: number }>(
    db,
    sql`
      select settlement_line.id as "lineId", settlement_line.reference, -settlement_line.amount_ore as "amountOre"
      from settlement_line
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.kind = 'payout'
      and settlement_line.reference is not null
      and settlement_line.day between ${addDays(bookedOn, -LOOKS_BACK_DAYS)} and ${addDays(bookedOn, 1)}
      and not exists (select 1 from bank_payment where bank_payment.settlement_line_id = settlement_line.id)
      order by settlement_line.day desc
      limit ${MOST_EXPECTED}`,
  )
  const suiting = expected.filter((payout) => tellsOfPayout(credit, payout))
  return suiting.length === 1 ? (suiting[0]?.lineId ?? null) : null
}
