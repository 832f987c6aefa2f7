// The accounts every school has, numbered after the Norwegian standard chart (NS 4102) so that an
// accountant recognises them. Wallets are the sub-accounts of 2901 and together are its balance.
// Sales are credited with VAT included, one account for each VAT code; the lines of the purchases
// hold the VAT, and the accounting export takes it out (docs/decisions/0005).

import { newId } from '../contract/ids.ts'
import type { ProviderName } from '../contract/payment-providers.ts'
import { type VatCode, vatCodes } from '../contract/vat-codes.ts'
import type { Queryable } from '../database/connect.ts'
import { rows, sql } from '../database/transaction.ts'
import { openKeptAccount } from './kept-accounts.ts'

export const accountKinds = [
  'prepaid',
  'sales',
  'provider_clearing',
  'bank',
  'refunds_payable',
  'card_fees',
  'corrections',
  'gifts_held',
  'payouts_in_transit',
  'payment_costs',
  'meal_fund',
  'meal_programmes',
  'meal_contributions',
] as const
export type AccountKind = (typeof accountKinds)[number]

export type Account = { accountId: string; number: string; kind: AccountKind; vatCode: VatCode | null; provider: ProviderName | null }

const SALES_NUMBERS: Record<VatCode, string> = { '3': '3000', '31': '3010', '33': '3020', '5': '3100', '6': '3200' }

const CHART: (Omit<Account, 'accountId' | 'provider'> & { provider?: ProviderName })[] = [
  { number: '2901', kind: 'prepaid', vatCode: null },
  ...vatCodes.map((vatCode) => ({ number: SALES_NUMBERS[vatCode], kind: 'sales' as const, vatCode })),
  { number: '1571', kind: 'provider_clearing', vatCode: null, provider: 'swedbank-pay' },
  { number: '1572', kind: 'provider_clearing', vatCode: null, provider: 'vipps' },
  { number: '1575', kind: 'meal_contributions', vatCode: null },
  { number: '1579', kind: 'payouts_in_transit', vatCode: null },
  { number: '1920', kind: 'bank', vatCode: null },
  { number: '2902', kind: 'refunds_payable', vatCode: null },
  { number: '2903', kind: 'gifts_held', vatCode: null },
  { number: '2904', kind: 'meal_fund', vatCode: null },
  { number: '2905', kind: 'meal_programmes', vatCode: null },
  { number: '3900', kind: 'card_fees', vatCode: null },
  { number: '7770', kind: 'payment_costs', vatCode: null },
  { number: '7795', kind: 'corrections', vatCode: null },
]

/** Those that keep a balance and are never below zero. */
const KEPT: ReadonlySet<AccountKind> = new Set(['meal_fund', 'meal_programmes'])

/** A school's accounts, ready to be looked up. */
export type ChartOfAccounts = {
  sales: Record<VatCode, string>
  /** What each provider owes us until it settles. */
  clearing: Record<ProviderName, string>
  byKind: Record<Exclude<AccountKind, 'sales' | 'provider_clearing'>, string>
  all: Account[]
}

/** Opens all accounts of a new school. */
export async function openAccounts(tx: Queryable, { schoolId, nowMs }: { schoolId: number; nowMs: number }): Promise<void> {
  for (const account of CHART) {
    const accountId = newId(nowMs)
    await tx.query(sql`
      insert into account (school_id, id, number, kind, vat_code, provider)
      values (${schoolId}, ${accountId}, ${account.number}, ${account.kind}, ${account.vatCode}, ${account.provider ?? null})`)
    if (KEPT.has(account.kind)) await openKeptAccount(tx, { schoolId, accountId })
  }
}

/**
 * A reader of charts that remembers: a school's accounts are opened once and never change.
 * @throws when a school has no accounts
 */
export function rememberCharts(): (db: Queryable, schoolId: number) => Promise<ChartOfAccounts> {
  const known = new Map<number, ChartOfAccounts>()
  return async (db, schoolId) => {
    const remembered = known.get(schoolId)
    if (remembered) return remembered
    const chart = await readChart(db, schoolId)
    known.set(schoolId, chart)
    return chart
  }
}

async function readChart(db: Queryable, schoolId: number): Promise<ChartOfAccounts> {
  const all = await rows<Account>(
    db,
    sql`
      select id as "accountId", number, kind, vat_code as "vatCode", provider
      from account
      where school_id = ${schoolId}
      order by number`,
  )
  if (all.length === 0) throw new Error(`school ${schoolId} has no accounts`)
  const sales: Partial<Record<VatCode, string>> = {}
  const clearing: Partial<Record<ProviderName, string>> = {}
  const byKind: Partial<Record<AccountKind, string>> = {}
  for (const account of all) {
    if (account.vatCode) sales[account.vatCode] = account.accountId
    else if (account.provider) clearing[account.provider] = account.accountId
    else byKind[account.kind] = account.accountId
  }
  return { sales: sales as ChartOfAccounts['sales'], clearing: clearing as ChartOfAccounts['clearing'], byKind: byKind as ChartOfAccounts['byKind'], all }
}
