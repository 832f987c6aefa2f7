// A gift to a school's meal fund: the same payment as a top-up, and another place for its money. There is no room to run
// out of, so it never waits. What the payer's bank takes back is taken of the fund; what the fund no longer holds has been
// eaten, and the school owes it (docs/decisions/0030).

import type { Refusal } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { lockKeptAccounts } from '../../ledger/kept-accounts.ts'
import { post } from '../../ledger/ledger.ts'
import { GIFTS_COUNTED_FOR_MS, GIFTS_OF_A_FUND_ORE, refuseGift } from '../../rules/gifts.ts'
import { stateAfter, waitBeforeLookingBack } from '../../rules/topup-states.ts'
import type { FreeAmount } from '../../rules/topup-amounts.ts'
import type { House } from '../house.ts'
import type { ProviderMovement } from '../payments/index.ts'
import { givenOre } from './gift-store.ts'
import { sendReceipt } from './send-receipt.ts'
import { type FundGift, type Payee, type TopupKey, writeCredited } from './store.ts'

export type OpenFund = Payee & { payLinkId: string }

type FoundFund = Omit<OpenFund, 'freeAmount' | 'payerLanguage'> & { leastOre: number | null; mostOre: number | null }

/** The fund that a live link leads to, and who runs it; null when the link is over, or the school sells nothing any more. Under lock the link stays as it is. */
export async function openFund(
  db: Queryable,
  { schoolId, payLinkId, underLock = false }: { schoolId: number; payLinkId: string; underLock?: boolean },
): Promise<OpenFund | null> {
  const found = await firstRow<FoundFund>(
    db,
    sql`
      select pay_link.id as "payLinkId", school.name as "schoolName", school.topup_least_ore as "leastOre", school.topup_most_ore as "mostOre",
        operator.name as "operatorName", operator.organisation_number as "organisationNumber"
      from pay_link
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      where pay_link.school_id = ${schoolId}
      and pay_link.id = ${payLinkId}
      and pay_link.wallet_id is null
      and pay_link.ended_at is null
      and school.sales_ended_at is null
      ${underLock ? sql`for no key update of pay_link` : sql``}`,
  )
  if (!found) return null
  const { leastOre, mostOre, ...fund } = found
  return { ...fund, payerLanguage: null, freeAmount: leastOre === null || mostOre === null ? null : { leastOre, mostOre } }
}

type Wished = TopupKey & { payLinkId: string; amountOre: number; freeAmount: FreeAmount | null; now: Date; freshSince: Date }

/** Why a gift is not taken now. The link is under lock, so that of many at once only those that fit together get through. */
export async function refuseFundGift(tx: Queryable, { amountOre, freeAmount, topupId, now, ...gift }: Wished): Promise<Refusal | null> {
  const sumOre = await givenOre(tx, { ...gift, besides: topupId, since: new Date(now.getTime() - GIFTS_COUNTED_FOR_MS) })
  return refuseGift(amountOre, { givenOre: sumOre, freeAmount, mostOre: GIFTS_OF_A_FUND_ORE })
}

/** Puts what was taken into the fund. The gift is locked, and brought up to date. */
export async function creditFund(tx: Queryable, house: House, { gift, takenOre }: { gift: FundGift; takenOre: number }): Promise<void> {
  const now = house.clock.now()
  const { schoolId, topupId, provider } = gift
  const { clearing, byKind } = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: topupId,
    part: 1,
    kind: 'meal_gift',
    debitAccountId: clearing[provider],
    creditAccountId: byKind.meal_fund,
    amountOre: takenOre,
    happenedAt: now,
  } as const
  await post(tx, new Map(), [transfer], now)
  const askAgainAt = new Date(now.getTime() + (waitBeforeLookingBack(now.getTime(), now.getTime()) ?? 0))
  await writeCredited(tx, { schoolId, topupId, creditedOre: takenOre, now, askAgainAt })
  Object.assign(gift, { state: stateAfter(gift.state, 'captured'), creditedOre: takenOre, creditedAt: now, askAgainAt })
  await sendReceipt(tx, house, gift, { amountOre: takenOre, cardFeeOre: 0, paidBackOre: 0, balanceOre: 0 })
}

type TakenBack = { gift: FundGift; operationId: string; amountOre: number; movement: ProviderMovement }

/** Gives the provider its money back: of the fund as far as it holds, and the rest is owed by the school, as what it pays in is. */
export async function takeOfFund(tx: Queryable, house: House, { gift, operationId, amountOre, movement }: TakenBack): Promise<void> {
  const { schoolId, topupId, provider } = gift
  const { clearing, byKind } = await house.chartOf(tx, schoolId)
  const accountId = byKind.meal_fund
  const thereOre = (await lockKeptAccounts(tx, [{ schoolId, accountId }])).get(accountId) ?? 0
  const ofFundOre = Math.min(amountOre, thereOre)
  const parts = [
    { debitAccountId: accountId, amountOre: ofFundOre },
    { debitAccountId: byKind.meal_contributions, amountOre: amountOre - ofFundOre },
  ].filter((part) => part.amountOre > 0)
  const shared = { schoolId, eventId: operationId, kind: 'meal_gift_reversal', creditAccountId: clearing[provider], undoesEventId: topupId } as const
  await post(
    tx,
    new Map(),
    parts.map((part, index) => ({ ...shared, ...part, part: index + 1, happenedAt: movement.happenedAt })),
    house.clock.now(),
  )
}
