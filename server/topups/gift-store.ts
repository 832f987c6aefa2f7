import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { TopupState } from '../../contract/wallet-routes.ts'
import type { TopupKey } from './store.ts'

type Asked = { schoolId: number; payLinkId: string; besides: string; since: Date; freshSince: Date }

/** What has been given by a link since then and has not come to nothing. A wish that nobody was sent to pay counts for a few minutes only. */
export async function givenOre(tx: Queryable, { schoolId, payLinkId, besides, since, freshSince }: Asked): Promise<number> {
  const found = await firstRow<{ sumOre: number }>(
    tx,
    sql`
      select coalesce(sum(amount_ore), 0)::bigint as "sumOre"
      from topup
      where school_id = ${schoolId}
      and pay_link_id = ${payLinkId}
      and id <> ${besides}
      and made_at > ${since}
      and (state in ('pending', 'authorised', 'held', 'credited') or (state = 'created' and changed_at > ${freshSince}))`,
  )
  return found?.sumOre ?? 0
}

/** A gift as its giver may see it. */
export type GiftRow = TopupKey & {
  /** Null for a gift to the meal fund. */
  childFirstName: string | null
  schoolName: string
  amountOre: number
  state: TopupState
  payAt: string | null
  hasReceiptAddress: boolean
}

/** The gift of this id; null also for a top-up that is none. */
export async function giftOf(db: Queryable, { schoolId, topupId }: TopupKey): Promise<GiftRow | null> {
  return firstRow(
    db,
    sql`
      select topup.school_id as "schoolId", topup.id as "topupId", pupil.first_name as "childFirstName", school.name as "schoolName",
        topup.amount_ore as "amountOre", topup.state, case when topup.state = 'pending' then topup.pay_at end as "payAt",
        topup.giver_email is not null as "hasReceiptAddress"
      from topup
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = topup.wallet_id
      join school on school.id = ${schoolId}
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}
      and topup.pay_link_id is not null`,
  )
}
