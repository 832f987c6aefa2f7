import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { standingOfRow } from '../relations/index.ts'
import { schoolsWithRelations, type WalletRow, walletsAt } from './wallet-store.ts'

export type WalletSummary = RouteReply<'GET /api/session'>['wallets'][number]

const MOST_SCHOOLS = 20
const MOST_WALLETS_A_SCHOOL = 30

/** Every wallet a person may see: their own, and those of the children they look after now. */
export async function walletsOf(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<WalletSummary[]> {
  const wallets: WalletSummary[] = []
  for (const schoolId of await schoolsWithRelations(db, { personId, limit: MOST_SCHOOLS })) {
    const found = await walletsAt(db, { personId, schoolId, now, limit: MOST_WALLETS_A_SCHOOL })
    wallets.push(...found.flatMap((row) => summaryOf(row, { personId, now }) ?? []))
  }
  return wallets.toSorted((one, other) => Number(other.relation === 'own') - Number(one.relation === 'own'))
}

/** One of them, or null when the person may not see it. */
export async function walletOf(
  db: Queryable,
  { personId, schoolId, walletId, now }: { personId: string; schoolId: number; walletId: string; now: Date },
): Promise<WalletSummary | null> {
  const found = await walletsAt(db, { personId, schoolId, now, limit: MOST_WALLETS_A_SCHOOL })
  const wallet = found.find((each) => each.walletId === walletId)
  return wallet ? summaryOf(wallet, { personId, now }) : null
}

function summaryOf(row: WalletRow, viewer: { personId: string; now: Date }): WalletSummary | null {
  const standing = standingOfRow(row, viewer)
  if (!standing) return null
  const { schoolId, walletId, schoolName, firstName, lastName, balanceOre } = row
  const { operatorId, operatorName, organisationNumber, isVatRegistered, address, postalCode, city, email, phone } = row
  const operator = { operatorId, name: operatorName, organisationNumber, isVatRegistered, address, postalCode, city, email, phone }
  return { schoolId, walletId, schoolName, firstName, lastName, balanceOre, ...standing, operator }
}
