// A refund is set aside once, from its wallet, and divided into parts that add up to it. Each part leaves the refunds
// under way once: to where it is settled when it is paid, back to the wallet when it is returned, and otherwise not at
// all. What a provider has given back for us, and what stands in the bank's files, is the same.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, figure } from './check.ts'

export async function verifyRefunds(check: Check): Promise<void> {
  await verifySetAside(check)
  await verifyParts(check)
  await verifyReturns(check)
  await verifyAccount(check)
  await verifyAtProviders(check)
  await verifyLines(check)
}

async function verifySetAside({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(wanted.id, moved.event_id) as id, wanted.amount_ore || ' from ' || wanted.wallet_id as expected,
        moved.amount_ore || ' from ' || moved.debit_account_id as found
      from (select id, amount_ore, wallet_id from refund where school_id = ${schoolId}) as wanted
      full join (
        select transfer.event_id, transfer.amount_ore, transfer.debit_account_id, account.kind as to_kind
        from transfer
        left join account on account.school_id = ${schoolId} and account.id = transfer.credit_account_id
        where transfer.school_id = ${schoolId}
        and transfer.kind = 'refund'
        and transfer.debit_version is not null
      ) as moved on moved.event_id = wanted.id
      where wanted.amount_ore is distinct from moved.amount_ore
      or wanted.wallet_id is distinct from moved.debit_account_id
      or moved.to_kind is distinct from 'refunds_payable'
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({ what: 'a refund was not set aside as it says', where: `refund ${id}`, expected: expected ?? 'nothing', found: found ?? 'nothing' })
  }
  const uneven = await rows<{ id: string; amountOre: number; partsOre: number }>(
    db,
    sql`
      select refund.id, refund.amount_ore as "amountOre", coalesce(sum(refund_part.amount_ore), 0)::bigint as "partsOre"
      from refund
      left join refund_part on refund_part.school_id = ${schoolId} and refund_part.refund_id = refund.id
      where refund.school_id = ${schoolId}
      group by refund.school_id, refund.id
      having coalesce(sum(refund_part.amount_ore), 0) <> refund.amount_ore
      limit 100`,
  )
  for (const { id, amountOre, partsOre } of uneven) {
    report({ what: 'the parts of a refund are not the whole', where: `refund ${id}`, expected: String(amountOre), found: String(partsOre) })
  }
}

async function verifyParts({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; state: string | null; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(part.id, moved.event_id) as id, part.state, part.way_out as expected, moved.way_out as found
      from (
        select refund_part.id, refund_part.state,
          case
            when refund_part.state = 'returned' then refund_part.amount_ore || ' back to ' || refund.wallet_id || ' of ' || refund.id
            when refund_part.state = 'paid' and refund_part.way = 'payment' then refund_part.amount_ore || ' to ' || topup.provider
            when refund_part.state = 'paid' then refund_part.amount_ore || ' to the bank'
          end as way_out
        from refund_part
        join refund on refund.school_id = ${schoolId} and refund.id = refund_part.refund_id
        left join topup on topup.school_id = ${schoolId} and topup.id = refund_part.topup_id
        where refund_part.school_id = ${schoolId}
      ) as part
      full join (
        select transfer.event_id,
          case
            when debited.kind is distinct from 'refunds_payable' then transfer.amount_ore || ' from elsewhere'
            when transfer.kind = 'refund' then transfer.amount_ore || ' back to ' || transfer.credit_account_id || ' of ' || transfer.undoes_event_id
            when credited.provider is not null then transfer.amount_ore || ' to ' || credited.provider
            when credited.kind = 'bank' then transfer.amount_ore || ' to the bank'
            else transfer.amount_ore || ' to elsewhere'
          end as way_out
        from transfer
        left join account as debited on debited.school_id = ${schoolId} and debited.id = transfer.debit_account_id
        left join account as credited on credited.school_id = ${schoolId} and credited.id = transfer.credit_account_id
        where transfer.school_id = ${schoolId}
        and (transfer.kind = 'payout' or (transfer.kind = 'refund' and transfer.debit_version is null))
        -- What came back is no longer out: only what went out after it counts.
        and not exists (
          select 1 from transfer as back
          where back.school_id = ${schoolId} and back.event_id = transfer.event_id and back.kind = 'payout_returned' and back.part = transfer.part + 1
          and back.amount_ore = transfer.amount_ore and back.debit_account_id = transfer.credit_account_id and back.credit_account_id = transfer.debit_account_id)
      ) as moved on moved.event_id = part.id
      where part.way_out is distinct from moved.way_out
      limit 100`,
  )
  for (const { id, state, expected, found } of wrong) {
    report({
      what: 'a part of a refund did not move as it says',
      where: `refund part ${id}`,
      expected: expected ?? `nothing, being ${state ?? 'unknown'}`,
      found: found ?? 'nothing',
    })
  }
}

// What the bank sent back was paid before, once for each time, and is counted on its part.
async function verifyReturns({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: number; found: number }>(
    db,
    sql`
      select coalesce(part.id, moved.event_id) as id, coalesce(part.returned_count, 0) as expected, coalesce(moved.count, 0) as found
      from (select id, returned_count from refund_part where school_id = ${schoolId} and returned_count > 0) as part
      full join (
        select transfer.event_id, count(*)::int as count
        from transfer
        join transfer as paid on paid.school_id = ${schoolId} and paid.event_id = transfer.event_id and paid.part = transfer.part - 1
          and paid.kind = 'payout' and paid.amount_ore = transfer.amount_ore
        where transfer.school_id = ${schoolId}
        and transfer.kind = 'payout_returned'
        group by transfer.event_id
      ) as moved on moved.event_id = part.id
      where coalesce(part.returned_count, 0) <> coalesce(moved.count, 0)
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({ what: 'a payout that came back is not counted on its part', where: `refund part ${id}`, expected: String(expected), found: String(found) })
  }
}

// The account of refunds under way is what is still under way.
async function verifyAccount({ db, schoolId, report }: Check): Promise<void> {
  const underWay = await figure(
    db,
    sql`
      select coalesce(sum(amount_ore), 0) as figure
      from refund_part
      where school_id = ${schoolId}
      and state not in ('paid', 'returned')`,
  )
  const booked = await figure(
    db,
    sql`
      select coalesce(sum(case when transfer.credit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end), 0) as figure
      from account
      join transfer on transfer.school_id = ${schoolId} and (transfer.credit_account_id = account.id or transfer.debit_account_id = account.id) and transfer.kind <> 'purchase'
      where account.school_id = ${schoolId}
      and account.kind = 'refunds_payable'`,
  )
  if (underWay !== booked)
    report({ what: 'the account of refunds under way is not what is under way', where: 'account 2902', expected: String(underWay), found: String(booked) })
}

async function verifyAtProviders({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; wantedOre: number; doneOre: number }>(
    db,
    sql`
      select coalesce(part.id, done.id) as id, coalesce(part.amount_ore, 0) as "wantedOre", coalesce(done.amount_ore, 0)::bigint as "doneOre"
      from (select id, amount_ore from refund_part where school_id = ${schoolId} and way = 'payment' and state = 'paid') as part
      full join (
        select payment_operation.for_event_id as id, sum(payment_operation.amount_ore) as amount_ore
        from payment_operation
        left join refund_part on refund_part.school_id = ${schoolId} and refund_part.id = payment_operation.for_event_id
        where payment_operation.school_id = ${schoolId}
        and payment_operation.kind = 'refund'
        and payment_operation.made_by = 'us'
        and payment_operation.state = 'done'
        -- Done, and not yet heard of by the part: it is about to be.
        and refund_part.state is distinct from 'at_provider'
        group by payment_operation.for_event_id
      ) as done on done.id = part.id
      where coalesce(part.amount_ore, 0) <> coalesce(done.amount_ore, 0)
      limit 100`,
  )
  for (const { id, wantedOre, doneOre } of wrong) {
    report({ what: 'what the provider gave back is not what the refund says', where: `refund part ${id}`, expected: String(wantedOre), found: String(doneOre) })
  }
}

// Where the books are past, the account is a dash on both, one after the other.
async function verifyLines({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; state: string; amountOre: number; partsOre: number }>(
    db,
    sql`
      select payout_line.id, payout_line.state, payout_line.amount_ore as "amountOre", parts.sum_ore as "partsOre"
      from payout_line
      cross join lateral (
        select coalesce(sum(refund_part.amount_ore) filter (where refund_part.state = payout_line.state and (refund_part.account_number = payout_line.account_number or '---' in (refund_part.account_number, payout_line.account_number))), 0)::bigint as sum_ore,
          count(*) filter (where refund_part.state <> payout_line.state) as strange
        from refund_part
        where refund_part.school_id = ${schoolId}
        and refund_part.line_id = payout_line.id
      ) as parts
      where payout_line.school_id = ${schoolId}
      and (parts.strange > 0 or parts.sum_ore <> case when payout_line.state = 'failed' then 0 else payout_line.amount_ore end)
      limit 100`,
  )
  for (const { id, state, amountOre, partsOre } of wrong) {
    report({ what: 'a line to the bank is not what its parts are', where: `payout line ${id}`, expected: `${amountOre}, ${state}`, found: String(partsOre) })
  }
}

/** A frozen run is the sum of its lines, over all schools. */
export async function verifyRuns({ db, report }: Omit<Check, 'schoolId'>): Promise<void> {
  const wrong = await rows<{ id: string; expected: string; found: string }>(
    db,
    sql`
      -- across schools: a run is an operator's
      select payout_run.id, payout_run.line_count || ' of ' || payout_run.amount_ore as expected, lines.count || ' of ' || lines.sum_ore as found
      from payout_run
      cross join lateral (
        select count(*) as count, coalesce(sum(payout_line.amount_ore), 0)::bigint as sum_ore
        from payout_line
        where payout_line.run_id = payout_run.id
      ) as lines
      where payout_run.state = 'frozen'
      and (lines.count <> payout_run.line_count or lines.sum_ore <> payout_run.amount_ore)
      limit 100`,
  )
  for (const { id, expected, found } of wrong) report({ what: 'a file to the bank is not the sum of its lines', where: `payout run ${id}`, expected, found })
}
