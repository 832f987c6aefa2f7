// A payment from the bank is on its wallet exactly once when it says so, and otherwise not at all.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifyBankPayments({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string | null; found: string | null }>(
    db,
    sql`
      select coalesce(payment.id, moved.event_id) as id,
        payment.amount_ore || ' to ' || payment.wallet_id as expected,
        moved.amount_ore || ' to ' || moved.credit_account_id as found
      from (select event_id, amount_ore, credit_account_id from transfer where school_id = ${schoolId} and kind = 'bank_topup') as moved
      full join (select id, amount_ore, wallet_id from bank_payment where school_id = ${schoolId} and state = 'credited') as payment
      on payment.id = moved.event_id
      where payment.amount_ore is distinct from moved.amount_ore
      or payment.wallet_id is distinct from moved.credit_account_id
      limit 100`,
  )
  for (const { id, expected, found } of wrong) {
    report({
      what: 'a payment from the bank is not credited as it says',
      where: `bank payment ${id}`,
      expected: expected ?? 'nothing',
      found: found ?? 'nothing',
    })
  }
}
