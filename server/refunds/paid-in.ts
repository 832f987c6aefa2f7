// What has been paid into a wallet and by whom, and so what can be given back to whom. Read under the wallet's lock
// where something is decided by it.

import { Refused } from '../../contract/refusals.ts'
import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { type PaidIn, type Share, sharesOf } from '../../rules/refund-shares.ts'
import { mayGoThroughPayment, refundableOre } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import type { WalletKey } from './store.ts'

export type Payment = {
  id: string
  kind: 'topup' | 'bank'
  /** Null for a gift, and for the bank's. */
  payerPersonId: string | null
  /** The account a bank payment came from, where the bank said so. */
  account: string | null
  provider: ProviderName | null
  creditedAt: Date
}

/** What there is to give back of a wallet. */
export type Purse = {
  balanceOre: number
  owedOre: number
  refundableOre: number
  shares: Share[]
  unexplainedOre: number
  payments: Map<string, Payment>
  /** Who holds the wallet, where the holder has a profile: gets what nobody paid. */
  holderPersonId: string | null
}

/** More payments than any wallet's balance can come from. */
const MOST_PAYMENTS = 2_000

const bankPayer = (account: string | null) => `bank:${account ?? ''}`

/**
 * The payers whose shares one person may ask for: their own, and what the bank sent from an account it named. That
 * goes back to the very account it came from, so it cannot end with anybody else.
 */
export const payersFor = ({ payments }: Purse, personId: string): string[] => [
  personId,
  ...new Set([...payments.values()].filter(({ kind, account }) => kind === 'bank' && account !== null).map(({ account }) => bankPayer(account))),
]

/** @throws Refused not_found when the wallet is nobody's */
export async function readPurse(db: Queryable, house: House, payments: Payments, { schoolId, walletId }: WalletKey): Promise<Purse> {
  const wallet = await firstRow<{ balanceOre: number; owedOre: number; holderPersonId: string | null }>(
    db,
    sql`
      select wallet.balance_ore as "balanceOre", pupil.person_id as "holderPersonId",
        coalesce((
          select sum(card_fee.due_ore - card_fee.charged_ore - card_fee.waived_ore)
          from card_fee
          where card_fee.school_id = ${schoolId}
          and card_fee.wallet_id = ${walletId}), 0)::bigint as "owedOre"
      from wallet
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = wallet.id
      where wallet.school_id = ${schoolId}
      and wallet.id = ${walletId}`,
  )
  if (!wallet) throw new Refused('not_found')
  const now = house.clock.now().getTime()
  const found = await paymentsInto(db, { schoolId, walletId })
  const newestFirst = found.map(({ id, kind, payerPersonId, account, provider, providerReference, creditedAt, amountOre, givenBackOre }): PaidIn => {
    const isReachable = provider !== null && providerReference !== null && payments.find(provider) !== null
    return {
      topupId: id,
      // A gift's payer is known by the payment alone, and the gift goes back through it.
      payer: kind === 'bank' ? bankPayer(account) : (payerPersonId ?? `gift:${id}`),
      amountOre,
      givenBackOre,
      isReversible: isReachable && mayGoThroughPayment(creditedAt.getTime(), now),
    }
  })
  return {
    ...wallet,
    refundableOre: refundableOre(wallet),
    ...sharesOf(wallet.balanceOre, newestFirst),
    payments: new Map(found.map((payment) => [payment.id, payment])),
  }
}

type PaymentRow = Payment & { providerReference: string | null; amountOre: number; givenBackOre: number }

// What has come into this wallet by each payment, and what of it has left: given back, or moved to a sibling's. What was moved here
// came in when it was moved. What the provider took back by itself was never there to be given back, in whichever wallet it now is:
// no more of a payment is left than what it was, less all that has gone back through it.
async function paymentsInto(db: Queryable, { schoolId, walletId }: WalletKey): Promise<PaymentRow[]> {
  return rows(
    db,
    sql`
      select paid.id, paid.kind, paid."payerPersonId", paid.account, paid.provider, paid."providerReference", paid."creditedAt", paid."amountOre", paid."givenBackOre"
      from (
        select topup.id, 'topup' as kind, topup.payer_person_id as "payerPersonId", null::text as account, topup.provider,
          topup.provider_reference as "providerReference", topup.credited_at as "creditedAt", came.arrived_at, gone.amount_ore as "givenBackOre",
          least(came.amount_ore, gone.amount_ore + topup.credited_ore - topup.reversed_ore - refunded.amount_ore) as "amountOre"
        from (
          select here.topup_id, sum(here.amount_ore)::bigint as amount_ore, max(here.arrived_at) as arrived_at
          from (
            select topup.id as topup_id, topup.credited_ore - topup.reversed_ore as amount_ore, topup.credited_at as arrived_at
            from topup
            where topup.school_id = ${schoolId}
            and topup.wallet_id = ${walletId}
            and topup.credited_at is not null
            union all
            select sibling_transfer_part.topup_id, sibling_transfer_part.amount_ore, sibling_transfer.made_at
            from sibling_transfer
            join sibling_transfer_part on sibling_transfer_part.school_id = ${schoolId} and sibling_transfer_part.transfer_id = sibling_transfer.id
            where sibling_transfer.school_id = ${schoolId}
            and sibling_transfer.to_wallet_id = ${walletId}
          ) as here
          group by here.topup_id
        ) as came
        join topup on topup.school_id = ${schoolId} and topup.id = came.topup_id
        cross join lateral (
          select coalesce(sum(refund_part.amount_ore), 0)::bigint as amount_ore,
            coalesce(sum(refund_part.amount_ore) filter (where refund.wallet_id = ${walletId}), 0)::bigint as from_here_ore
          from refund_part
          join refund on refund.school_id = ${schoolId} and refund.id = refund_part.refund_id
          where refund_part.school_id = ${schoolId}
          and refund_part.topup_id = came.topup_id
          and refund_part.state <> 'returned'
        ) as refunded
        cross join lateral (
          select refunded.from_here_ore + coalesce(sum(sibling_transfer_part.amount_ore), 0)::bigint as amount_ore
          from sibling_transfer_part
          join sibling_transfer on sibling_transfer.school_id = ${schoolId} and sibling_transfer.id = sibling_transfer_part.transfer_id
            and sibling_transfer.from_wallet_id = ${walletId}
          where sibling_transfer_part.school_id = ${schoolId}
          and sibling_transfer_part.topup_id = came.topup_id
        ) as gone
        union all
        select bank_payment.id, 'bank', null, bank_payment.payer_account, null, null, bank_payment.decided_at, bank_payment.decided_at,
          coalesce((
            select sum(refund_part.amount_ore)
            from refund_part
            where refund_part.school_id = ${schoolId}
            and refund_part.bank_payment_id = bank_payment.id
            and refund_part.state <> 'returned'), 0)::bigint, bank_payment.amount_ore
        from bank_payment
        where bank_payment.school_id = ${schoolId}
        and bank_payment.wallet_id = ${walletId}
        and bank_payment.state = 'credited'
      ) as paid
      order by paid.arrived_at desc, paid.id desc
      limit ${MOST_PAYMENTS}`,
  )
}
