// What was moved between siblings moved once, between the wallets that it names; its parts are the whole and of payments by the one
// who moved them; and no more of a payment has left a wallet than came into it.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifySiblings({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(wanted.id, moved.event_id) as id, wanted.way as expected, moved.way as found
      from (
        select sibling_transfer.id, sibling_transfer.amount_ore || ' from ' || sibling_transfer.from_wallet_id || ' to ' || sibling_transfer.to_wallet_id as way
        from sibling_transfer
        where sibling_transfer.school_id = ${schoolId}
      ) as wanted
      full join (
        select transfer.event_id, transfer.amount_ore || ' from ' || transfer.debit_account_id || ' to ' || transfer.credit_account_id as way
        from transfer
        where transfer.school_id = ${schoolId}
        and transfer.kind = 'sibling_transfer'
      ) as moved on moved.event_id = wanted.id
      where wanted.way is distinct from moved.way
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({
      what: 'money was not moved between siblings as it says',
      where: `sibling transfer ${id}`,
      expected: expected ?? 'nothing',
      found: found ?? 'nothing',
    })
  }
  const uneven = await rows<{ id: string; amountOre: number; partsOre: number }>(
    db,
    sql`
      select sibling_transfer.id, sibling_transfer.amount_ore as "amountOre",
        coalesce(sum(sibling_transfer_part.amount_ore) filter (where topup.payer_person_id = sibling_transfer.person_id), 0)::bigint as "partsOre"
      from sibling_transfer
      left join sibling_transfer_part on sibling_transfer_part.school_id = ${schoolId} and sibling_transfer_part.transfer_id = sibling_transfer.id
      left join topup on topup.school_id = ${schoolId} and topup.id = sibling_transfer_part.topup_id
      where sibling_transfer.school_id = ${schoolId}
      group by sibling_transfer.id, sibling_transfer.amount_ore
      having coalesce(sum(sibling_transfer_part.amount_ore) filter (where topup.payer_person_id = sibling_transfer.person_id), 0) <> sibling_transfer.amount_ore
      limit 100`,
  )
  for (const { id, amountOre, partsOre } of uneven) {
    report({
      what: 'what was moved between siblings is not its payer’s own',
      where: `sibling transfer ${id}`,
      expected: String(amountOre),
      found: String(partsOre),
    })
  }
  const spentTwice = await rows<{ topupId: string; walletId: string; inOre: number; outOre: number }>(
    db,
    sql`
      select flow.topup_id as "topupId", flow.wallet_id as "walletId", sum(flow.in_ore)::bigint as "inOre", sum(flow.out_ore)::bigint as "outOre"
      from (
        select topup.id as topup_id, topup.wallet_id, topup.credited_ore as in_ore, 0 as out_ore
        from topup
        where topup.school_id = ${schoolId}
        and topup.credited_at is not null
        union all
        select sibling_transfer_part.topup_id, sibling_transfer.to_wallet_id, sibling_transfer_part.amount_ore, 0
        from sibling_transfer_part
        join sibling_transfer on sibling_transfer.school_id = ${schoolId} and sibling_transfer.id = sibling_transfer_part.transfer_id
        where sibling_transfer_part.school_id = ${schoolId}
        union all
        select sibling_transfer_part.topup_id, sibling_transfer.from_wallet_id, 0, sibling_transfer_part.amount_ore
        from sibling_transfer_part
        join sibling_transfer on sibling_transfer.school_id = ${schoolId} and sibling_transfer.id = sibling_transfer_part.transfer_id
        where sibling_transfer_part.school_id = ${schoolId}
        union all
        select refund_part.topup_id, refund.wallet_id, 0, refund_part.amount_ore
        from refund_part
        join refund on refund.school_id = ${schoolId} and refund.id = refund_part.refund_id
        where refund_part.school_id = ${schoolId}
        and refund_part.topup_id is not null
        and refund_part.state <> 'returned'
      ) as flow
      group by flow.topup_id, flow.wallet_id
      having sum(flow.out_ore) > sum(flow.in_ore)
      limit 100`,
  )
  for (const { topupId, walletId, inOre, outOre } of spentTwice) {
    report({
      what: 'more of a payment has left a wallet than came into it',
      where: `top-up ${topupId}, wallet ${walletId}`,
      expected: `at most ${inOre}`,
      found: String(outOre),
    })
  }
}
