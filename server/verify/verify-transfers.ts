// Every transfer stands between two accounts that exist, and has an event that explains it.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, figure } from './check.ts'

export async function verifyTransfers(check: Check): Promise<void> {
  const { db, schoolId, figures, report } = check
  figures.transfers += await figure(db, sql`select count(*) as figure from transfer where school_id = ${schoolId}`)

  for (const side of ['debit', 'credit'] as const) {
    const account = side === 'debit' ? sql`transfer.debit_account_id` : sql`transfer.credit_account_id`
    const version = side === 'debit' ? sql`transfer.debit_version` : sql`transfer.credit_version`
    const strange = await rows<{ eventId: string; part: number; accountId: string }>(
      db,
      sql`
        select transfer.event_id as "eventId", transfer.part, ${account} as "accountId"
        from transfer
        left join wallet on wallet.school_id = transfer.school_id and wallet.id = ${account}
        left join account on account.school_id = transfer.school_id and account.id = ${account}
        where transfer.school_id = ${schoolId}
        and case when ${version} is null then account.id is null or account.kind = 'prepaid' else wallet.id is null end
        limit 100`,
    )
    for (const { eventId, part, accountId } of strange) {
      report({
        what: `the ${side} side is not an account of the school`,
        where: `transfer ${eventId}/${part}`,
        expected: 'a wallet with a version, or an account without',
        found: accountId,
      })
    }
  }

  // The wallets together are what the prepaid account owes; everything else together is the opposite.
  const inWallets = await figure(db, sql`select coalesce(sum(balance_ore), 0) as figure from wallet where school_id = ${schoolId}`)
  const elsewhere = await figure(
    db,
    sql`
      select coalesce(sum(case when debit_version is null then amount_ore else 0 end) - sum(case when credit_version is null then amount_ore else 0 end), 0) as figure
      from transfer
      where school_id = ${schoolId}`,
  )
  if (inWallets !== elsewhere) {
    report({ what: 'wallets and the other accounts do not balance', where: 'the whole ledger', expected: String(elsewhere), found: String(inWallets) })
  }

  const unexplained = await rows<{ eventId: string; kind: string }>(
    db,
    sql`
      select transfer.event_id as "eventId", transfer.kind
      from transfer
      left join purchase on purchase.school_id = transfer.school_id and purchase.id = transfer.event_id and transfer.kind = 'purchase'
      left join purchase_return on purchase_return.school_id = transfer.school_id and purchase_return.id = transfer.event_id and transfer.kind = 'return'
      left join topup on topup.school_id = transfer.school_id and topup.id = transfer.event_id and transfer.kind = case when topup.wallet_id is null then 'meal_gift' else 'topup' end
      left join card_fee_charge on card_fee_charge.school_id = transfer.school_id and card_fee_charge.id = transfer.event_id and transfer.kind = 'card_fee'
      where transfer.school_id = ${schoolId}
      and transfer.kind in ('purchase', 'return', 'topup', 'meal_gift', 'card_fee')
      and purchase.id is null
      and purchase_return.id is null
      and topup.id is null
      and card_fee_charge.id is null
      limit 100`,
  )
  for (const { eventId, kind } of unexplained) {
    report({ what: 'money moved without the event that explains it', where: `transfer ${eventId}`, expected: `a ${kind}`, found: 'none' })
  }
}
