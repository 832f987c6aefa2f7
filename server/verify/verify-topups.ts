// A top-up is credited exactly once when its state says so, and otherwise not at all; what was taken back of it is
// booked once for each time; and what was done at its provider adds up to the same.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, figure } from './check.ts'

export async function verifyTopups(check: Check): Promise<void> {
  const { db, schoolId, figures } = check
  figures.topups += await figure(db, sql`select count(*) as figure from topup where school_id = ${schoolId}`)
  await verifyCredits(check)
  await verifyGiftsHeld(check)
  await verifyCaptures(check)
  await verifyReversals(check)
  await verifyBelowZero(check)
}

async function verifyCredits({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; state: string; creditedOre: number; movedOre: number; walletId: string | null; creditedTo: string | null }>(
    db,
    sql`
      select topup.id, topup.state, topup.credited_ore as "creditedOre", topup.wallet_id as "walletId",
        coalesce(transfer.amount_ore, 0) as "movedOre", transfer.credit_account_id as "creditedTo"
      from topup
      left join transfer on transfer.school_id = topup.school_id and transfer.event_id = topup.id and transfer.kind <> 'gift_held'
      left join account on account.school_id = topup.school_id and account.id = transfer.debit_account_id
      left join account as fund on fund.school_id = topup.school_id and fund.kind = 'meal_fund'
      where topup.school_id = ${schoolId}
      and (
        coalesce(transfer.amount_ore, 0) <> case when topup.state in ('credited', 'reversed', 'charged_back') then topup.credited_ore else 0 end
        -- What has no wallet is a gift to the fund.
        or transfer.credit_account_id <> coalesce(topup.wallet_id, fund.id)
        or transfer.kind <> case when topup.wallet_id is null then 'meal_gift' else 'topup' end
        or (transfer.event_id is not null and account.provider is distinct from case when topup.held_ore = 0 then topup.provider end)
        or (transfer.event_id is not null and topup.held_ore > 0 and account.kind <> 'gifts_held')
      )
      limit 100`,
  )
  for (const topup of wrong) {
    const isCredited = topup.creditedOre > 0
    report({
      what: 'a top-up is not credited as its state says',
      where: `top-up ${topup.id}`,
      expected: isCredited ? `${topup.creditedOre} to ${topup.walletId ?? 'the meal fund'}` : `nothing, being ${topup.state}`,
      found: `${topup.movedOre} to ${topup.creditedTo ?? 'nobody'}`,
    })
  }
}

// What waits for room is owed to nobody's wallet, and still to the last øre somebody's.
async function verifyGiftsHeld({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; heldOre: number; movedOre: number }>(
    db,
    sql`
      with gift as (
        select id, held_ore, provider
        from topup
        where school_id = ${schoolId}
        and held_ore > 0),
      moved as (
        select event_id, amount_ore, debit_account_id, credit_account_id
        from transfer
        where school_id = ${schoolId}
        and kind = 'gift_held')
      select coalesce(gift.id, moved.event_id) as id, coalesce(gift.held_ore, 0) as "heldOre", coalesce(moved.amount_ore, 0) as "movedOre"
      from gift
      full join moved on moved.event_id = gift.id
      left join account as source on source.school_id = ${schoolId} and source.id = moved.debit_account_id
      left join account as target on target.school_id = ${schoolId} and target.id = moved.credit_account_id
      where gift.held_ore is distinct from moved.amount_ore
      or source.provider is distinct from gift.provider
      or target.kind is distinct from 'gifts_held'
      limit 100`,
  )
  for (const { id, heldOre, movedOre } of wrong) {
    report({ what: 'a gift that waits is not booked as its top-up says', where: `top-up ${id}`, expected: String(heldOre), found: String(movedOre) })
  }
}

// Top-ups from before operations were written down have none.
async function verifyCaptures({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; creditedOre: number; capturedOre: number }>(
    db,
    sql`
      select topup.id, greatest(topup.credited_ore, topup.held_ore) as "creditedOre",
        coalesce(sum(operation.amount_ore) filter (where operation.kind = 'capture' and operation.state = 'done'), 0)::bigint as "capturedOre"
      from topup
      join payment_operation as operation on operation.school_id = topup.school_id and operation.topup_id = topup.id
      where topup.school_id = ${schoolId}
      and operation.school_id = ${schoolId}
      group by topup.school_id, topup.id
      having coalesce(sum(operation.amount_ore) filter (where operation.kind = 'capture' and operation.state = 'done'), 0) <> greatest(topup.credited_ore, topup.held_ore)
      limit 100`,
  )
  for (const { id, creditedOre, capturedOre } of wrong) {
    report({
      what: 'what was taken at the provider is not what was credited',
      where: `top-up ${id}`,
      expected: String(creditedOre),
      found: String(capturedOre),
    })
  }
}

async function verifyReversals({ db, schoolId, report }: Check): Promise<void> {
  const unexplained = await rows<{ id: string; amountOre: number; foundOre: number | null }>(
    db,
    sql`
      select transfer.event_id as id, transfer.amount_ore as "amountOre", operation.amount_ore as "foundOre"
      from transfer
      left join payment_operation as operation on operation.school_id = transfer.school_id and operation.id = transfer.event_id
      left join topup on topup.school_id = transfer.school_id and topup.id = operation.topup_id
      left join account on account.school_id = transfer.school_id and account.id = transfer.debit_account_id
      where transfer.school_id = ${schoolId}
      and transfer.kind in ('topup_reversal', 'meal_gift_reversal')
      and (operation.made_by is distinct from 'provider' or operation.kind not in ('refund', 'chargeback') or operation.amount_ore < transfer.amount_ore
        or (transfer.kind = 'topup_reversal') is distinct from (topup.wallet_id is not null)
        -- Of the fund, and what it did not hold of the school.
        or case when topup.wallet_id is null then coalesce(account.kind, '') not in ('meal_fund', 'meal_contributions')
          else transfer.debit_account_id <> topup.wallet_id end
        or transfer.undoes_event_id is distinct from topup.id)
      limit 100`,
  )
  for (const { id, amountOre, foundOre } of unexplained) {
    report({
      what: 'money was taken back without the provider’s doing',
      where: `transfer ${id}`,
      expected: `an operation of the provider for ${amountOre}`,
      found: foundOre === null ? 'none' : String(foundOre),
    })
  }
  const wrong = await rows<{ id: string; reversedOre: number; movedOre: number }>(
    db,
    sql`
      select topup.id, topup.reversed_ore as "reversedOre", coalesce(sum(transfer.amount_ore), 0)::bigint as "movedOre"
      from topup
      left join transfer on transfer.school_id = topup.school_id and transfer.undoes_event_id = topup.id and transfer.kind in ('topup_reversal', 'meal_gift_reversal')
      where topup.school_id = ${schoolId}
      group by topup.school_id, topup.id
      having coalesce(sum(transfer.amount_ore), 0) <> topup.reversed_ore
      limit 100`,
  )
  for (const { id, reversedOre, movedOre } of wrong) {
    report({ what: 'what was taken back is not what the top-up says', where: `top-up ${id}`, expected: String(reversedOre), found: String(movedOre) })
  }
}

async function verifyBelowZero({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; kind: string; balanceOre: number }>(
    db,
    sql`
      select event_id as id, kind, debit_balance_ore as "balanceOre"
      from transfer
      where school_id = ${schoolId}
      and debit_balance_ore < 0
      and kind not in ('topup_reversal', 'purchase_on_debt')
      limit 100`,
  )
  for (const { id, kind, balanceOre } of wrong) {
    report({
      what: 'a wallet went below zero without money being taken back',
      where: `transfer ${id}`,
      expected: '0 or more',
      found: `${balanceOre} by a ${kind}`,
    })
  }
}
