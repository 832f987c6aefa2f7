// A fee for a new card is taken part by part, each with its own transfer from the wallet that owes it to the
// account of card fees; together they are what the fee says was taken, and never more than is due.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifyCardFees(check: Check): Promise<void> {
  await verifyCharges(check)
  await verifyFees(check)
}

async function verifyCharges({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; amountOre: number; walletId: string; movedOre: number | null; from: string | null; to: string | null }>(
    db,
    sql`
      select card_fee_charge.id, card_fee_charge.amount_ore as "amountOre", card_fee.wallet_id as "walletId",
        transfer.amount_ore as "movedOre", transfer.debit_account_id as "from", account.kind as "to"
      from card_fee_charge
      join card_fee on card_fee.school_id = ${schoolId} and card_fee.id = card_fee_charge.card_fee_id
      left join transfer on transfer.school_id = ${schoolId} and transfer.event_id = card_fee_charge.id
      left join account on account.school_id = ${schoolId} and account.id = transfer.credit_account_id
      where card_fee_charge.school_id = ${schoolId}
      and card_fee.school_id = ${schoolId}
      and (
        transfer.amount_ore is distinct from card_fee_charge.amount_ore
        or transfer.debit_account_id <> card_fee.wallet_id
        or transfer.kind <> 'card_fee'
        or account.kind is distinct from 'card_fees'
      )
      limit 100`,
  )
  for (const charge of wrong) {
    report({
      what: 'a part of a card fee did not move as it says',
      where: `card fee charge ${charge.id}`,
      expected: `${charge.amountOre} from ${charge.walletId} to card_fees`,
      found: charge.movedOre === null ? 'nothing' : `${charge.movedOre} from ${charge.from} to ${charge.to}`,
    })
  }
}

async function verifyFees({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; dueOre: number; waivedOre: number; chargedOre: number; takenOre: number }>(
    db,
    sql`
      select card_fee.id, card_fee.due_ore as "dueOre", card_fee.waived_ore as "waivedOre", card_fee.charged_ore as "chargedOre",
        taken.sum_ore as "takenOre"
      from card_fee
      cross join lateral (
        select coalesce(sum(card_fee_charge.amount_ore), 0) as sum_ore
        from card_fee_charge
        where card_fee_charge.school_id = ${schoolId}
        and card_fee_charge.card_fee_id = card_fee.id
      ) as taken
      where card_fee.school_id = ${schoolId}
      and (taken.sum_ore <> card_fee.charged_ore or taken.sum_ore + card_fee.waived_ore > card_fee.due_ore)
      limit 100`,
  )
  for (const { id, dueOre, waivedOre, chargedOre, takenOre } of wrong) {
    report({
      what: 'a card fee was not taken as it says',
      where: `card fee ${id}`,
      expected: `${chargedOre} of ${dueOre}, with ${waivedOre} let go`,
      found: `${takenOre} taken`,
    })
  }
}
