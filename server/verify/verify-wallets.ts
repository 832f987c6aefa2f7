// A wallet's balance is the sum of its transfers, and its versions count them without a gap.

import { rows, sql } from '../../database/transaction.ts'
import { type Check, walletSlices } from './check.ts'

const WALLETS_A_SLICE = 500

type WalletRow = { id: string; balance: number; version: number; floor: number; sum: number; count: number; firstBroken: number | null }

export async function verifyWallets(check: Check): Promise<void> {
  const { db, schoolId, figures, report } = check
  for await (const ids of walletSlices(check, WALLETS_A_SLICE)) {
    const wallets = await rows<WalletRow>(
      db,
      sql`
        with movement as (
          select debit_account_id as wallet_id, debit_version as version, -amount_ore as amount_ore, debit_balance_ore as balance_ore
          from transfer
          where school_id = ${schoolId}
          and debit_account_id = any (${ids}::uuid[])
          and debit_version is not null
          union all
          select credit_account_id, credit_version, amount_ore, credit_balance_ore
          from transfer
          where school_id = ${schoolId}
          and credit_account_id = any (${ids}::uuid[])
          and credit_version is not null
        ), walked as (
          select wallet_id, version, amount_ore,
            version = row_number() over in_order and balance_ore = sum(amount_ore) over in_order as is_right
          from movement
          window in_order as (partition by wallet_id order by version)
        ), summed as (
          select wallet_id, sum(amount_ore) as sum_ore, count(*) as movements, min(version) filter (where not is_right) as first_broken
          from walked
          group by wallet_id
        )
        select wallet.id, wallet.balance_ore as balance, wallet.version, wallet.floor_ore as floor,
          coalesce(summed.sum_ore, 0) as sum, coalesce(summed.movements, 0) as count, summed.first_broken as "firstBroken"
        from wallet
        left join summed on summed.wallet_id = wallet.id
        where wallet.school_id = ${schoolId}
        and wallet.id = any (${ids}::uuid[])`,
    )
    for (const wallet of wallets) {
      const where = `wallet ${wallet.id}`
      figures.wallets += 1
      figures.walletsOre += wallet.balance
      if (wallet.balance !== wallet.sum) {
        report({ what: 'the balance is not the sum of the transfers', where, expected: String(wallet.sum), found: String(wallet.balance) })
      }
      if (wallet.version !== wallet.count) {
        report({ what: 'the version is not the number of transfers', where, expected: String(wallet.count), found: String(wallet.version) })
      }
      if (wallet.firstBroken !== null) {
        report({
          what: 'the history is broken',
          where,
          expected: 'versions from 1 without a gap, each balance following from the one before',
          found: `broken at version ${wallet.firstBroken}`,
        })
      }
      if (wallet.balance < wallet.floor)
        report({ what: 'the balance is below the floor', where, expected: String(wallet.floor), found: String(wallet.balance) })
    }
  }
}
