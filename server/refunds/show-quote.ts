// What can be given back, told before anybody asks: how much, whose, and which way.

import type { RouteReply } from '../../contract/route-types.ts'
import { Refused } from '../../contract/refusals.ts'
import { maskAccountNumber } from '../../rules/account-number.ts'
import { shareOfPayers } from '../../rules/refund-shares.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { accountOf, showAccount } from '../payout-accounts/index.ts'
import { walletOf } from '../people/index.ts'
import { mostFor } from './ask-refund.ts'
import { payersFor, type Purse, readPurse } from './paid-in.ts'
import { peopleOf, pupilOf } from './people-store.ts'
import { showRefunds, showToOffice } from './show-refund.ts'
import { refundsOf, type WalletKey } from './store.ts'

type Quote = RouteReply<'GET /api/wallets/:schoolId/:walletId/refunds'>

const MOST_REFUNDS = 20

/** A family's view of it. @throws Refused not_found */
export async function showQuote(house: House, payments: Payments, { personId, ...wallet }: WalletKey & { personId: string }): Promise<Quote> {
  const { database, clock } = house
  const now = clock.now()
  const seen = await walletOf(database, { personId, ...wallet, now })
  if (!seen) throw new Refused('not_found')
  const purse = await readPurse(database, house, payments, wallet)
  const mine = payersFor(purse, personId)
  const ownOre = shareOfPayers(purse, mine)
  const hasOthers = seen.relation === 'own' && purse.refundableOre > mostFor(purse, mine)
  const account = await accountOf(database, personId)
  const refunds = await refundsOf(database, { ...wallet, limit: MOST_REFUNDS })
  return {
    balanceOre: purse.balanceOre,
    owedOre: purse.owedOre,
    othersOre: Math.max(0, purse.balanceOre - ownOre),
    feeOre: 0,
    choices: [
      { whose: 'mine', mostOre: mostFor(purse, mine), shares: sharesShown(purse, { personId, payers: mine }) },
      ...(hasOthers ? [{ whose: 'everybody' as const, mostOre: purse.refundableOre, shares: sharesShown(purse, { personId, payers: null }) }] : []),
    ],
    account: account && showAccount(account, now),
    refunds: await showRefunds(database, house, { refunds, schoolId: wallet.schoolId, viewer: { personId } }),
  }
}

function sharesShown(purse: Purse, { personId, payers }: { personId: string; payers: readonly string[] | null }): Quote['choices'][number]['shares'] {
  const shares = purse.shares
    .filter(({ payer }) => payers === null || payers.includes(payer))
    .map(({ topupId, payer, amountOre, isReversible }) => {
      const payment = purse.payments.get(topupId)
      return {
        way: isReversible ? ('payment' as const) : ('account' as const),
        amountOre,
        provider: payment?.provider ?? null,
        paidInAt: payment?.creditedAt.toISOString() ?? null,
        account: payment?.account ? maskAccountNumber(payment.account) : null,
        isYours: payer === personId,
      }
    })
  if (payers !== null || purse.unexplainedOre === 0) return shares
  return [
    ...shares,
    { way: 'account' as const, amountOre: purse.unexplainedOre, provider: null, paidInAt: null, account: null, isYours: purse.holderPersonId === personId },
  ]
}

/** The office's view of it. @throws Refused not_found */
export async function showQuoteToOffice(
  house: House,
  payments: Payments,
  { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/refunds'>> {
  const { database } = house
  const pupil = await pupilOf(database, { schoolId, pupilId })
  if (!pupil) throw new Refused('not_found')
  const purse = await readPurse(database, house, payments, pupil)
  const payerIds = [...new Set(purse.shares.flatMap(({ topupId }) => purse.payments.get(topupId)?.payerPersonId ?? []))]
  const people = await peopleOf(database, payerIds)
  const refunds = await refundsOf(database, { ...pupil, limit: MOST_REFUNDS })
  return {
    balanceOre: purse.balanceOre,
    owedOre: purse.owedOre,
    mostOre: purse.refundableOre,
    payers: [...people.values()].map((person) => ({
      personId: person.personId,
      name: `${person.firstName} ${person.lastName}`,
      mostOre: mostFor(purse, payersFor(purse, person.personId)),
    })),
    refunds: await showToOffice(database, house, { refunds, pupils: () => pupil, personId }),
  }
}
