// Every top-up that came by itself was agreed to: by the one who paid, for that wallet, and never more in a month than
// the cap that held. A card that is charged no more leaves nothing that could be charged once its provider has forgotten it.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifyArrangements(check: Check): Promise<void> {
  await verifyAgreed(check)
  await verifyCaps(check)
  await verifyCardsOfEnded(check)
}

async function verifyAgreed({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; expected: string; found: string }>(
    db,
    sql`
      select topup.id, coalesce(arrangement.wallet_id::text || ' by ' || arrangement.person_id::text, 'an arrangement') as expected,
        topup.wallet_id::text || ' by ' || coalesce(topup.payer_person_id::text, 'nobody') as found
      from topup
      left join topup_arrangement as arrangement on arrangement.school_id = ${schoolId} and arrangement.id = topup.arrangement_id
      where topup.school_id = ${schoolId}
      and (topup.arrangement_id is not null or topup.monthly_cap_ore is not null)
      and (arrangement.id is null or arrangement.wallet_id <> topup.wallet_id or topup.payer_person_id is null or arrangement.person_id <> topup.payer_person_id)
      limit 100`,
  )
  for (const { id, expected, found } of wrong)
    report({ what: 'an automatic top-up is not of the one who agreed to it', where: `top-up ${id}`, expected, found })
}

async function verifyCaps({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; capOre: number; sumOre: number }>(
    db,
    sql`
      with charged as (
        select id, monthly_cap_ore,
          sum(amount_ore) over (
            partition by arrangement_id, date_trunc('month', made_at at time zone 'Europe/Oslo')
            order by made_at, id
            rows between unbounded preceding and current row) as sum_ore
        from topup
        where school_id = ${schoolId}
        and monthly_cap_ore is not null
        and state in ('created', 'pending', 'authorised', 'credited', 'reversed', 'charged_back'))
      select id, monthly_cap_ore as "capOre", sum_ore::bigint as "sumOre"
      from charged
      where sum_ore > monthly_cap_ore
      limit 100`,
  )
  for (const { id, capOre, sumOre } of wrong)
    report({ what: 'more came by itself in a month than was agreed', where: `top-up ${id}`, expected: `${capOre} at most`, found: String(sumOre) })
}

async function verifyCardsOfEnded({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; found: string }>(
    db,
    sql`
      select card.id, 'live, of one that is ' || coalesce(arrangement.state, 'nobody’s') as found
      from stored_card as card
      left join topup_arrangement as arrangement on arrangement.school_id = ${schoolId} and arrangement.card_id = card.id
      where card.school_id = ${schoolId}
      and card.ended_at is null
      and (arrangement.state is null or arrangement.state = 'ended' or arrangement.person_id <> card.person_id or arrangement.wallet_id <> card.wallet_id)
      limit 100`,
  )
  for (const { id, found } of wrong)
    report({ what: 'a stored card is kept for nothing', where: `stored card ${id}`, expected: 'the card of an arrangement that goes on', found })
}
