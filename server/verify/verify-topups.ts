// A top-up is credited exactly once when its state says so, and otherwise not at all.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, figure } from './check.ts'

export async function verifyTopups({ db, schoolId, figures, report }: Check): Promise<void> {
  figures.topups += await figure(db, sql`select count(*) as figure from topup where school_id = ${schoolId}`)
  const wrong = await rows<{ id: string; state: string; amountOre: number; creditedOre: number; walletId: string; creditedTo: string | null }>(
    db,
    sql`
      select topup.id, topup.state, topup.amount_ore as "amountOre", topup.wallet_id as "walletId",
        coalesce(transfer.amount_ore, 0) as "creditedOre", transfer.credit_account_id as "creditedTo"
      from topup
      left join transfer on transfer.school_id = topup.school_id and transfer.event_id = topup.id
      where topup.school_id = ${schoolId}
      and (
        coalesce(transfer.amount_ore, 0) <> case when topup.state = 'credited' then topup.amount_ore else 0 end
        or transfer.credit_account_id <> topup.wallet_id
        or transfer.kind <> 'topup'
      )
      limit 100`,
  )
  for (const topup of wrong) {
    report({
      what: 'a top-up is not credited as its state says',
      where: `top-up ${topup.id}`,
      expected: topup.state === 'credited' ? `${topup.amountOre} to ${topup.walletId}` : `nothing, being ${topup.state}`,
      found: `${topup.creditedOre} to ${topup.creditedTo ?? 'nobody'}`,
    })
  }
}
