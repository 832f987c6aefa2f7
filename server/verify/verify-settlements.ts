// What the providers have told is whole, each line answers to one operation at most, what was booked of it is what was
// divided, and what a provider owes by our books is what was taken and given back through it, less what it has settled.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, figure } from './check.ts'

export async function verifySettlements(check: Check): Promise<void> {
  await verifyMatches(check)
  await verifyShares(check)
  await verifyReceipts(check)
  await verifyClearing(check)
  await verifyTransit(check)
  await verifyDays(check)
}

async function verifyMatches({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select settlement_match.line_id as id,
        operation.kind || ' ' || operation.state || ' at ' || operation.provider || ' of ' || operation.amount_ore || ', matched once' as expected,
        line.kind || ' at ' || line.provider || ' of ' || line.amount_ore || ', matched as ' || settlement_match.amount_ore as found
      from settlement_match
      left join payment_operation as operation on operation.school_id = ${schoolId} and operation.id = settlement_match.operation_id
      left join settlement_line as line on line.id = settlement_match.line_id
      left join school on school.id = ${schoolId}
      where settlement_match.school_id = ${schoolId}
      and (
        operation.id is null or line.id is null or operation.state <> 'done' or operation.provider <> line.provider
        or school.operator_id <> line.operator_id or settlement_match.amount_ore <> line.amount_ore
        or settlement_match.ours_ore <> case operation.kind when 'capture' then operation.amount_ore else -operation.amount_ore end
        or (operation.kind = 'capture') <> (line.kind = 'capture') or line.kind not in ('capture', 'refund', 'chargeback')
        or (select count(*) from settlement_match as other where other.school_id = ${schoolId} and other.operation_id = settlement_match.operation_id) > 1
      )
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({
      what: 'a line of a provider is not the operation it was matched with',
      where: `settlement line ${id}`,
      expected: expected ?? 'none',
      found: found ?? 'none',
    })
  }
}

async function verifyShares({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(share.id, moved.event_id) as id, share.amount_ore || ' of a ' || share.kind || ' by ' || share.provider as expected, moved.told as found
      from (
        select settlement_share.id, settlement_share.kind, settlement_share.provider, settlement_share.amount_ore, settlement_part.amount_ore as part_ore,
          settlement_line.kind as line_kind, settlement_line.provider as line_provider
        from settlement_share
        left join settlement_part on settlement_part.id = settlement_share.id and settlement_part.school_id = ${schoolId}
          and settlement_part.line_id = settlement_share.line_id
        left join settlement_line on settlement_line.id = settlement_share.line_id
        where settlement_share.school_id = ${schoolId}
      ) as share
      full join (
        select transfer.event_id,
          case when debited.provider is null then -transfer.amount_ore else transfer.amount_ore end || ' of a '
            || case transfer.kind when 'settlement_fee' then 'fee' else 'payout' end || ' by ' || coalesce(debited.provider, credited.provider, 'nobody') as told,
          coalesce(case when debited.provider is null then debited.kind else credited.kind end, 'nothing') as other_kind, transfer.kind
        from transfer
        left join account as debited on debited.school_id = ${schoolId} and debited.id = transfer.debit_account_id
        left join account as credited on credited.school_id = ${schoolId} and credited.id = transfer.credit_account_id
        where transfer.school_id = ${schoolId}
        and transfer.kind in ('settlement', 'settlement_fee')
      ) as moved on moved.event_id = share.id
      where share.amount_ore || ' of a ' || share.kind || ' by ' || share.provider is distinct from moved.told
      or moved.other_kind is distinct from case moved.kind when 'settlement_fee' then 'payment_costs' else 'payouts_in_transit' end
      or share.part_ore is distinct from share.amount_ore
      or share.line_provider is distinct from share.provider
      or (share.line_kind = 'fee') is distinct from (share.kind = 'fee')
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({
      what: 'a settlement is not booked as it was divided',
      where: `settlement share ${id}`,
      expected: expected ?? 'nothing',
      found: found ?? 'nothing',
    })
  }
}

async function verifyReceipts({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(receipt.share_id, moved.event_id) as id, receipt.amount_ore::text as expected, moved.amount_ore::text as found
      from (
        select settlement_receipt.share_id, settlement_receipt.amount_ore, settlement_share.kind, bank_payment.settlement_line_id, settlement_share.line_id
        from settlement_receipt
        left join settlement_share on settlement_share.school_id = ${schoolId} and settlement_share.id = settlement_receipt.share_id
        left join bank_payment on bank_payment.id = settlement_receipt.bank_payment_id
        where settlement_receipt.school_id = ${schoolId}
      ) as receipt
      full join (
        select transfer.event_id, case debited.kind when 'bank' then transfer.amount_ore else -transfer.amount_ore end as amount_ore,
          (debited.kind = 'bank' and credited.kind = 'payouts_in_transit') or (debited.kind = 'payouts_in_transit' and credited.kind = 'bank') as is_right
        from transfer
        left join account as debited on debited.school_id = ${schoolId} and debited.id = transfer.debit_account_id
        left join account as credited on credited.school_id = ${schoolId} and credited.id = transfer.credit_account_id
        where transfer.school_id = ${schoolId}
        and transfer.kind = 'settlement_received'
      ) as moved on moved.event_id = receipt.share_id
      where receipt.amount_ore is distinct from moved.amount_ore
      or moved.is_right is not true
      or receipt.kind is distinct from 'payout'
      or receipt.settlement_line_id is distinct from receipt.line_id
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({
      what: 'a payout is not in the bank as it was received',
      where: `settlement share ${id}`,
      expected: expected ?? 'nothing',
      found: found ?? 'nothing',
    })
  }
}

// Counted from the top-ups, the refunds and the settlements themselves, and held against the account.
async function verifyClearing({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ provider: string; expected: number; found: number }>(
    db,
    sql`
      select account.provider,
        (
          (select coalesce(sum(greatest(topup.credited_ore, topup.held_ore) - topup.reversed_ore), 0)
            from topup where topup.school_id = ${schoolId} and topup.provider = account.provider)
          - (select coalesce(sum(refund_part.amount_ore), 0)
            from refund_part
            join topup on topup.school_id = ${schoolId} and topup.id = refund_part.topup_id and topup.provider = account.provider
            where refund_part.school_id = ${schoolId} and refund_part.way = 'payment' and refund_part.state = 'paid')
          + (select coalesce(sum(settlement_share.amount_ore), 0)
            from settlement_share where settlement_share.school_id = ${schoolId} and settlement_share.provider = account.provider)
        )::bigint as expected,
        (
          (select coalesce(sum(transfer.amount_ore), 0)
            from transfer where transfer.school_id = ${schoolId} and transfer.kind <> 'purchase' and transfer.debit_account_id = account.id)
          - (select coalesce(sum(transfer.amount_ore), 0)
            from transfer where transfer.school_id = ${schoolId} and transfer.kind <> 'purchase' and transfer.credit_account_id = account.id)
        )::bigint as found
      from account
      where account.school_id = ${schoolId}
      and account.provider is not null`,
  )
  for (const { provider, expected, found } of wrong.filter((each) => each.expected !== each.found)) {
    report({
      what: 'what a provider owes is not what it has not settled',
      where: `clearing account of ${provider}`,
      expected: String(expected),
      found: String(found),
    })
  }
}

async function verifyTransit({ db, schoolId, report }: Check): Promise<void> {
  const expected = await figure(
    db,
    sql`
      select coalesce(sum(-settlement_share.amount_ore), 0) - coalesce(sum(settlement_receipt.amount_ore), 0) as figure
      from settlement_share
      left join settlement_receipt on settlement_receipt.school_id = ${schoolId} and settlement_receipt.share_id = settlement_share.id
      where settlement_share.school_id = ${schoolId}
      and settlement_share.kind = 'payout'`,
  )
  const found = await figure(
    db,
    sql`
      select coalesce(sum(case when transfer.debit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end), 0) as figure
      from account
      join transfer on transfer.school_id = ${schoolId} and account.id in (transfer.debit_account_id, transfer.credit_account_id) and transfer.kind <> 'purchase'
      where account.school_id = ${schoolId}
      and account.kind = 'payouts_in_transit'`,
  )
  if (expected !== found)
    report({ what: 'what is on its way to the bank is not what was paid out', where: 'account 1579', expected: String(expected), found: String(found) })
}

// A day that is over never changes, and its sums are what was booked on it.
async function verifyDays({ db, schoolId, report }: Check): Promise<void> {
  const paid = await rows<{ day: string; expected: number; found: number }>(
    db,
    sql`
      select to_char(paid_day.day, 'YYYY-MM-DD') as day, coalesce(sold.amount_ore, 0) as expected, paid_day.paid_ore as found
      from paid_day
      left join (
        select (purchase.booked_at at time zone 'Europe/Oslo')::date as day, sum(purchase.total_ore)::bigint as amount_ore
        from purchase
        where purchase.school_id = ${schoolId}
        group by 1
      ) as sold on sold.day = paid_day.day
      where paid_day.school_id = ${schoolId}
      and paid_day.paid_ore <> coalesce(sold.amount_ore, 0)
      limit 100`,
  )
  for (const { day, expected, found } of paid) {
    report({ what: 'the sum of a day is not what was paid on it', where: `day ${day}`, expected: String(expected), found: String(found) })
  }
  const closings = await rows<{ day: string; provider: string; expected: number; found: number }>(
    db,
    sql`
      select to_char(clearing_day.day, 'YYYY-MM-DD') as day, clearing_day.provider, clearing_day.closing_ore as found,
        coalesce((
          select sum(case when transfer.debit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end)
          from transfer
          where transfer.school_id = ${schoolId}
          and transfer.kind <> 'purchase'
          and account.id in (transfer.debit_account_id, transfer.credit_account_id)
          and (transfer.booked_at at time zone 'Europe/Oslo')::date <= clearing_day.day
        ), 0)::bigint as expected
      from clearing_day
      join account on account.school_id = ${schoolId} and account.provider = clearing_day.provider
      where clearing_day.school_id = ${schoolId}
      and clearing_day.day in (select max(last.day) from clearing_day as last where last.school_id = ${schoolId})`,
  )
  for (const { day, provider, expected, found } of closings.filter((each) => each.expected !== each.found)) {
    report({ what: 'a day does not end with what a provider owed', where: `${provider} on ${day}`, expected: String(expected), found: String(found) })
  }
}

/** Reports follow from each other, and every fee and payout is divided to the last øre; over all schools. */
export async function verifyReports({ db, report, figures }: Omit<Check, 'schoolId'>): Promise<void> {
  const wrong = await rows<{ what: string; id: string; expected: string; found: string }>(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select 'a provider’s report does not add up' as what, 'settlement report ' || settlement_report.id as id,
        settlement_report.closing_ore::text as expected, (settlement_report.opening_ore + coalesce(lines.sum_ore, 0))::text as found
      from settlement_report
      left join (select report_id, sum(amount_ore)::bigint as sum_ore, count(*) as count from settlement_line group by report_id) as lines on lines.report_id = settlement_report.id
      where settlement_report.closing_ore <> settlement_report.opening_ore + coalesce(lines.sum_ore, 0)
      or settlement_report.line_count <> coalesce(lines.count, 0)
      union all
      select 'a provider’s report does not follow from the one before', 'settlement report ' || later.id, earlier.closing_ore::text, later.opening_ore::text
      from settlement_report as later
      join settlement_report as earlier on earlier.provider = later.provider and earlier.ledger = later.ledger and earlier.position = later.position - 1
      where earlier.closing_ore <> later.opening_ore or earlier.operator_id <> later.operator_id
      union all
      select 'a fee or a payout is not divided to the last øre', 'settlement line ' || settlement_line.id, settlement_line.amount_ore::text, sum(settlement_part.amount_ore)::text
      from settlement_line
      join settlement_part on settlement_part.line_id = settlement_line.id
      group by settlement_line.id
      having sum(settlement_part.amount_ore) <> settlement_line.amount_ore
      limit 100`,
  )
  for (const { what, id, expected, found } of wrong) report({ what, where: id, expected, found })
  const open = await rows<{ count: number; amountOre: number }>(
    db,
    sql`
      select count(*)::int as count, coalesce(sum(abs(coalesce(settlement_difference.theirs_ore, 0) - coalesce(settlement_difference.ours_ore, 0))), 0)::bigint as "amountOre"
      from settlement_difference
      where not exists (select 1 from settlement_explanation where settlement_explanation.difference_id = settlement_difference.id)`,
  )
  figures.openDifferences = open[0]?.count ?? 0
  figures.openDifferencesOre = open[0]?.amountOre ?? 0
}
