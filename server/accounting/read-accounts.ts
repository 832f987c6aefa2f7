import type { Queryable } from '../../database/connect.ts'
import { addDays, isDay, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { balancesAt, daySums, dayVat, type OperatorFacts, salesAccountsOf, schoolsOf, vatBefore } from './store.ts'
import { type DaySum, type DayVat, makeVouchers, VAT_ACCOUNTS } from './vouchers.ts'
import type { Accounts } from './write-saf-t.ts'

/** The last day of a month: "2026-02" → "2026-02-28". */
const lastDayOf = (month: string) => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

/** True for "2026-01", not for "2026-13". */
export const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)

/**
 * An operator's bookkeeping for whole months, read from the ledgers of all its schools, one school at a time.
 * @throws when a ledger's sales are not its purchases' lines, which `verify` explains
 */
export async function readAccounts(
  db: Queryable,
  { operator, months, now, softwareVersion }: { operator: OperatorFacts; months: { first: string; last: string }; now: Date; softwareVersion: string },
): Promise<Accounts> {
  const from = startOfNorwegianDay(`${months.first}-01`)
  const until = startOfNorwegianDay(addDays(lastDayOf(months.last), 1))
  const schools = await schoolsOf(db, operator.operatorId)
  const sums: DaySum[] = []
  const vat: DayVat[] = []
  const openingOre = new Map<string, number>()
  const add = (account: string, amountOre: number) => openingOre.set(account, (openingOre.get(account) ?? 0) + amountOre)
  let salesAccounts: { number: string; vatCode: DayVat['vatCode'] }[] = []
  for (const { schoolId } of schools) {
    sums.push(...(await daySums(db, { schoolId, from, until })))
    vat.push(...(await dayVat(db, { schoolId, from, until })))
    salesAccounts = await salesAccountsOf(db, schoolId)
    for (const { number, amountOre } of await balancesAt(db, { schoolId, at: from })) add(number, amountOre)
    for (const { vatCode, vatOre } of await vatBefore(db, { schoolId, at: from })) {
      const [account, sales] = [VAT_ACCOUNTS[vatCode], salesAccounts.find((each) => each.vatCode === vatCode)?.number]
      if (!account || !sales || vatOre === 0) continue
      add(account, -vatOre)
      add(sales, vatOre)
    }
  }
  return {
    operator,
    schools,
    months,
    madeOn: norwegianTime(now).date,
    softwareVersion,
    openingOre,
    vouchers: makeVouchers(sums, vat, new Map(salesAccounts.map(({ number, vatCode }) => [number, vatCode]))),
  }
}
